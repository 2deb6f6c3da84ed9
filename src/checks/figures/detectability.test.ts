import { expect, test } from "vitest";
import { tQuantileRows } from "#pipeline/estimate/t-quantiles.ts";
import { halfWidth, powerAgainst, type SampleDesign } from "#report/detectability.ts";

// Held against the study of docs/method.md, section 7: 20 of 320 urban communities at a rate of 4 %.

const t975 = tQuantileRows().map(({ t975: t }) => t ?? Number.NaN);
const design = (rho: number, rate = 0.04): SampleDesign => ({
  n: 20,
  population: 320,
  rate,
  size: 2300,
  rho,
});

test.each([
  [0.001, 0.36, 0.73],
  [0.003, 0.57, 0.4],
  [0.005, 0.72, 0.27],
  [0.01, 1.01, 0.15],
  [0.02, 1.38, 0.1],
])(
  "at a correlation of %f the half-width is %f points and 4.5 %% is told from 4 %% with chance %f",
  (rho, half, power) => {
    expect(Math.abs((100 * halfWidth(design(rho), t975)) / half - 1)).toBeLessThan(0.08);
    expect(Math.abs(powerAgainst(design(rho, 0.045), 0.04, t975) - power)).toBeLessThan(0.06);
  },
);

test("more communities show more, and all of them everything", () => {
  const at = (n: number) => halfWidth({ ...design(0.003), n }, t975);
  expect(at(60)).toBeLessThan(at(20));
  expect(at(200)).toBeLessThan(at(60));
  expect(at(320)).toBe(0);
  expect(powerAgainst({ ...design(0.003, 0.045), n: 320 }, 0.04, t975)).toBe(1);
});
