import { describe, expect, test } from "vitest";
import type { PanelRow } from "#contract/published/context-tables.ts";
import type { AlertRow, ChangeRow, EstimateRow } from "#contract/published/figure-tables.ts";
import type { AlertRule } from "#contract/registry/alert-rules.ts";
import type { TargetRow } from "#contract/registry/registry-tables.ts";
import { type AlertInput, alertsOf, ceilingOf } from "./alerts.ts";

const words = { name: { zh: "名", en: "name" }, threshold: { zh: "限", en: "line" } };
const said = { ...words, explanation: { zh: "释", en: "why" }, concerns: "economy" } as const;
const figure = { indicator: "unemployment_rate", period_kind: "four_quarter" } as const;
const ceiling: AlertRule = { id: "above", kind: "ceiling", ...figure, ...said };
const rise: AlertRule = { ...ceiling, id: "rise", kind: "change", period_kind: "quarter", verdict: "rise" };
const layoffs: AlertRule = { id: "layoffs", kind: "band", band_of: "tier_1", band: "6-10", ...said };
const response: AlertRule = { id: "response", kind: "response", below: 0.5, ...said, concerns: "data" };
const absent: AlertRule = { id: "absent", kind: "absent", indicators: ["unemployment_rate"], ...said };

const place = { release: "2016Q4", city: "changchun", indicator: "unemployment_rate", domain: "urban" };
const estimate: EstimateRow = {
  ...place,
  ...{ period: "2016Q1..2016Q4", period_kind: "four_quarter", estimate: 0.05, ci_lower: 0.045 },
  ...{ ci_upper: 0.0555, ci_lower_50: 0.048, ci_upper_50: 0.052, se: 0.0025, df: 10, cv: 0.05, quality: "A" },
  ...{ n_responding: 14, verdict_change: null, verdict_target: null, imputed_share: null },
  ...{ obs_status: "normal", conf_status: "free" },
};
const change: ChangeRow = {
  ...place,
  ...{ period: "2016Q4", from_period: "2015Q4", period_kind: "quarter", lag: 4, change: 0.01 },
  ...{ ci_lower: 0.006, ci_upper: 0.014, se: 0.0018, df: 10, verdict: "rise", verdict_joint: "rise" },
  obs_status: "normal",
};
const target: TargetRow = {
  ...{ city: "changchun", indicator: "unemployment_rate_annual_mean", from_year: 2014, to_year: 2016 },
  ...{ basis: "year_average", value: 0.04, bound: "at_most", concept: "urban_annual_mean" },
  ...{ chart: "unemployment_rate", scored: true, source_title: "plan", source_copy: "original" },
};
const alert: AlertRow = { city: "changchun", quarter: "2016Q4", rule: "tier_1", band: "6-10" };
const panel: PanelRow = {
  ...{ city: "changchun", quarter: "2016Q4", survey: "community", group: "all", listed: 20, responded: 9 },
  ...{ imputed_share: null, growing: 0, level: 0, shrinking: 0 },
};
// As if t(0.9975) were half as large again as t(0.975), whatever the degrees of freedom.
const tQuantiles = Array.from({ length: 20 }, (_, i) => ({ df: i + 1, t75: 0.7, t975: 2, t9975: 3 }));
const indicators = [{ id: "unemployment_rate", interval: "t" }] as unknown as AlertInput["indicators"];

function ids(change: Partial<AlertInput>): string[] {
  const none = { estimates: [], changes: [], alerts: [], targets: [target], indicators, tQuantiles };
  return alertsOf({ ...none, rules: [], quarter: "2016Q4", ...change }).map(
    ({ rule, city }) => `${rule} ${city}`,
  );
}

