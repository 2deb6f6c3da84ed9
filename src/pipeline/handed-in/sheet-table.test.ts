import { describe, expect, test } from "vitest";
import { communitiesTable, startupsTable } from "#contract/input/input-tables.ts";
import type { Grid } from "./grid.ts";
import { understandSheet } from "./sheet-table.ts";
import { textFile } from "./text-grid.ts";
import { workbookFile } from "./workbook.ts";
import { type WrittenSheet, writtenWorkbook } from "./written-workbook.ts";

const HEADER = ["季度", "城市", "创业编号", "扶持季度", "人群", "是否存续", "带动就业人数"];
const ROW = ["2016Q1", "长春", "s1", "2015Q4", "", "是", "3"];

const understand = (grid: Grid | undefined) => {
  if (!grid) throw new Error("expected a table");
  return understandSheet(grid, [communitiesTable, startupsTable], startupsTable, true);
};
const ofSheet = (rows: WrittenSheet) =>
  understand(workbookFile("f.xlsx", writtenWorkbook({ sheets: { s: rows } })).grids[0]);
const ofText = (rows: readonly (readonly string[])[]) =>
  understand(textFile("f.csv", rows.map((cells) => `${cells.join(",")}\n`).join("")).grids[0]);
const said = ({ issues }: ReturnType<typeof understand>) =>
  issues.map(({ code, row, column }) => [code, row, column]);

test("a good sheet has its rows, its columns and nothing to say", () => {
  const { sheet, account, issues } = ofSheet([HEADER, ROW, ROW]);
  expect(issues).toStrictEqual([]);
  expect(sheet).toMatchObject({ table: { name: "startups" }, width: 7, refused: false });
  expect(sheet?.data.map(({ line }) => line)).toStrictEqual([2, 3]);
  expect(account).toMatchObject({ header: 1, data: 2, title: 0 });
});

test("all rows are of one kind, whatever they are", () => {
  const rows = [
    ["标题"],
    HEADER,
    ["甲", "乙", "丙", "丁", "戊", 1, 2],
    ROW,
    [],
    ["合计", null, null, null, null, null, 3],
    ["注：x"],
  ];
  const { account } = ofSheet(rows);
  expect(account).toStrictEqual({
    title: 1,
    header: 1,
    numbering: 1,
    data: 1,
    total: 1,
    footer: 1,
    blank: 1,
  });
});

describe("headers", () => {
  test("a column that stands twice, is not known, is missing or has no name refuses the sheet", () => {
    const header = [...HEADER.slice(0, 5), "城市", "新栏", ""];
    const result = ofSheet([header, [...ROW, "x"]]);
    expect(said(result)).toStrictEqual([
      ["duplicate_column", 1, "city"],
      ["unknown_column", 1, "新栏"],
      ["unknown_column", 1, "(header of column 8 is empty)"],
      ["missing_column", 1, "alive"],
      ["missing_column", 1, "jobs"],
    ]);
    expect(result.sheet?.refused).toBe(true);
  });

  test("columns of the office's own are noted; those without header and content are passed over", () => {
    const result = ofSheet([
      ["", "序号", ...HEADER, "备注"],
      ["", 1, ...ROW, "x"],
    ]);
    expect(said(result)).toStrictEqual([
      ["column_not_read", 1, "序号"],
      ["column_not_read", 1, "备注"],
    ]);
    expect(result.sheet?.refused).toBe(false);
  });

  test("of 16 384 columns that nobody knows a hundred are named", () => {
    const many = Array.from({ length: 200 }, (_, i) => (i < 150 ? "备注" : `列${i}`));
    const result = ofText([[...HEADER, ...many, ...Array.from({ length: 16_000 }, (_, i) => `栏${i}`)]]);
    expect(result.issues.filter(({ code }) => code === "unknown_column")).toHaveLength(100);
    expect(result.sheet?.refused).toBe(true);
  });

  test("what stands in a title or a footer does not need a header", () => {
    expect(
      said(
        ofSheet([["标题", ...Array(9).fill(null), "附表"], HEADER, ROW, ["注：x", ...Array(9).fill("y")]]),
      ),
    ).toStrictEqual([]);
  });

  test("another header among the rows refuses the sheet, the same one does not", () => {
    const other = HEADER.toReversed();
    const result = ofSheet([HEADER, ROW, HEADER, ROW, other, ROW.toReversed()]);
    expect(said(result)).toStrictEqual([["second_header", 5, null]]);
    expect(result.sheet?.refused).toBe(true);
  });
});

describe("rows without a header", () => {
  test("that look like returns are told, and the sheet is refused", () => {
    const rows = [
      ["2016Q1", "长春", "a", 400, 300, 12],
      ["2016Q1", "长春", "b", 1, 2, 3],
    ];
    const { sheet, account, issues } = ofSheet(rows);
    expect([sheet, account.title, issues.map(({ code, severity }) => [code, severity])]).toStrictEqual([
      ...[null, 2, [["header_missing", "refuse"]]],
    ]);
  });

  test("that are something else are counted and nothing more", () => {
    expect(ofSheet([["填表说明"], ["1", "每行一个单位"], []])).toMatchObject({
      sheet: null,
      account: { title: 2 },
      issues: [],
    });
  });
});

describe("text that is cut", () => {
  test("in its last row refuses the file, in the middle the row alone (read.ts)", () => {
    expect(said(ofText([HEADER, ROW, ROW.slice(0, 3)]))).toStrictEqual([["file_cut", null, null]]);
    expect(said(ofText([HEADER, ROW.slice(0, 3), ROW]))).toStrictEqual([]);
  });

  test("short footers do not look cut, nor do short rows before them", () => {
    expect(said(ofText([HEADER, ROW, ["填表人：张三"]]))).toStrictEqual([]);
    expect(said(ofText([HEADER, ROW.slice(0, 6), ["填表人：张三"]]))).toStrictEqual([]);
  });

  test("blank headers at the end ask for no cells", () => {
    expect(ofText([[...HEADER, "", ""], ROW]).sheet?.width).toBe(7);
  });
});

test("a title of another quarter is asked about, one of a quarter that the rows have is not", () => {
  expect(said(ofSheet([["2015年第四季度登记"], HEADER, ROW]))).toStrictEqual([["title_differs", 1, null]]);
  expect(said(ofSheet([["2016年一季度登记"], HEADER, ROW]))).toStrictEqual([]);
});

test("a header alone says that there are no rows", () => {
  expect(said(ofSheet([HEADER]))).toStrictEqual([["no_rows", null, null]]);
});
