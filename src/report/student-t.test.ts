import quantile from "@stdlib/stats-base-dists-t-quantile";
import { expect, test } from "vitest";
import { twoSidedP } from "./student-t.ts";

test.each([1, 2, 3, 4, 5, 8, 13, 30, 101, 1000])(
  "agrees with the quantiles of %d degrees of freedom",
  (df) => {
    for (const p of [0.9, 0.5, 0.05, 0.005, 0.05 / 45]) {
      expect(twoSidedP(quantile(1 - p / 2, df), df)).toBeCloseTo(p, 9);
      expect(twoSidedP(-quantile(1 - p / 2, df), df)).toBeCloseTo(p, 9);
    }
  },
);

test("no difference at all is never improbable, a huge one always", () => {
  expect(twoSidedP(0, 7)).toBe(1);
  expect(twoSidedP(1e9, 7)).toBeCloseTo(0, 12);
});
