import { expect, test } from "vitest";
import { boundaryLimits, limits, smooth, wholeDf } from "./interval.ts";

test.each([
  [14.999_999_9, 15],
  [14.9, 14],
  [0.2, 1],
  [4000, 1000],
])("df %d is taken as %d", (df, whole) => {
  expect(wholeDf(df)).toBe(whole);
});

test("the t interval is symmetric", () => {
  expect(limits("t", 0.01, 0.0004, 2, 1)).toStrictEqual({ lower: -0.03, upper: 0.05 });
});

test("the log interval is symmetric in factors and never reaches 0", () => {
  const { lower, upper } = limits("log", 4, 1, 2, 1);
  expect(lower).toBeCloseTo(4 * Math.exp(-0.5), 12);
  expect(upper).toBeCloseTo(4 * Math.exp(0.5), 12);
});

test("the logit interval stays between 0 and 1 and is symmetric on the logit scale", () => {
  const { lower, upper } = limits("logit", 0.04, 0.0004, 3, 1);
  const logit = (p: number) => Math.log(p / (1 - p));
  expect(lower).toBeGreaterThan(0);
  expect((logit(lower) + logit(upper)) / 2).toBeCloseTo(logit(0.04), 12);
  expect(logit(upper) - logit(0.04)).toBeCloseTo((3 * 0.02) / (0.04 * 0.96), 12);
});

test("the interval of a total is that of its rate times the known total", () => {
  const rate = limits("logit", 0.04, 0.0004, 2, 1);
  const total = limits("logit", 4000, 0.0004 * 1e10, 2, 1e5);
  expect(total.lower).toBeCloseTo(rate.lower * 1e5, 7);
  expect(total.upper).toBeCloseTo(rate.upper * 1e5, 7);
});

test("without events the upper limit comes from the effective number of units, and the other way round", () => {
  const none = boundaryLimits(0, 20, 1, 0.05);
  expect(none).toStrictEqual({ lower: 0, upper: 1 - 0.025 ** (1 / 20) });
  expect(boundaryLimits(1, 20, 1, 0.05)).toStrictEqual({ lower: 1 - none.upper, upper: 1 });
  expect(boundaryLimits(0, 20, 500, 0.05).upper).toBe(500 * none.upper);
});

test("smoothing takes the mean of five periods, held between 0.6 and 3 times the period's own", () => {
  const row = (variance: number, df = 10) => ({ variance, df });
  const smoothed = smooth([row(1), row(1), row(1, 20), row(1), row(1), row(100), row(1)]);
  expect(smoothed.map((s) => s.variance)).toStrictEqual([1, 1, 1, 1, 1, 60, 3]);
  expect(smoothed.slice(0, 4).map((s) => s.df)).toStrictEqual([10, 10, 40 / 3, 25]);
});