describe("a ceiling", () => {
  const fires = (row: Partial<EstimateRow>, change: Partial<AlertInput> = {}) =>
    ids({ rules: [ceiling], estimates: [{ ...estimate, ...row }], ...change });

  test("fires where the whole 99.5 % interval lies above it", () => {
    expect(fires({})).toEqual(["above changchun"]);
  });

  test("does not fire where only the 95 % interval does", () => {
    // 0.0465 - 0.005 = 0.0415 is above 0.04; 0.0465 - 0.0075 = 0.039 is not.
    expect(fires({ estimate: 0.0465, ci_lower: 0.0415, ci_upper: 0.0515 })).toEqual([]);
  });

  test("says nothing outside the target's years, of another concept, of a lower bound, or of another city", () => {
    const later = { period: "2016Q2..2017Q1" };
    expect(fires(later, { quarter: "2017Q1" })).toEqual([]);
    expect(fires({}, { targets: [{ ...target, scored: false }] })).toEqual([]);
    expect(fires({}, { targets: [{ ...target, bound: "at_least" }] })).toEqual([]);
    expect(fires({ city: "elsewhere" })).toEqual([]);
    expect(ceilingOf([{ ...target, to_year: null }], "changchun", "unemployment_rate", "2030Q1")?.value).toBe(
      0.04,
    );
  });

  test("says nothing of a figure that is not published", () => {
    const blank = { estimate: null, ci_lower: null, ci_upper: null, se: null, df: null };
    expect(fires({ ...blank, obs_status: "too_few_units" })).toEqual([]);
    expect(fires({ conf_status: "confidential" })).toEqual([]);
  });
});

describe("a change", () => {
  const fires = (row: Partial<ChangeRow>) => ids({ rules: [rise], changes: [{ ...change, ...row }] });

  test("fires on the joint verdict of the same quarter a year earlier", () => {
    expect(fires({})).toEqual(["rise changchun"]);
  });

  test("does not fire on the verdict of one city by itself, a fall, the quarter before, or another quarter", () => {
    expect(fires({ verdict_joint: "no_change_demonstrated" })).toEqual([]);
    expect(fires({ verdict_joint: "fall" })).toEqual([]);
    expect(fires({ lag: 1 })).toEqual([]);
    expect(fires({ period: "2016Q3" })).toEqual([]);
  });
});

test("a band fires from its line on, in its quarter and by its own count only", () => {
  const fires = (row: Partial<AlertRow>) => ids({ rules: [layoffs], alerts: [{ ...alert, ...row }] });
  expect(fires({})).toEqual(["layoffs changchun"]);
  expect(fires({ band: ">10" })).toEqual(["layoffs changchun"]);
  expect(fires({ band: "3-5" })).toEqual([]);
  expect(fires({ rule: "tier_2" })).toEqual([]);
  expect(fires({ quarter: "2016Q3" })).toEqual([]);
});

test("response is low below half of the panel, not at half, and unknown without a panel", () => {
  const fires = (row: Partial<PanelRow>) => ids({ rules: [response], panel: [{ ...panel, ...row }] });
  expect(fires({})).toEqual(["response changchun"]);
  expect(fires({ responded: 10 })).toEqual([]);
  expect(fires({ group: "urban" })).toEqual([]);
  expect(fires({ listed: 0, responded: 0 })).toEqual([]);
  expect(ids({ rules: [response] })).toEqual([]);
});

test("a figure is missing only where the city has had one before", () => {
  const quarter = { ...estimate, period: "2016Q3", period_kind: "quarter" } as const;
  const none = { ...quarter, period: "2016Q4", estimate: null, obs_status: "not_collected" } as const;
  const fires = (...estimates: EstimateRow[]) => ids({ rules: [absent], estimates });
  expect(fires(quarter, none)).toEqual(["absent changchun"]);
  expect(fires(none)).toEqual([]);
  expect(fires(quarter)).toEqual([]);
  expect(fires(quarter, { ...none, obs_status: "purposive_panel" })).toEqual([]);
});

test("alerts come by rule and then by city, whatever the order of rows", () => {
  const rows = ["wuhan", "baishan", "changchun"].map((city) => ({ ...alert, city }));
  const changes = [change];
  const expected = ["rise changchun", "layoffs baishan", "layoffs changchun", "layoffs wuhan"];
  expect(ids({ rules: [rise, layoffs], alerts: rows, changes })).toEqual(expected);
  expect(ids({ rules: [rise, layoffs], alerts: rows.toReversed(), changes })).toEqual(expected);
});
