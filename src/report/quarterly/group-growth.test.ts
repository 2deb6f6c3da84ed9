import { expect, test } from "vitest";
import { type CellMoments, growthOf } from "./group-growth.ts";

const quantiles = new Map([[10, { t975: 2, t75: 0.7 }]]);
const cell: CellMoments = {
  ...{ cell: "small/C", n: 12, y: 4, x: 100, vyy: 4, vxy: 0, vxx: 0, df: 10, inflation: 1 },
};

test("cells together are the ratio of their sums, their variances added", () => {
  const found = growthOf(
    [
      { ...cell, df: 5 },
      { ...cell, cell: "small/F", y: 0, df: 5 },
    ],
    quantiles,
  );
  expect(found).toMatchObject({ estimate: 0.02, n_responding: 24, obs_status: "normal" });
  expect(found.se).toBeCloseTo(Math.sqrt(8) / 200, 12);
  expect(found.ci_lower).toBeCloseTo(0.02 - (2 * Math.sqrt(8)) / 200, 12);
});

test("with a cell that is not published there is no sum", () => {
  expect(growthOf([cell, { ...cell, y: null }], quantiles)).toMatchObject({
    estimate: null,
    obs_status: "too_few_units",
  });
});

test("fewer than ten enterprises have no figure", () => {
  expect(growthOf([{ ...cell, n: 9 }], quantiles).estimate).toBeNull();
});
