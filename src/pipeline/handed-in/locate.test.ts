import { expect, test } from "vitest";
import { makeIssue } from "#pipeline/issue/issue.ts";
import { locateIssues } from "./locate.ts";
import { understandFile } from "./return-file.ts";
import { workbookFile } from "./workbook.ts";
import { writtenWorkbook } from "./written-workbook.ts";

const HEADER = ["序号", "季度", "城市", "创业\n编号", "扶持季度", "人群", "是否存续", "带动就业人数", "新栏"];
const { sheets } = understandFile(
  workbookFile("f.xlsx", writtenWorkbook({ sheets: { 一: [["标题"], HEADER, [1, "2016Q1"]] } })),
  "startups",
);
const at = (place: object) => {
  const [issue] = locateIssues(
    [makeIssue("invalid_value", { file: "f.xlsx", sheet: "一", ...place })],
    sheets,
  );
  return [issue?.cell, issue?.header];
};

test("the cell and the header are those that the office sees", () => {
  expect(at({ row: 3, column: "startup_id" })).toStrictEqual(["D3", "创业\n编号"]);
  expect(at({ row: 2, column: "新栏" })).toStrictEqual(["I2", "新栏"]);
  expect(at({ column: "jobs" })).toStrictEqual([null, "带动就业人数"]);
});

test("what stands in no column, or on another sheet, keeps its place", () => {
  expect(at({ row: 3 })).toStrictEqual([null, null]);
  expect(at({ row: 3, column: "hires" })).toStrictEqual([null, null]);
  expect(at({ row: 3, column: "jobs", sheet: "二" })).toStrictEqual([null, null]);
});

test("a column without a header is found by its number", () => {
  const file = understandFile(
    workbookFile(
      "f.xlsx",
      writtenWorkbook({
        sheets: {
          一: [
            ["", ...HEADER.slice(1, 8)],
            ["x", "2016Q1"],
          ],
        },
      }),
    ),
    "startups",
  );
  expect(file.issues.map(({ code, cell }) => [code, cell])).toStrictEqual([["unknown_column", "A1"]]);
});
