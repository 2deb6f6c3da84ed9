import { expect, test } from "vitest";
import { withReplicates } from "./replicates.ts";

const values = [1, 2, 6];
const total = (weights: readonly number[]) => [weights.reduce((sum, w, i) => sum + w * (values[i] ?? 0), 0)];
// Leave one out, the others raised by 3/2: theta_r = 12, 10.5, 4.5 about 9.
const replicates = [
  [0, 1.5, 1.5],
  [1.5, 0, 1.5],
  [1.5, 1.5, 0],
];

test("the jackknife of a total equals n s²", () => {
  const scales = { scale: 1, rscales: [2 / 3, 2 / 3, 2 / 3], mse: false };
  const { values: figures, errors } = withReplicates([1, 1, 1], replicates, total, scales);
  expect(figures).toEqual([9]);
  expect((errors[0] ?? 0) ** 2).toBeCloseTo(3 * 7, 12);
});

test("about the full-sample figure the bias counts too", () => {
  const shifted = [...replicates, [2, 2, 2]];
  const scales = { scale: 1, rscales: [1, 1, 1, 1], mse: true };
  expect((withReplicates([1, 1, 1], shifted, total, scales).errors[0] ?? 0) ** 2).toBeCloseTo(112.5, 12);
});

test("a replicate without a value is left out", () => {
  const scales = { scale: 1, rscales: [2 / 3, 2 / 3, 2 / 3, 2 / 3], mse: true };
  const lost = [...replicates, [Number.NaN, 1, 1]];
  expect((withReplicates([1, 1, 1], lost, total, scales).errors[0] ?? 0) ** 2).toBeCloseTo(21, 12);
});
