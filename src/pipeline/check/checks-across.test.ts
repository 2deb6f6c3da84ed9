import { expect, test } from "vitest";
import type { EnterpriseRow } from "#contract/input/input-tables.ts";
import type { Issue } from "#pipeline/issue/issue.ts";
import type { FrameStratum } from "#pipeline/read/strata.ts";
import {
  checkContinuity,
  checkDuplicates,
  checkPlace,
  checkStrata,
  checkStratumSizes,
} from "./checks-across.ts";

const entries = <R>(...rows: R[]) => rows.map((row, i) => ({ file: "f.csv", sheet: null, line: i + 2, row }));
const places = (issues: readonly Issue[]) => issues.map((i) => [i.code, i.row, i.column, i.value]);

test("a row of another quarter or city than its folder's is refused", () => {
  const rows = entries({ quarter: "2016Q1", city: "wuhan" }, { quarter: "2016Q2", city: "weihai" });
  expect(places(checkPlace(rows, { quarter: "2016Q1", city: "wuhan", names: [] }))).toStrictEqual([
    ["wrong_quarter", 3, "quarter", "2016Q2"],
    ["wrong_city", 3, "city", "weihai"],
  ]);
});

test("every return of a unit that reported twice is refused, and each names the others", () => {
  const issues = checkDuplicates(entries({ id: "a" }, { id: "b" }, { id: "a" }), "id");
  expect(places(issues)).toStrictEqual([
    ["duplicate_unit", 2, "id", "a"],
    ["duplicate_unit", 4, "id", "a"],
  ]);
  expect(issues[0]?.expected).toContain("rows 2, 4");
});

const stratum = { id: "urban", populationUnits: 2 };
const rules = {
  stratumColumn: "area",
  stratum: (row: { area: string }) => (row.area === "urban" ? stratum : undefined),
};

test("a stratum that the frame does not know is refused with those it knows", () => {
  const rows = entries({ area: "urban" }, { area: "rural" });
  const [issue] = checkStrata(
    rows,
    "area",
    (row) => rules.stratum(row)?.id,
    (row) => row.area,
    ["urban"],
  );
  expect(issue).toMatchObject({ code: "unknown_stratum", row: 3, value: "rural" });
  expect(issue?.expected).toBe("a stratum of frame.csv: urban");
});

test("where the frame has no strata at all, the file is refused once and not row by row", () => {
  const rows = entries({ area: "urban" }, { area: "rural" });
  const issues = checkStrata(
    rows,
    "area",
    () => undefined,
    (row) => row.area,
    [],
  );
  expect(places(issues)).toStrictEqual([["no_strata", null, null, null]]);
});

test("more units than the population has are refused", () => {
  const rows = entries(...["a", "b", "c"].map((id) => ({ id, area: "urban" })));
  expect(checkStratumSizes(rows, "id", rules).map((i) => i.row)).toStrictEqual([2, 3, 4]);
});

test("a unit reported twice does not make its stratum overfull", () => {
  const rows = entries(...["a", "b", "b"].map((id) => ({ id, area: "urban" })));
  expect(checkStratumSizes(rows, "id", rules)).toStrictEqual([]);
});

const firm = (employees_start: number | null, employees_end: number, restructuring: string | null = null) =>
  ({ enterprise_id: "e1", employees_start, employees_end, restructuring }) as EnterpriseRow;
const before = new Map([["e1", { row: firm(null, 90), stratum: {} as FrameStratum }]]);

test("staff at the start is staff at the end of the quarter before", () => {
  expect(places(checkContinuity(entries(firm(91, 91)), before))).toStrictEqual([
    ["discontinuous_staff", 2, "employees_start", "91"],
  ]);
  expect(checkContinuity(entries(firm(90, 95), firm(null, 1)), before)).toStrictEqual([]);
  const merged: EnterpriseRow = { ...firm(91, 91), restructuring: "merger" };
  expect(checkContinuity(entries(merged), before)).toStrictEqual([]);
});

test.each(["merger", "split", "transfer"])("a %s since then explains other staff", (restructuring) => {
  expect(checkContinuity(entries(firm(200, 200, restructuring)), before)).toStrictEqual([]);
});
