import { expect, test } from "vitest";
import type { IndexRow } from "#contract/published/figure-tables.ts";
import { newestIndices } from "./newest-indices.ts";

const index = (city: string, indicator: string, period: string): IndexRow => ({
  ...{ release: "2017Q4", city, indicator, period, period_kind: "four_quarter", against: "start" },
  ...{ base: "2008Q1..2008Q4", index: 110, ci_lower: 101, ci_upper: 120, se: 4, df: 12, verdict: "above" },
});

test("an index of a period before is not shown among those of the newest", () => {
  const [old, now] = ["2016Q4..2017Q3", "2017Q1..2017Q4"];
  const rows = [
    index("jilin", "satisfaction", old),
    index("jilin", "unemployment_rate", old),
    index("jilin", "unemployment_rate", now),
    index("wuhan", "satisfaction", now),
  ];
  expect(newestIndices(rows, "jilin")).toEqual([index("jilin", "unemployment_rate", now)]);
  expect(newestIndices(rows, "weihai")).toEqual([]);
});
