import { expect, test } from "vitest";
import { compareFigures, type FigureNumbers, relativeDifference } from "./compare.ts";

const figure: FigureNumbers = {
  ...{ period: "2016Q2", kind: "quarter" },
  ...{ estimate: 0.04, ci_lower: 0.03, ci_upper: 0.05, se: 0.005 },
};
const absent = { ...figure, estimate: null, ci_lower: null, ci_upper: null, se: null };
const agrees = (ours: FigureNumbers[], theirs: FigureNumbers[]) =>
  compareFigures(ours, theirs).map((one) => one.agrees);

test("one part in a billion agrees, ten do not, in any of the numbers", () => {
  for (const name of ["estimate", "ci_lower", "ci_upper", "se"] as const) {
    const off = (by: number) => ({ ...figure, [name]: (figure[name] ?? 0) * (1 + by) });
    expect(agrees([figure], [off(5e-10)])).toEqual([true]);
    expect(agrees([figure], [off(1e-8)])).toEqual([false]);
    expect(agrees([figure], [off(-1e-8)])).toEqual([false]);
  }
});

test("a figure without its counterpart does not agree, an absent one without a row does", () => {
  expect(agrees([figure], [])).toEqual([false]);
  expect(agrees([], [figure])).toEqual([false]);
  expect(agrees([figure], [absent])).toEqual([false]);
  expect(agrees([absent], [])).toEqual([true]);
  expect(agrees([absent], [absent])).toEqual([true]);
});

test("the same label of two kinds is compared with its own kind", () => {
  const year = { ...figure, kind: "year_to_date", estimate: 0.09 } as const;
  expect(agrees([figure, year], [year, figure])).toEqual([true, true]);
});

test("numbers of which one is no number never agree", () => {
  expect(relativeDifference(0, 0)).toBe(0);
  expect(relativeDifference(0, 1e-300)).toBe(1);
  expect(agrees([{ ...figure, se: Number.NaN }], [figure])).toEqual([false]);
});
