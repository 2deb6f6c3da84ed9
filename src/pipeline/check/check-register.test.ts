import { expect, test } from "vitest";
import type { StartupRow } from "#contract/input/input-tables.ts";
import { checkRegister } from "./check-register.ts";

const good: StartupRow = {
  quarter: "2016Q3",
  city: "wuhan",
  startup_id: "a",
  supported_quarter: "2016Q1",
  group: "graduates",
  alive: true,
  jobs: 2,
};
const entriesOf = (...rows: (StartupRow | null)[]) =>
  rows.map((row, i) => ({ file: "wuhan/2016Q3/startups.csv", sheet: null, line: i + 2, row }));
const before = [
  { quarter: "2016Q1", rows: [{ ...good, quarter: "2016Q1" }] },
  { quarter: "2016Q2", rows: [{ ...good, quarter: "2016Q2", alive: false, jobs: 0 }] },
];

test("rows in order raise nothing, nor do rows that could not be read", () => {
  const ended = { ...good, alive: false, jobs: 0 };
  const blank = { ...good, startup_id: "b", alive: null, jobs: null };
  const newly = { ...good, startup_id: "c", supported_quarter: "2016Q3" };
  expect(checkRegister(before.slice(0, 1), entriesOf(good, blank, newly, null))).toEqual([]);
  expect(checkRegister(before, entriesOf(ended))).toEqual([]);
});

test("support later than the quarter is refused", () => {
  const rows = entriesOf({ ...good, supported_quarter: "2016Q3" }, { ...good, supported_quarter: "2016Q4" });
  expect(checkRegister([], rows)).toMatchObject([
    {
      code: "supported_after_quarter",
      severity: "refuse",
      file: "wuhan/2016Q3/startups.csv",
      row: 3,
      column: "supported_quarter",
      value: "2016Q4",
      expected: "2016Q3 or earlier",
    },
  ]);
});

test("a start-up that lives again after its end is asked about, however long ago that was", () => {
  const since = [{ quarter: "2016Q1", rows: [{ ...good, quarter: "2016Q1", alive: false }] }];
  const later = [{ quarter: "2016Q2", rows: [{ ...good, quarter: "2016Q2" }] }];
  for (const past of [before, [...since, ...later]]) {
    expect(checkRegister(past, entriesOf(good))).toMatchObject([
      { code: "alive_after_end", severity: "query", row: 2, column: "alive", value: "true" },
    ]);
  }
  expect(checkRegister(before, entriesOf(good))[0]?.expected).toBe("false, as in 2016Q2");
});

test("a quarter of support that moved and jobs in an ended start-up are asked about", () => {
  const rows = entriesOf(
    { ...good, supported_quarter: "2015Q4" },
    { ...good, startup_id: "b", alive: false },
  );
  expect(checkRegister(before.slice(0, 1), rows)).toMatchObject([
    { code: "supported_quarter_moved", severity: "query", value: "2015Q4", row: 2 },
    { code: "ended_with_jobs", severity: "query", value: "2", row: 3 },
  ]);
});

test("the quarter of support is held against the first file that said it", () => {
  const moved = { quarter: "2016Q2", rows: [{ ...good, quarter: "2016Q2", supported_quarter: "2015Q4" }] };
  const past = [...before.slice(0, 1), moved];
  expect(checkRegister(past, entriesOf(good))).toEqual([]);
  expect(checkRegister(past, entriesOf({ ...good, supported_quarter: "2015Q4" }))).toMatchObject([
    { code: "supported_quarter_moved", expected: "2016Q1, as in an earlier quarter" },
  ]);
});
