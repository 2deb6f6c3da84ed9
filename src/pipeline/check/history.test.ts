import { expect, test } from "vitest";
import { answering, checkWritten } from "#pipeline/trial/written-city.ts";
import { historyOf } from "./history.ts";

const quarter = (start: number, end: number) => ({ enterprises: { a: answering("large", start, end) } });
const returns = { "2015Q2": quarter(100, 102), "2015Q4": quarter(103, 104), "2016Q1": quarter(104, 101) };
const { quarters } = checkWritten(["enterprise,large/C,6,"], returns);
const ends = (of: string) => {
  const { last, beforeLast } = historyOf(quarters, of);
  return [last, beforeLast].map((past) => past.enterprises.get("a")?.row.employees_end ?? null);
};

test("history is the two calendar quarters before, across the year, and empty where one was not handed in", () => {
  expect(ends("2016Q2")).toStrictEqual([101, 104]);
  expect(ends("2016Q1")).toStrictEqual([104, null]);
  expect(ends("2015Q3")).toStrictEqual([102, null]);
  expect(ends("2015Q2")).toStrictEqual([null, null]);
});
