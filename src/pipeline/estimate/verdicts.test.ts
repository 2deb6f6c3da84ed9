import { expect, test } from "vitest";
import { plainIndicator } from "#contract/registry/plain-indicator.ts";
import type { TargetRow } from "#contract/registry/registry-tables.ts";
import type { Combination } from "./combination.ts";
import {
  boundaryOf,
  changeVerdict,
  coefficientOfVariation,
  qualityOf,
  scoredTarget,
  statusOf,
  targetVerdict,
} from "./verdicts.ts";

const rate = plainIndicator({ id: "unemployment_rate" });
const ratio = plainIndicator({ id: "jobs_multiplier", interval: "log" });
const growth = plainIndicator({ id: "employment_growth", interval: "t", unit: "percent_change" });
const figure = (estimate: number, se: number, y = 5, x = 100) =>
  ({ estimate, variance: se ** 2, y, x }) as Combination;

test("only an interval that leaves 0 out says rise or fall", () => {
  expect(changeVerdict({ lower: 0.001, upper: 0.02 })).toBe("rise");
  expect(changeVerdict({ lower: -0.02, upper: -0.001 })).toBe("fall");
  expect(changeVerdict({ lower: -0.01, upper: 0.01 })).toBe("no_change_demonstrated");
  expect(changeVerdict({ lower: 0, upper: 0 })).toBe("no_change_demonstrated");
});

test("only an interval that leaves the target out says below or above", () => {
  expect(targetVerdict({ lower: 0.02, upper: 0.039 }, 0.04)).toBe("below");
  expect(targetVerdict({ lower: 0.041, upper: 0.06 }, 0.04)).toBe("above");
  expect(targetVerdict({ lower: 0.03, upper: 0.04 }, 0.04)).toBe("not_distinguishable");
  const crumbs = (100 * (0.1 + 0.2)) / 0.3;
  expect(crumbs).toBeGreaterThan(100);
  expect(targetVerdict({ lower: crumbs, upper: crumbs }, 100)).toBe("not_distinguishable");
  expect(targetVerdict({ lower: 100 - 1e-13, upper: 100 - 1e-13 }, 100)).toBe("not_distinguishable");
});

test.each([
  [0.05, 19, "A"],
  [0.1, 19, "B"],
  [0.165, 19, "C"],
  [0.3, 19, "E"],
  [0.34, 19, "F"],
  [0.05, 7, "D"],
  [0.3, 7, "E"],
  [null, 7, "D"],
  [null, 8, null],
] as const)("a coefficient of variation of %s with %d degrees of freedom is quality %s", (cv, df, letter) => {
  expect(qualityOf(cv, df)).toBe(letter);
});

test("a rate above a third in coefficient of variation is not published, growth has none", () => {
  expect(statusOf(rate, figure(0.04, 0.014))).toBe("unreliable");
  expect(statusOf(rate, figure(0.04, 0.013))).toBe("normal");
  expect(statusOf(growth, figure(0.001, 0.5))).toBe("normal");
});

test("a ratio without events is not published, a rate without events is", () => {
  expect(statusOf(ratio, figure(0, 0, 0))).toBe("no_events");
  expect(statusOf(rate, figure(0, 0, 0))).toBe("normal");
});

test("a rate of nobody or of everybody has no standard error and so no quality A", () => {
  expect(boundaryOf(rate, figure(0, 0, 0))).toBe(0);
  expect(boundaryOf(rate, figure(1, 0, 100, 100))).toBe(1);
  expect(boundaryOf(ratio, figure(1, 0.1, 100, 100))).toBeNull();
  expect(coefficientOfVariation(rate, figure(1, 0, 100, 100))).toBeNull();
});

const target = {
  ...{ city: "changchun", indicator: "x", from_year: 2014, to_year: 2016, value: 0.04, scored: true },
  chart: "unemployment_rate",
} as TargetRow;
test("targets are scored for whole years only, in their years, and only where they may be", () => {
  const scored = (kind: "quarter" | "year", period: string, row = target) =>
    scoredTarget([row], rate, kind, period)?.value ?? null;
  expect(scored("year", "2015")).toBe(0.04);
  expect(scored("quarter", "2015Q4")).toBeNull();
  expect(scored("year", "2017")).toBeNull();
  expect(scored("year", "2017", { ...target, to_year: null })).toBe(0.04);
  expect(scored("year", "2015", { ...target, scored: false })).toBeNull();
});
