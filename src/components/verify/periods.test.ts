import { expect, test } from "vitest";
import { askedPeriod, periodChoices } from "./periods.ts";

const rows = [
  { period: "2016Q3", period_kind: "quarter" },
  { period: "2016Q4", period_kind: "quarter" },
  { period: "2016Q1..2016Q4", period_kind: "year_to_date" },
  { period: "2016Q1..2016Q3", period_kind: "year_to_date" },
  { period: "2016Q1..2016Q4", period_kind: "four_quarter" },
  { period: "2016", period_kind: "year" },
] as const;
const choices = periodChoices(rows);

test("four quarters come first, the newest first, and a label that two kinds share once", () => {
  expect(choices.map(({ kind, period }) => `${kind} ${period}`)).toEqual([
    "four_quarter 2016Q1..2016Q4",
    "quarter 2016Q4",
    "quarter 2016Q3",
    "year 2016",
    "year_to_date 2016Q1..2016Q3",
  ]);
});

test("an address asks for a published period, for none, or for one that is unknown", () => {
  expect(askedPeriod("?p=2016Q3", choices)).toEqual({ period: "2016Q3", kind: "quarter" });
  expect(askedPeriod("?p=2016Q1..2016Q4", choices)).toMatchObject({ kind: "four_quarter" });
  expect(askedPeriod("?q=2016Q3", choices)).toBeNull();
  expect(askedPeriod("?p=", choices)).toBeNull();
  for (const p of ["2016Q9", "1999Q1", "x", '"]', "2016q3", "%E0%A4%A"])
    expect(askedPeriod(`?p=${p}`, choices)).toBe("unknown");
});
