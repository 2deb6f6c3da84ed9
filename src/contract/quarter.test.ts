import fc from "fast-check";
import { expect, test } from "vitest";
import { quarterIndex, quarterOf, quarterRange } from "./quarter.ts";

test("quarters are numbered without a gap over the turn of the year", () => {
  expect(quarterIndex("2016Q1") - quarterIndex("2015Q4")).toBe(1);
  expect(quarterOf(quarterIndex("2015Q4") + 1)).toBe("2016Q1");
});

test("index and name are each other's inverse", () => {
  fc.assert(
    fc.property(fc.integer({ min: 4000, max: 39_999 }), (index) => {
      expect(quarterIndex(quarterOf(index))).toBe(index);
    }),
  );
});

test.each(["2016Q5", "2016q1", "2016", "16Q1", " 2016Q1"])("%j is not a quarter", (text) => {
  expect(() => quarterIndex(text)).toThrow(`not a quarter (expected YYYYQ1 … YYYYQ4): ${text}`);
});

test("a range holds both its ends", () => {
  expect(quarterRange("2015Q3..2016Q1")).toStrictEqual(["2015Q3", "2015Q4", "2016Q1"]);
  expect(quarterRange("2015Q3")).toStrictEqual(["2015Q3"]);
  expect(() => quarterRange("2016Q1..2015Q4")).toThrow("runs backwards");
  expect(() => quarterRange("2015Q3..2016Q1..2017Q1")).toThrow("not a range of quarters");
});
