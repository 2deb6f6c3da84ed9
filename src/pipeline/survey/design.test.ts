import { expect, test } from "vitest";
import { surveyDesign } from "./design.ts";
import { degf, subsetDesign } from "./domain.ts";

const strata = ["a", "a", "a", "b", "b"];

test("weights are population over sample where only population sizes are known", () => {
  const design = surveyDesign({ ids: ["rows"], strata, fpc: [[30, 30, 30, 10, 10]], rows: 5 });
  expect([...design.weights]).toEqual([10, 10, 10, 5, 5]);
});

test("two stages multiply: districts, then schools within the district", () => {
  const design = surveyDesign({
    ids: [["d1", "d1", "d2"], "rows"],
    fpc: [
      [6, 6, 6],
      [8, 8, 5],
    ],
    rows: 3,
  });
  expect([...design.weights]).toEqual([12, 12, 15]);
});

test("sampling fractions stand for population sizes", () => {
  const design = surveyDesign({ ids: ["rows"], fpc: [[0.25, 0.25]], rows: 2 });
  expect(design.stages[0]?.population).toEqual([8]);
});

test("more units than the population holds are refused, by stratum", () => {
  expect(() => surveyDesign({ ids: ["rows"], strata, fpc: [[2, 2, 2, 10, 10]], rows: 5 })).toThrow(
    "fpc of stratum a at stage 1: expected >= 3 sampled units, found 2",
  );
});

test("a unit in two strata is refused unless labels are nested", () => {
  const ids = [[1, 2, 1, 1, 2]];
  expect(() => surveyDesign({ ids, strata, rows: 5 })).toThrow("unit 1 lies in several strata");
  expect(surveyDesign({ ids, strata, rows: 5, nest: true }).stages[0]?.sampled).toEqual([2, 2]);
});

test("degrees of freedom are units less strata, in a domain those that it touches", () => {
  const design = surveyDesign({ ids: ["rows"], strata, rows: 5 });
  expect(degf(design)).toBe(3);
  expect(degf(subsetDesign(design, (row) => row < 2))).toBe(1);
});
