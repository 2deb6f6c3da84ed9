import { expect, test } from "vitest";
import { understandFile } from "./return-file.ts";
import { textFile } from "./text-grid.ts";
import { workbookFile } from "./workbook.ts";
import { type WrittenWorkbook, writtenWorkbook } from "./written-workbook.ts";

const HEADER = ["季度", "城市", "创业编号", "扶持季度", "人群", "是否存续", "带动就业人数"];
const row = (id: string) => ["2016Q1", "长春", id, "2015Q4", "", "是", 3];
const FRAME = [
  ["季度", "调查", "层", "总体单位数", "已知总量"],
  ["2016Q1", "community", "城镇", 60, 90_000],
];

const open = (sheets: WrittenWorkbook["sheets"], expected: "startups" | "communities" | null = "startups") =>
  understandFile(workbookFile("f.xlsx", writtenWorkbook({ sheets })), expected);
const said = ({ issues }: ReturnType<typeof open>) =>
  issues.map(({ code, sheet, cell }) => [code, sheet, cell]);

test("several sheets hold returns of one table or of several; what is in none is noted", () => {
  const file = open({
    一: [HEADER, row("a"), row("b")],
    说明: [["请如实填写"], ["2016"]],
    二: [HEADER, row("c")],
    框: FRAME,
    空: [],
  });
  expect(file.sheets.map(({ grid, table, data }) => [grid.sheet, table.name, data.length])).toStrictEqual([
    ["一", "startups", 2],
    ["二", "startups", 1],
    ["框", "frame", 1],
  ]);
  expect(said(file)).toStrictEqual([["sheet_not_read", "说明", null]]);
  expect(file.accounts.map(({ sheet, table, rows }) => [sheet, table, rows.data, rows.title])).toStrictEqual([
    ["一", "startups", 2, 0],
    ["说明", null, 0, 2],
    ["二", "startups", 1, 0],
    ["框", "frame", 1, 0],
    ["空", null, 0, 0],
  ]);
});

test("a fault in the header of one sheet leaves the others standing", () => {
  const { sheets } = open({
    一: [HEADER, row("a")],
    二: [
      ["城市", ...HEADER],
      ["", ...row("b")],
    ],
  });
  expect(sheets.map(({ refused }) => refused)).toStrictEqual([false, true]);
});

test("a file that was refused as a whole has no sheet that is not", () => {
  const input = textFile("f.csv", `${[HEADER, row("a")].map((cells) => cells.join(",")).join("\n")}\n"`);
  const { sheets, issues } = understandFile(input, "startups");
  expect(issues.map(({ code }) => code)).toContain("unclosed_quote");
  expect(sheets.map(({ refused }) => refused)).toStrictEqual([true]);
});

test("nothing, nothing that is a return, and returns of nobody knows what", () => {
  expect(said(open({ 一: [], 二: [] }))).toStrictEqual([["file_empty", null, null]]);
  expect(said(open({ 一: [["请如实填写"]] }))).toStrictEqual([["not_a_return", null, null]]);
  expect(said(open({ 一: [["2016Q1", "a", 1, 2, 3]] }))).toStrictEqual([["header_missing", "一", null]]);
  expect(said(open({ 一: [["2016Q1", "a", 1, 2, 3]], 二: [HEADER, row("a")] }))).toStrictEqual([
    ["header_missing", "一", null],
  ]);
});

test("where nothing looks like the return that the name says, all that is missing is named, with its cells", () => {
  const file = open({
    一: [
      ["创业编号", "新栏"],
      ["a", 1],
    ],
  });
  expect(said(file).slice(0, 2)).toStrictEqual([
    ["unknown_column", "一", "B1"],
    ["missing_column", "一", null],
  ]);
});

test("a last row that is cut is told once", () => {
  const text = `${HEADER.join(",")}\n${row("a").join(",")}\n2016Q1,长`;
  expect(said(understandFile(textFile("f.csv", text), "startups"))).toStrictEqual([["file_cut", null, null]]);
});
