import { expect, test } from "vitest";
import { answering, checkWritten, refusing, type WrittenQuarter } from "#pipeline/trial/written-city.ts";
import { alertRows, officeAlertRows, tierOf } from "./alerts.ts";

const FRAME = ["enterprise,large/C,60,", "enterprise,medium/C,400,"];

test.each([
  [20, 5000, 1],
  [20, 30, 1],
  [19, 190, 2],
  [19, 191, null],
  [5, 50, 2],
  [5, 51, null],
  [4, 40, 3],
  [3, 30, 3],
  [1, 10, 3],
  [1, 11, null],
  [0, 0, null],
  [3, 0, 3],
])("%i layoffs of a staff of %i are tier %s", (layoffs, staff, tier) => {
  expect(tierOf(layoffs, staff)).toBe(tier);
});

const laidOff = (layoffs: number, start = 100) => answering("medium", start, start - layoffs, layoffs);
const quarter = (...layoffs: number[]): WrittenQuarter => ({
  enterprises: Object.fromEntries(layoffs.map((n, i) => [`e${i}`, laidOff(n)])),
});
const bands = (returns: Readonly<Record<string, WrittenQuarter>>) =>
  alertRows(checkWritten(FRAME, returns)).map((row) => `${row.quarter} ${row.rule} ${row.band}`);

test.each([
  [0, "0"],
  [1, "<3"],
  [2, "<3"],
  [3, "3-5"],
  [5, "3-5"],
  [6, "6-10"],
  [10, "6-10"],
  [11, ">10"],
])("%i enterprises are said to be %s", (count, band) => {
  const returns = { "2016Q1": quarter(...Array(count).fill(25), 0) };
  expect(bands(returns)).toStrictEqual([`2016Q1 tier_1 ${band}`, "2016Q1 tier_2 0", "2016Q1 tier_3 0"]);
});

test("layoffs of two quarters in a row are summed, over the staff at the start of the first", () => {
  const firm = (first: number, second: number) => ({
    "2016Q1": { enterprises: { a: laidOff(first, 100) } },
    "2016Q2": { enterprises: { a: laidOff(second, 100 - first) } },
  });
  const office = officeAlertRows(checkWritten(FRAME, firm(8, 12)));
  expect(
    office.map((row) => [row.quarter, row.rule, row.layoffs, row.employees_start, row.share]),
  ).toStrictEqual([
    ["2016Q2", "tier_2", 12, 92, 12 / 92],
    ["2016Q2", "tier_1_two_quarters", 20, 100, 0.2],
  ]);
  expect(bands(firm(8, 12)).slice(3)).toStrictEqual([
    "2016Q2 tier_1 0",
    "2016Q2 tier_2 <3",
    "2016Q2 tier_3 0",
    "2016Q2 tier_1_two_quarters <3",
    "2016Q2 tier_2_two_quarters 0",
    "2016Q2 tier_3_two_quarters 0",
  ]);
});

test("nothing is said of a quarter without a file, nor of two that are not in a row", () => {
  const returns = { "2016Q1": quarter(25), "2016Q2": {}, "2016Q3": quarter(0) };
  expect(bands(returns).map((row) => row.split(" ", 2).join(" "))).toStrictEqual([
    ...["2016Q1 tier_1", "2016Q1 tier_2", "2016Q1 tier_3"],
    ...["2016Q3 tier_1", "2016Q3 tier_2", "2016Q3 tier_3"],
  ]);
});

test("nor where nobody reports layoffs: nothing collected is not nothing happened", () => {
  const silent = { "2016Q1": { enterprises: { a: answering("medium", 100, 60), b: refusing("medium") } } };
  expect(bands(silent)).toStrictEqual([]);
});

test("what is published has no firm and no number", () => {
  const rows = alertRows(checkWritten(FRAME, { "2016Q1": quarter(25, 25, 12) }));
  for (const row of rows) expect(Object.keys(row)).toStrictEqual(["city", "quarter", "rule", "band"]);
});
