import { expect, test } from "vitest";
import type { EstimateRow } from "#contract/published/figure-tables.ts";
import type { BenchmarkRow } from "#contract/published/moment-tables.ts";
import { comparableRows, comparableUnit } from "./comparable.ts";

const persons = { unit: "persons", factor: { of: "labour_force" } } as const;
const row: EstimateRow = {
  ...{ release: "2017Q4", city: "wuhan", period: "2017Q1..2017Q4", period_kind: "four_quarter" },
  ...{ indicator: "new_jobs", domain: "urban", estimate: 600, ci_lower: 500, ci_upper: 720 },
  ...{ ci_lower_50: 560, ci_upper_50: 640, se: 50, df: 9, cv: 0.083, quality: "B", n_responding: 20 },
  ...{ verdict_change: null, verdict_target: null, imputed_share: null },
  ...{ obs_status: "normal", conf_status: "free" },
};
const force = (quarter: string, cell: string, known_total: number): BenchmarkRow => ({
  ...{ city: "wuhan", survey: "community", quarter, cell, measure: "labour_force", known_total },
});
const year = [900, 1000, 1000, 1100].map((total, i) => force(`2017Q${i + 1}`, "urban", total));

test("persons become a share of the mean labour force, limits and error with them", () => {
  const [share] = comparableRows([row], persons, [...year, force("2017Q1", "rural", 5000)]);
  expect(share).toMatchObject({
    estimate: 0.6,
    ci_lower: 0.5,
    ci_upper: 0.72,
    se: 0.05,
    df: 9,
    quality: "B",
  });
});

test("a quarter without a known labour force leaves no figure, and says why", () => {
  const [share] = comparableRows([row], persons, year.slice(1));
  expect(share).toMatchObject({ estimate: null, se: null, obs_status: "no_known_total" });
});

test("a city that has no figure keeps its own reason", () => {
  const absent: EstimateRow = { ...row, estimate: null, obs_status: "too_few_units" };
  expect(comparableRows([absent], persons, [])[0]?.obs_status).toBe("too_few_units");
});

test("rates stay as they are, and a count without a total to divide by has no comparable unit", () => {
  const rate = { unit: "percent", factor: null } as const;
  expect(comparableRows([row], rate, [])).toStrictEqual([row]);
  expect(comparableUnit(rate)).toBe("percent");
  expect(comparableUnit(persons)).toBe("percent");
  expect(comparableUnit({ unit: "persons", factor: null })).toBeNull();
});
