import { expect, test } from "vitest";
import type { AdministrativeCountRow } from "#contract/published/context-tables.ts";
import type { TargetRow } from "#contract/registry/registry-tables.ts";
import {
  completionsOf,
  registeredRates,
  shareToDate,
  targetPoints,
  yearlyCompletions,
  yearlyPoints,
} from "./completion.ts";

const target = (indicator: string, value: number, part: Partial<TargetRow> = {}): TargetRow => ({
  ...{ city: "weihai", indicator, from_year: 2009, to_year: null, basis: "per_year", value },
  ...{ bound: null, concept: "administrative", chart: "none", scored: false },
  ...{ source_title: "", source_copy: "original" },
  ...part,
});
const counts = (measure: string, values: readonly (number | null)[]): AdministrativeCountRow[] =>
  values.map((value, i) => ({
    ...{ city: "weihai", quarter: `2016Q${i + 1}`, measure, group: null, value },
    conf_status: value === null ? "confidential" : "free",
  }));

test("a yearly target is held against the count from the start of the year", () => {
  const found = completionsOf([target("trained", 400)], counts("trained", [100, 120, 80, 140]), "2016Q3");
  expect(found.map(({ count, share }) => [count, share])).toEqual([[300, 0.75]]);
});

test("nothing is said where a quarter is missing or confidential, and nothing is extrapolated", () => {
  expect(completionsOf([target("trained", 400)], counts("trained", [100, null, 80, 140]), "2016Q4")).toEqual(
    [],
  );
  expect(completionsOf([target("trained", 400)], counts("trained", [100]), "2016Q2")).toEqual([]);
});

test("targets out of force and targets of other windows are left out", () => {
  const rows = counts("trained", [100, 100, 100, 100]);
  expect(completionsOf([target("trained", 400, { to_year: 2015 })], rows, "2016Q4")).toEqual([]);
  expect(completionsOf([target("trained", 400, { basis: "year_average" })], rows, "2016Q4")).toEqual([]);
});

test("points are pro rata above and below, shared evenly, and only of a whole year", () => {
  const rows = [...counts("trained", [100, 100, 100, 100]), ...counts("jobs_driven", [150, 150, 150, 150])];
  const both = [target("trained", 800), target("jobs_driven", 400)];
  expect(targetPoints(completionsOf(both, rows, "2016Q4"))).toBe(50);
  expect(targetPoints(completionsOf(both.slice(0, 1), rows, "2016Q4"))).toBe(25);
  expect(targetPoints(completionsOf(both, rows, "2016Q3"))).toBeNull();
  expect(targetPoints([])).toBeNull();
});

const yearBefore = (rows: readonly AdministrativeCountRow[]) =>
  rows.map((row) => ({ ...row, quarter: row.quarter.replace("2016", "2015") }));

test("every whole year of the window is told, also when it is over", () => {
  const rows = counts("trained", [100, 120, 80, 100]);
  const all = [...rows, ...yearBefore(rows)];
  const closed = target("trained", 800, { to_year: 2015 });
  expect(yearlyCompletions(closed, all).map(({ quarter, share }) => [quarter, share])).toEqual([
    ["2015Q4", 0.5],
  ]);
  expect(yearlyPoints([closed], all)).toEqual([{ year: 2015, counted: 1, points: 25 }]);
  expect(yearlyPoints([target("trained", 400)], all.slice(1)).map(({ year }) => year)).toEqual([2015]);
  expect(yearlyPoints([closed], [])).toEqual([]);
});

test("a registered rate is that of the year's end, from counts alone", () => {
  const stocks = [
    ...counts("registered_unemployed", [50, 50, 50, 30]),
    ...counts("urban_labour_force", [1000, 1000, 1000, 1000]),
  ];
  expect(registeredRates({ from_year: 2016, to_year: null }, stocks)).toEqual([{ year: 2016, share: 0.03 }]);
  expect(registeredRates({ from_year: 2010, to_year: 2015 }, stocks)).toEqual([]);
  expect(registeredRates({ from_year: 2016, to_year: null }, stocks.slice(0, 4))).toEqual([]);
});

test("a share to date needs both counts whole, and something to be a share of", () => {
  const of = { part: "loans_repaid", whole: "loans_due" };
  const due = counts("loans_due", [100, 100, 50, 50]);
  const repaid = counts("loans_repaid", [97, 95, 48, 50]);
  expect(shareToDate([...due, ...repaid], of, "2016Q2")).toBe(0.96);
  expect(shareToDate([...due, ...repaid.slice(1)], of, "2016Q2")).toBeNull();
  expect(shareToDate([...counts("loans_due", [0]), ...counts("loans_repaid", [0])], of, "2016Q1")).toBeNull();
});
