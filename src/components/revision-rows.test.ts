import { expect, test } from "vitest";
import type { Indicator } from "#contract/registry.ts";
import type { RevisionRow } from "#contract/release-tables.ts";
import { headlineRevisions, largestMoves, revisedCities } from "./revision-rows.ts";

const indicators = [
  { id: "unemployment_rate", headline: true },
  { id: "new_jobs", headline: true },
  { id: "hire_rate", headline: false },
] as Indicator[];

const row: RevisionRow = {
  ...{ release: "2017Q4", city: "changchun", period: "2017Q3", period_kind: "quarter", domain: "urban" },
  ...{ indicator: "unemployment_rate", revised: "value", first_release: "2017Q3", first_estimate: 0.04 },
  ...{ first_lower: 0.03, first_upper: 0.05, previous_release: "2017Q3", previous_estimate: 0.04 },
  ...{ estimate: 0.043, lower: 0.034, upper: 0.052, within_first: true, reason: "late_returns" },
  ...{ verdict_first: null, verdict_before: null, verdict_after: null },
  ...{ obs_status_before: null, obs_status_after: null },
};

test("headline indicators of quarters and four quarters are shown", () => {
  const rows = [row, { ...row, indicator: "hire_rate" }, { ...row, period_kind: "year" } as const];
  expect(headlineRevisions(rows, indicators)).toEqual([row]);
});

test("a figure's revisions stay together; figures go from the newest period back, by indicator", () => {
  const again = { ...row, release: "2018Q1" };
  const older = { ...row, period: "2017Q2" };
  const pooled = { ...row, period: "2016Q4..2017Q3", period_kind: "four_quarter" } as const;
  const jobs = { ...row, indicator: "new_jobs" };
  const rows = [jobs, older, pooled, row, { ...row, city: "jilin" }, again];
  const cities = revisedCities(rows, indicators, ["2017Q4", "2018Q1"], ["jilin", "changchun", "siping"]);
  expect(cities.map(({ city }) => city)).toEqual(["jilin", "changchun"]);
  const own = cities[1]?.figures.map(({ first, revisions }) => [
    first.indicator,
    first.period,
    revisions.length,
  ]);
  expect(own).toEqual([
    ["unemployment_rate", "2017Q3", 2],
    ["unemployment_rate", "2016Q4..2017Q3", 1],
    ["unemployment_rate", "2017Q2", 1],
    ["new_jobs", "2017Q3", 1],
  ]);
});

test("a figure that only older releases revised is left to the file", () => {
  expect(revisedCities([row], indicators, ["2018Q4"], ["changchun"])).toEqual([]);
});

test("moves are compared by their first intervals", () => {
  const small = { ...row, estimate: 0.041 };
  const jobs = { ...row, previous_estimate: 1000, estimate: 1900, first_lower: 500, first_upper: 1500 };
  const shown = { ...row, previous_estimate: null, revised: "status" } as const;
  expect(largestMoves([small, row, shown, jobs], 2)).toEqual([jobs, row]);
});
