import { expect, test } from "vitest";
import { proportionInterval, symmetricInterval } from "./intervals.ts";

test("the t interval at 18 degrees of freedom uses 2.1009, the normal one 1.96", () => {
  expect(symmetricInterval(0, 1, 18)[1]).toBeCloseTo(2.10092204, 7);
  expect(symmetricInterval(0, 1, Infinity)[1]).toBe(1.959963984540054);
  expect(symmetricInterval(0, 1, 18, 0.9)[1]).toBeCloseTo(1.73406361, 7);
});

test("the beta form is Clopper-Pearson for a simple random sample", () => {
  // 2 of 20: published exact limits .0123 to .3170.
  const error = Math.sqrt((0.1 * 0.9) / 20);
  const [lower, upper] = proportionInterval({ value: 0.1, error, df: 19, rows: 20 }, "beta");
  expect(lower).toBeCloseTo(0.01234853, 6);
  expect(upper).toBeCloseTo(0.31698271, 6);
});

test("logit and arcsine limits stay between 0 and 1 where the plain ones do not", () => {
  const rare = { value: 0.02, error: 0.015, df: 5, rows: 60 };
  expect(proportionInterval(rare, "mean")[0]).toBeLessThan(0);
  for (const method of ["logit", "xlogit"] as const) {
    const [lower, upper] = proportionInterval(rare, method);
    expect(lower).toBeGreaterThan(0);
    expect(Math.log(upper / (1 - upper)) + Math.log(lower / (1 - lower))).toBeCloseTo(
      2 * Math.log(0.02 / 0.98),
      12,
    );
  }
});
