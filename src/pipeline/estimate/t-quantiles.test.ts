import { existsSync, readFileSync } from "node:fs";
import { csvParse } from "d3";
import { describe, expect, test } from "vitest";
import { tQuantileRows, tTable } from "./t-quantiles.ts";

const REFERENCE = new URL("../../../../../shared/reference/sql/tq.csv", import.meta.url);
const absent = !existsSync(REFERENCE);

describe.skipIf(absent)(`reference t quantiles${absent ? " (skipped: ../shared is not here)" : ""}`, () => {
  test("are met for every number of degrees of freedom to 1e-12", () => {
    const reference = csvParse(readFileSync(REFERENCE, "utf8"));
    const rows = tQuantileRows();
    expect(reference.length).toBeGreaterThan(900);
    for (const { df, t975 } of reference) {
      const ours = rows[Number(df) - 1]?.t975 ?? Number.NaN;
      expect(Math.abs(ours / Number(t975) - 1)).toBeLessThan(1e-12);
    }
  });
});

test("the quantiles that everybody knows", () => {
  const t = tTable(tQuantileRows());
  expect(t(1).t75).toBeCloseTo(1, 12);
  expect(t(1).t975).toBeCloseTo(12.706_204_736, 8);
  expect(t(1000).t975).toBeCloseTo(1.962_339_081, 8);
});

test.each([0, 1001, 1.5, Number.NaN])("%d degrees of freedom are refused", (df) => {
  expect(() => tTable(tQuantileRows())(df)).toThrow(/expected 1\.\.1000/);
});
