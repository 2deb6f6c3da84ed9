import { expect, test } from "vitest";
import { textFile } from "./text-grid.ts";

const HEADER = ["季度", "城市", "创业编号", "扶持季度", "人群", "是否存续", "带动就业人数"];
const ROW = ["2016Q1", "长春", "s1", "2015Q4", "", "是", "3"];
const written = (delimiter: string, rows = [HEADER, ROW]) =>
  rows.map((cells) => `${cells.join(delimiter)}\n`).join("");
const cellsOf = (text: string) => textFile("f.csv", text).grids[0]?.rows.map(({ cells }) => cells);
const codes = (text: string) =>
  textFile("f.csv", text).issues.map(({ code, row, value }) => [code, row, value]);

test.each([",", "\t", ";", "|", "，", "；"])("cells parted by %j", (delimiter) => {
  expect(cellsOf(written(delimiter))).toStrictEqual([HEADER, ROW]);
});

test("thousands and titles with commas do not make a table of commas", () => {
  const rows = [
    ["表一，2016年,第一季度,初稿,待审,修改,二次,三次,四次"],
    HEADER,
    [...ROW.slice(0, 6), "1,234,567"],
  ];
  expect(cellsOf(written("\t", rows))?.[2]?.[6]).toBe("1,234,567");
  expect(cellsOf(written("，", rows.slice(1)))?.[1]?.[6]).toBe("1,234,567");
});

test("a delimiter that the file names is taken, and its row counts as one", () => {
  for (const said of ["sep=|\n", "SEP=|\r\n", '"sep=|"\r']) {
    const [grid] = textFile("f.csv", `${said}a|b,c\n`).grids;
    expect(grid?.rows[1]).toStrictEqual({ line: 2, cells: ["a", "b,c"] });
  }
});

test("byte order marks, one or two, are no part of the first header", () => {
  expect(cellsOf(`\uFEFF\uFEFF${written(",")}`)?.[0]).toStrictEqual(HEADER);
});

test("blank rows at the end are not there, those between are", () => {
  expect(cellsOf("a,b\n\n,\nc,d\n,\n\n \n")).toStrictEqual([["a", "b"], [""], ["", ""], ["c", "d"]]);
  expect(cellsOf("\n , \n")).toStrictEqual([]);
});

test("an end without a line break is asked about, an open quote refuses", () => {
  expect(codes("a,b\nc,d")).toStrictEqual([["no_final_line_break", 2, "c,d"]]);
  expect(codes("a,b\nc,d\n \t")).toStrictEqual([]);
  expect(codes('a,b\nc,"d\ne,f\n')).toStrictEqual([["unclosed_quote", null, "row 2: c,d e,f "]]);
  expect(codes("")).toStrictEqual([]);
});

test("a file with more rows than any survey has is not read in part", () => {
  const { grids, issues } = textFile("f.csv", "a\n".repeat(300_001));
  expect([grids, issues.map(({ code }) => code)]).toStrictEqual([[], ["too_many_rows"]]);
});
