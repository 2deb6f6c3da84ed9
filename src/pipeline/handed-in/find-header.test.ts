import { expect, test } from "vitest";
import {
  communitiesTable,
  enterprisesTable,
  frameTable,
  startupsTable,
} from "#contract/input/input-tables.ts";
import { findHeader, firstRowAsHeader, namedColumns } from "./find-header.ts";
import type { Grid } from "./grid.ts";
import { workbookFile } from "./workbook.ts";
import { type WrittenSheet, writtenWorkbook } from "./written-workbook.ts";

const tables = [communitiesTable, enterprisesTable, startupsTable, frameTable];
const gridOf = (rows: WrittenSheet, merged: readonly string[] = []): Grid => {
  const refs = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join("");
  const after = merged.length > 0 ? `<mergeCells>${refs}</mergeCells>` : "";
  const [grid] = workbookFile("f.xlsx", writtenWorkbook({ sheets: { s: rows }, after })).grids;
  if (!grid) throw new Error("expected a sheet");
  return grid;
};
const found = (grid: Grid, expected: (typeof tables)[number] | null = null) => {
  const header = findHeader(grid, tables, expected);
  return header && [header.table.name, header.lines, header.columns.map((column) => column?.name ?? null)];
};

const STARTUPS = ["季度", "城市", "创业编号", "扶持季度", "人群", "是否存续", "带动就业人数"];
const NAMES = ["quarter", "city", "startup_id", "supported_quarter", "group", "alive", "jobs"];

test("the row that names all columns is the header, below titles, in any order, with columns of others", () => {
  const rows = [["扶持创业登记"], ["填报单位", "城市", "季度"], ["备注", ...STARTUPS.toReversed()], ["x"]];
  expect(found(gridOf(rows))).toStrictEqual(["startups", [3], [null, ...NAMES.toReversed()]]);
});

test("units, numbers, line breaks, width and marks in a header make no difference", () => {
  const texts = [
    "１．季度",
    "城　市",
    "创业\n编号*",
    "扶持季度：",
    "人群",
    "（3）是否存续",
    "带动就业人数①（单位：人）",
  ];
  expect(found(gridOf([texts]))).toStrictEqual(["startups", [1], NAMES]);
});

test("a header in two rows is put together, from merged cells and from open ones", () => {
  const group = [
    "季度",
    "城市",
    "企业编号",
    "规模",
    "行业",
    "企业状态",
    "从业人员",
    null,
    null,
    null,
    null,
    "空缺岗位",
  ];
  const lower = [
    null,
    null,
    null,
    null,
    null,
    null,
    "期初人数",
    "新招人数",
    "减少人数",
    "裁减人数",
    "期末人数",
    null,
  ];
  const merged = ["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2", "F1:F2", "G1:K1", "L1:L2"];
  const columns = [
    ...["quarter", "city", "enterprise_id", "size", "sector", "status", "employees_start", "hires"],
    ...["separations", "layoffs", "employees_end", "vacancies"],
  ];
  expect(found(gridOf([group, lower], merged))).toStrictEqual(["enterprises", [2], columns]);
  expect(found(gridOf([group, lower]))).toStrictEqual(["enterprises", [1, 2], columns]);
});

test("what the sheet says goes before what the name of the file says, once it is complete", () => {
  const grid = gridOf([STARTUPS]);
  expect(found(grid, communitiesTable)?.[0]).toBe("startups");
  const part = gridOf([STARTUPS.slice(0, 6)]);
  expect(found(part, communitiesTable)?.[0]).toBe("communities");
  expect(found(part, null)?.[0]).toBe("startups");
});

test("a few words that headers have too make no header", () => {
  expect(found(gridOf([["季度", "城市", "说明"]]))).toBeNull();
  expect(found(gridOf([["说明"]]), communitiesTable)).toBeNull();
  expect(found(gridOf([]))).toBeNull();
});

test("the first row is held against the table of the file's name where it names any column of it", () => {
  expect(firstRowAsHeader(gridOf([[], ["季度", "x"]]), frameTable)?.lines).toStrictEqual([2]);
  expect(firstRowAsHeader(gridOf([["x", "y"]]), frameTable)).toBeNull();
});

test("columns are counted once, however often they are named", () => {
  expect(namedColumns(frameTable, ["季度", "quarter", "期别", "层", "x", ""])).toBe(2);
});

test("a row of 16 384 headers is looked at in no time", () => {
  const grid = gridOf([]);
  const cells = Array.from({ length: 16_384 }, (_, i) => `列${i}`);
  const rows = Array.from({ length: 30 }, (_, i) => ({ line: i + 1, cells }));
  const started = performance.now();
  expect(findHeader({ ...grid, rows }, tables, null)).toBeNull();
  expect(performance.now() - started).toBeLessThan(8000);
});
