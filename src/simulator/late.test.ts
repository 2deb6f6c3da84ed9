import { expect, test } from "vitest";
import { quarterRange } from "#contract/quarter.ts";
import { firstRows } from "./late.ts";
import { simulateCity } from "./simulate-city.ts";

const quarters = quarterRange("2008Q1..2012Q4");
const simulated = simulateCity("liaoyuan", 5, quarters);
const late = simulated.quarters.map((quarter) => quarter.late);

test("about one enterprise in twenty is late, and one or two of twenty communities", () => {
  const share = late.reduce((n, { enterprises }) => n + enterprises.length, 0) / (400 * quarters.length);
  expect(share).toBeGreaterThan(0.035);
  expect(share).toBeLessThan(0.055);
  expect(new Set(late.map(({ communities }) => communities.length))).toEqual(new Set([1, 2]));
});

test("late returns come after the release of their quarter and before that of the next", () => {
  late.forEach(({ received }, i) => {
    const [year, months] = [2008, 3 * (i + 1)];
    const days = (Date.parse(received) - Date.UTC(year, months, 0)) / 86_400_000;
    expect(days).toBeGreaterThanOrEqual(72);
    expect(days).toBeLessThanOrEqual(78);
  });
  expect(simulateCity("liaoyuan", 5, ["2017Q2"]).quarters[0]?.late.received).toMatch(/^2017-09-1\d$/);
});

test("a late unit refuses in the quarter's own file, or stands there with a number that no hard edit finds", () => {
  let [silent, wrong] = [0, 0];
  for (const { first, last } of late.flatMap(({ enterprises }) => enterprises)) {
    expect(last.status).toBe("active");
    if (first.status === "refused") {
      expect([first.employees_start, first.employees_end, first.hires, first.vacancies]).toEqual(
        Array(4).fill(null),
      );
      silent++;
    } else {
      const [start, hires, separations] = [first.employees_start, first.hires, first.separations];
      expect((start ?? 0) + (hires ?? 0) - (separations ?? 0)).toBe(first.employees_end);
      expect(first).not.toEqual(last);
      expect([start, first.employees_end]).toEqual([last.employees_start, last.employees_end]);
      wrong++;
    }
  }
  expect(wrong).toBeGreaterThan(10);
  expect(silent).toBeGreaterThan(4 * wrong);
  for (const { first, last } of late.flatMap(({ communities }) => communities)) {
    if (first.status === "refused") expect(first).toMatchObject({ labour_force: null, unemployed: null });
    else expect(first.unemployed).not.toBe(last.unemployed);
    expect(first.unemployed ?? 0).toBeLessThanOrEqual(first.labour_force ?? 0);
  }
});

test("many of the late enterprises are late together with others of their size and sector", () => {
  const groups = late.flatMap(({ enterprises }) => [
    ...Map.groupBy(
      enterprises,
      ({ last }) => `${last.size === "large" ? "medium" : last.size}/${last.sector}`,
    ),
  ]);
  const inGroups = groups
    .filter(([, group]) => group.length >= 3)
    .reduce((n, [, group]) => n + group.length, 0);
  const all = groups.reduce((n, [, group]) => n + group.length, 0);
  expect(inGroups / all).toBeGreaterThan(0.6);
  expect(inGroups / all).toBeLessThan(0.95);
});

test("with what came late put in its place, a quarter's own file holds the returns as they are", () => {
  for (const { enterprises, communities, late } of simulated.quarters) {
    const first = firstRows(enterprises, late.enterprises);
    expect(first.filter((row, i) => row !== enterprises[i])).toEqual(
      late.enterprises.map((one) => one.first),
    );
    const lasts = new Map(late.enterprises.map(({ last }) => [last.enterprise_id, last]));
    expect(first.map((row) => lasts.get(row.enterprise_id) ?? row)).toEqual(enterprises);
    for (const area of ["urban", "rural"] as const) {
      const answered = firstRows(communities, late.communities).filter(
        (row) => row.area === area && row.status === "responded",
      );
      expect(answered.length).toBeGreaterThanOrEqual(4);
    }
  }
});

test("no return with a planned mistake is late", () => {
  const city = simulateCity("changchun", 20140812, quarterRange("2008Q1..2017Q4"));
  expect(city.mistakes.length).toBeGreaterThan(0);
  for (const { quarter, late } of city.quarters) {
    const units = [
      ...late.communities.map(({ last }) => last.community_id),
      ...late.enterprises.map(({ last }) => last.enterprise_id),
    ];
    for (const mistake of city.mistakes)
      if (mistake.quarter === quarter) expect(units).not.toContain(mistake.unit);
  }
});
