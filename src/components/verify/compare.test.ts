import { expect, test } from "vitest";
import { type ComparedRow, compareRows, relativeDifference } from "./compare.ts";

const figure: ComparedRow = {
  ...{ period: "2016Q2", kind: "quarter", lag: null },
  ...{ estimate: 0.04, ci_lower: 0.03, ci_upper: 0.05, se: 0.005, quality: "C" },
};
const change: ComparedRow = {
  ...{ period: "2016Q2", kind: "quarter", lag: 4, from_period: "2015Q2" },
  ...{ change: 0.01, ci_lower: -0.01, ci_upper: 0.03, se: 0.01, verdict: "no_change_demonstrated" },
};
const absent = { ...figure, estimate: null, ci_lower: null, ci_upper: null, se: null, quality: null };
const agrees = (ours: ComparedRow[], theirs: ComparedRow[]) =>
  compareRows(ours, theirs).map((one) => one.agrees);

test.each([
  [figure, ["estimate", "ci_lower", "ci_upper", "se"]],
  [change, ["change", "ci_upper", "se"]],
] as const)("one part in a billion agrees, ten do not, in any of the numbers", (row, names) => {
  for (const name of names) {
    const off = (by: number) => ({ ...row, [name]: Number(row[name]) * (1 + by) });
    expect(agrees([row], [off(5e-10)])).toEqual([true]);
    expect(agrees([row], [off(1e-8)])).toEqual([false]);
    expect(agrees([row], [off(-1e-8)])).toEqual([false]);
  }
});

test("another quality letter, verdict or earlier period does not agree", () => {
  expect(agrees([figure], [{ ...figure, quality: "B" }])).toEqual([false]);
  expect(agrees([figure], [{ ...figure, quality: null }])).toEqual([false]);
  expect(agrees([change], [{ ...change, verdict: "rise" }])).toEqual([false]);
  expect(agrees([change], [{ ...change, from_period: "2015Q1" }])).toEqual([false]);
});

test("a change of nearly nothing is held against its standard error, a figure against itself", () => {
  const still = { ...change, change: 0 };
  expect(agrees([still], [{ ...still, change: 1e-17 }])).toEqual([true]);
  expect(agrees([still], [{ ...still, change: 1e-9 }])).toEqual([false]);
  expect(agrees([{ ...figure, estimate: 0 }], [{ ...figure, estimate: 1e-17 }])).toEqual([false]);
});

test("a row without its counterpart does not agree, an absent figure without a row does", () => {
  expect(agrees([figure], [])).toEqual([false]);
  expect(agrees([], [figure])).toEqual([false]);
  expect(agrees([figure], [absent])).toEqual([false]);
  expect(agrees([absent], [])).toEqual([true]);
  expect(agrees([absent], [absent])).toEqual([true]);
  expect(agrees([change], [])).toEqual([false]);
  expect(agrees([], [change])).toEqual([false]);
});

test("the same label of two kinds is compared with its own kind, a change with that of its own lag", () => {
  const year = { ...figure, kind: "year_to_date", estimate: 0.09 } as const;
  expect(agrees([figure, year], [year, figure])).toEqual([true, true]);
  const before = { ...change, lag: 1, from_period: "2016Q1", change: 0.02 };
  expect(agrees([figure, change, before], [before, figure, change])).toEqual([true, true, true]);
});

test("an error that is next to nothing of its figure may lose digits, the figure none; nor one that is not", () => {
  const sure = { ...figure, se: 4e-8 };
  expect(agrees([sure], [{ ...sure, se: 4e-8 * (1 + 1e-6) }])).toEqual([true]);
  expect(agrees([sure], [{ ...sure, se: 4e-8 * (1 + 1e-1) }])).toEqual([false]);
  expect(agrees([sure], [{ ...sure, estimate: 0.04 * (1 + 1e-8) }])).toEqual([false]);
  const steady = { ...change, change: 0, se: 4e-8, ci_lower: -1e-7, ci_upper: 1e-7 };
  const shaken = { ...steady, se: 4e-8 * (1 + 1e-6), ci_upper: 1e-7 * (1 + 1e-6) };
  const known = { ...figure, period: "2015Q2" };
  expect(agrees([known, steady], [known, shaken])).toEqual([true, true]);
  expect(agrees([steady], [shaken])).toEqual([false]);
});

test("numbers of which one is no number never agree", () => {
  expect(relativeDifference(0, 0)).toBe(0);
  expect(relativeDifference(0, 1e-300)).toBe(1);
  expect(agrees([{ ...figure, se: Number.NaN }], [figure])).toEqual([false]);
  expect(agrees([{ ...change, se: Number.NaN }], [change])).toEqual([false]);
});
