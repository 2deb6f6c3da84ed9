import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { parseDate } from "../calendar-date.ts";
import { parseCalendar } from "./calendar.ts";

const header = "quarter,planned_on\n";

test("the calendar of the registry holds Thursdays, seven to nine weeks after the quarter's end", async () => {
  const text = await readFile(new URL("../../../data/registry/releases.csv", import.meta.url), "utf8");
  for (const { quarter, planned_on } of parseCalendar(text, "releases.csv")) {
    const end = Date.UTC(Number(quarter.slice(0, 4)), 3 * Number(quarter.at(-1)), 0);
    const weeks = (Date.parse(planned_on) - end) / (7 * 24 * 3600 * 1000);
    expect(new Date(planned_on).getUTCDay(), planned_on).toBe(4);
    expect(weeks, planned_on).toBeGreaterThan(7);
    expect(weeks, planned_on).toBeLessThan(9);
  }
});

test("a date that is none, or in its own quarter, is named with its row", () => {
  expect(() => parseCalendar(`${header}2017Q1,2017-02-31\n`, "releases.csv")).toThrow("2017-02-31");
  expect(() => parseCalendar(`${header}2017Q1,2017-05-25\n2017Q2,2017-06-29\n`, "releases.csv")).toThrow(
    "planned_on: expected a date after 2017Q2, found 2017-06-29 (releases.csv:3)",
  );
});

test("a quarter twice, or out of order, is named with its row", () => {
  const text = `${header}2017Q2,2017-08-24\n2017Q2,2017-08-31\n`;
  expect(() => parseCalendar(text, "releases.csv")).toThrow(
    "quarter: expected one after 2017Q2, found 2017Q2 (releases.csv:3)",
  );
});

test("a date is a day of the calendar", () => {
  expect(parseDate("2018-03-01")).toStrictEqual({ year: 2018, month: 3, day: 1 });
  for (const text of ["2018-3-1", "2018-02-30", "2018-13-01", "today"])
    expect(() => parseDate(text)).toThrow(`not a date (expected YYYY-MM-DD, such as 2018-03-01): ${text}`);
});
