import { expect, test } from "vitest";
import { surveyDesign } from "./design.ts";
import { matchUnits, ofPeriod } from "./panel.ts";
import { estimate, svytotal } from "./statistics.ts";

test("only units seen in every quarter are matched", () => {
  const matched = matchUnits(["a", "b", "a", "c"], ["q1", "q1", "q2", "q2"], ["q1", "q2"]);
  expect(matched).toEqual([{ rows: [0, 2] }]);
});

test("a unit twice in a quarter is refused", () => {
  expect(() => matchUnits(["a", "a"], ["q1", "q1"], ["q1"])).toThrow("found two of a");
});

test("stacked quarters covary by the units that both hold, over the distinct units of either", () => {
  const periods = [1, 1, 2, 2];
  const design = surveyDesign({
    ids: [["a", "b", "b", "c"]],
    fpc: [[9, 9, 9, 9]],
    weights: [4.5, 4.5, 4.5, 4.5],
    rows: 4,
  });
  const of = (period: number) => ofPeriod([2, 4, 6, 2], periods, period);
  const totals = estimate(
    design,
    svytotal(design, [
      { name: "q1", values: of(1) },
      { name: "q2", values: of(2) },
    ]),
  );
  // nu = 3 of 9: (1 - 1/3) · 3/2 · (sum u1 u0 - (sum u1)(sum u0)/3) with u1 = 9, 18, 0 and u0 = 0, 27, 9.
  expect(totals.covariance[0]?.[1]).toBeCloseTo(486 - (27 * 36) / 3, 10);
});
