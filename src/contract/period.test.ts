import { expect, test } from "vitest";
import { PERIOD_KINDS, periodEnd, periodLabel, periodQuarters } from "./period.ts";
import { quarterIndex, quarterOf } from "./quarter.ts";

const at = quarterIndex;

test.each([
  ["quarter", "2016Q2", "2016Q2", 1],
  ["four_quarter", "2016Q2", "2015Q3..2016Q2", 4],
  ["year_to_date", "2016Q2", "2016Q1..2016Q2", 2],
  ["year_to_date", "2016Q1", "2016Q1..2016Q1", 1],
  ["year", "2016Q4", "2016", 4],
] as const)("the %s that ends with %s is %s, of %d quarters", (kind, end, label, length) => {
  expect(periodLabel(kind, at(end))).toBe(label);
  expect(periodQuarters(kind, at(end))).toHaveLength(length);
  expect(periodQuarters(kind, at(end))?.at(-1)).toBe(at(end));
});

test("a year ends with its fourth quarter only", () => {
  expect(["2016Q1", "2016Q2", "2016Q3"].map((quarter) => periodQuarters("year", at(quarter)))).toStrictEqual([
    null,
    null,
    null,
  ]);
});

test("every label tells the quarter it ends with", () => {
  for (let end = at("2008Q1"); end <= at("2017Q4"); end += 1) {
    for (const kind of PERIOD_KINDS.filter((k) => periodQuarters(k, end) !== null)) {
      expect(quarterOf(periodEnd(periodLabel(kind, end)))).toBe(quarterOf(end));
    }
  }
});
