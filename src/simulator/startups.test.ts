import { expect, test } from "vitest";
import { parseCsv, toCsv } from "#contract/csv.ts";
import { type StartupRow, startupsTable } from "#contract/input/input-tables.ts";
import { quarterIndex, quarterRange } from "#contract/quarter.ts";
import { GROUPS } from "./entrepreneur-groups.ts";
import { profileOf } from "./profiles.ts";
import { simulateStartups } from "./startups.ts";

const quarters = quarterRange("2008Q1..2017Q4");
const profile = { ...profileOf("liaoyuan"), supported: 60 };
const simulated = simulateStartups("liaoyuan", profile, 5, quarters);
const rows = simulated.flatMap((quarter) => quarter.register);
const lives = Map.groupBy(rows, (row) => row.startup_id);
const ageOf = (row: StartupRow) => quarterIndex(row.quarter) - quarterIndex(row.supported_quarter);

test("a start-up has a row a quarter from its support until it ends or is 42 months old", () => {
  for (const life of lives.values()) {
    expect(life.map(ageOf)).toEqual(life.map((_, age) => age));
    expect(life.slice(0, -1).every((row) => row.alive)).toBe(true);
    const last = life.at(-1);
    const stops = last?.alive === false || (last && ageOf(last) === 14) || last?.quarter === "2017Q4";
    expect(stops).toBe(true);
    expect(new Set(life.map((row) => `${row.supported_quarter} ${row.group}`)).size).toBe(1);
  }
  expect([...lives.values()].some((life) => life.length === 15 && life.at(-1)?.alive)).toBe(true);
});

test("nobody ends in the quarter of support, and who has ended has no employees", () => {
  const newly = rows.filter((row) => ageOf(row) === 0);
  expect(newly.length).toBe(lives.size);
  expect(newly.every((row) => row.alive)).toBe(true);
  const ended = rows.filter((row) => row.alive === false);
  expect(ended.length).toBeGreaterThan(500);
  expect(ended.every((row) => row.jobs === 0)).toBe(true);
});

test.each([
  [1, 4],
  [5, 9],
  [10, 14],
])("4.5 %% of the start-ups end in a quarter, at ages %i to %i", (from, to) => {
  const at = rows.filter((row) => ageOf(row) >= from && ageOf(row) <= to);
  const exit = at.filter((row) => !row.alive).length / at.length;
  const se = Math.sqrt((0.045 * 0.955) / at.length);
  expect(Math.abs(exit - 0.045)).toBeLessThan(3 * se);
});

test.each([4, 8, 12])("a cohort survives %i quarters as the design says", (k) => {
  const cohorts = simulated.slice(0, -k).reduce((sum, { truth }) => sum + truth.supported, 0);
  const alive = simulated.reduce((sum, { truth }) => sum + (truth.alive[k] ?? 0), 0);
  const design = 0.955 ** k;
  const se = Math.sqrt((design * (1 - design)) / cohorts);
  expect(Math.abs(alive / cohorts - design)).toBeLessThan(3 * se);
});

test("about as many are supported as the profile says, a quarter of them without employees", () => {
  const newly = rows.filter((row) => ageOf(row) === 0);
  expect(newly.length / quarters.length).toBeGreaterThan(56);
  expect(newly.length / quarters.length).toBeLessThan(64);
  const alone = newly.filter((row) => row.jobs === 0).length / newly.length;
  // Log-normal draws below a half also round to nobody: about 4 %.
  expect(alone).toBeGreaterThan(0.25);
  expect(alone).toBeLessThan(0.34);
  const mean = newly.reduce((sum, row) => sum + (row.jobs ?? 0), 0) / newly.length;
  expect(mean / profile.multiplier).toBeGreaterThan(0.9);
  expect(mean / profile.multiplier).toBeLessThan(1.1);
  expect(Math.max(...newly.map((row) => row.jobs ?? 0))).toBeLessThanOrEqual(300);
});

test("those who live grow by about 2 % a quarter", () => {
  const old = [...lives.values()].filter((life) => life.length === 15 && life[14]?.alive);
  const jobsAt = (age: number) => old.reduce((sum, life) => sum + (life[age]?.jobs ?? 0), 0);
  expect(jobsAt(14) / jobsAt(0)).toBeCloseTo(1.02 ** 14, 1);
});

test("every group of the programme turns up with about its share", () => {
  const groups = Map.groupBy(lives.values(), ([first]) => first?.group);
  for (const [group, share] of GROUPS) {
    expect((groups.get(group)?.length ?? 0) / lives.size / share).toBeGreaterThan(0.7);
    expect((groups.get(group)?.length ?? 0) / lives.size / share).toBeLessThan(1.3);
  }
});

test("the truth counts what the register says", () => {
  simulated.forEach(({ truth, register }, t) => {
    const living = register.filter((row) => row.alive);
    expect(truth.alive).toHaveLength(15);
    truth.alive.forEach((count, age) => {
      expect(count).toBe(living.filter((row) => ageOf(row) === age).length);
    });
    expect(truth.supported).toBe(truth.alive[0]);
    expect(truth.jobs).toBe(living.reduce((sum, row) => sum + (row.jobs ?? 0), 0));
    expect(truth.alive.slice(t + 1).every((count) => count === 0)).toBe(true);
  });
});

test("the same seed gives the same register, another seed or city another", () => {
  expect(simulateStartups("liaoyuan", profile, 5, quarters)).toEqual(simulated);
  const registers = [simulateStartups("liaoyuan", profile, 6, quarters)];
  registers.push(simulateStartups("siping", profile, 5, quarters));
  for (const other of registers) {
    expect(other.map((quarter) => quarter.truth)).not.toEqual(simulated.map((quarter) => quarter.truth));
  }
});

test("later quarters change nothing of the earlier ones", () => {
  expect(simulateStartups("liaoyuan", profile, 5, quarters.slice(0, 20))).toEqual(simulated.slice(0, 20));
});

test("the contract reads back what was written", () => {
  expect(parseCsv(startupsTable, toCsv(startupsTable, rows), "startups.csv")).toEqual(rows);
});
