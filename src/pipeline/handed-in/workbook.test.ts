import { writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { shownText } from "./grid.ts";
import { workbookFile } from "./workbook.ts";
import {
  relation,
  relationships,
  sheetXml,
  type WrittenWorkbook,
  writtenWorkbook,
} from "./written-workbook.ts";

const open = (workbook: WrittenWorkbook) => workbookFile("f.xlsx", writtenWorkbook(workbook));
const told = (workbook: WrittenWorkbook) =>
  open(workbook).issues.map(({ code, severity, sheet, value }) => [code, severity, sheet, value]);

test("rows keep the numbers that a spreadsheet shows, blank ones between them", () => {
  const { grids, issues } = open({ sheets: { 一: [["a"], [], [null, 2]], 二: [] } });
  expect(issues).toStrictEqual([]);
  expect(grids.map(({ sheet, rows }) => [sheet, rows])).toStrictEqual([
    [
      "一",
      [
        { line: 1, cells: ["a"] },
        { line: 2, cells: [] },
        { line: 3, cells: ["", "2"] },
      ],
    ],
    ["二", []],
  ]);
});

test("a stray style in the last row of all makes no rows, a stray word does", () => {
  const far = (cell: string) => ({
    sheets: {
      s: `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576">${cell}</row></sheetData></worksheet>`,
    },
  });
  expect(open(far('<c r="A1048576" s="1"/>')).grids[0]?.rows).toHaveLength(1);
  expect(open(far('<c r="A1048576"><v>1</v></c>')).grids[0]?.rows).toHaveLength(1_048_576);
});

test("merged cells show their text in all rows they reach, and no further than the sheet is written", () => {
  const after = '<mergeCells><mergeCell ref="A1:A1048576"/><mergeCell ref="B1:XFD1"/></mergeCells>';
  const [grid] = open({
    sheets: {
      s: [
        ["长春", "x"],
        [null, 2],
        [null, 3, 4],
      ],
    },
    after,
  }).grids;
  if (!grid) throw new Error("expected a sheet");
  expect(grid.rows.map((row) => [0, 1, 2].map((i) => shownText(grid, row, i)))).toStrictEqual([
    ["长春", "x", "x"],
    ["长春", "2", ""],
    ["长春", "3", "4"],
  ]);
});

test("merged cells over one another, or without end, are no workbook", () => {
  const after = (refs: readonly string[]) =>
    `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`;
  expect(told({ sheets: { s: [["a", "b"], ["c"]] }, after: after(["A1:B1", "B1:B2"]) })).toStrictEqual([
    ["broken_workbook", "refuse", null, "merged cells overlap in B1"],
  ]);
});

test("what is hidden, calculated or taken from elsewhere is told once a sheet", () => {
  const xml = `<worksheet><cols><col min="2" max="2" hidden="1"/></cols><sheetData>${Array.from({ length: 12 }, (_, i) => `<row r="${i + 1}" hidden="1"><c r="A${i + 1}"><f>[1]x!A1</f><v>1</v></c></row>`).join("")}<row r="20" hidden="1"/></sheetData></worksheet>`;
  const rels = relationships([
    relation(1, "worksheet", "worksheets/sheet1.xml"),
    relation(2, "externalLink", "e.xml"),
  ]);
  const workbook = `<workbook><sheets><sheet name="s" state="hidden" r:id="rId1"/></sheets></workbook>`;
  const written = {
    sheets: { s: xml },
    parts: { "xl/_rels/workbook.xml.rels": rels, "xl/workbook.xml": workbook },
  };
  expect(told(written)).toStrictEqual([
    ["external_links", "note", null, null],
    ["hidden_sheet", "note", "s", "s"],
    ["hidden_rows", "note", "s", "1, 2, 3, 4, 5, 6, 7, 8, 9, 10 …"],
    ["formula_cells", "note", "s", "A1"],
  ]);
  expect(open(written).grids[0]?.hiddenColumns).toStrictEqual(new Set([1]));
});

test.each<[string, WrittenWorkbook, string, string]>([
  [
    "a sheet whose XML breaks off",
    { sheets: { s: "<worksheet><sheetData>" } },
    "broken_workbook",
    "s: <sheetData> is not closed, line 1 of its XML",
  ],
  [
    "a sheet whose part is gone",
    { sheets: { s: [] }, parts: { "xl/worksheets/sheet1.xml": null } },
    "broken_workbook",
    "the sheet s is missing",
  ],
  [
    "a sheet that declares entities",
    { sheets: { s: `<!DOCTYPE x [<!ENTITY a "b">]>${sheetXml([]).replace(/^<\?.*\?>/, "")}` } },
    "unsafe_workbook",
    "xl/worksheets/sheet1.xml",
  ],
  [
    "texts that are gone",
    { sheets: { s: [[{ attributes: 't="s"', inside: "<v>0</v>" }]] } },
    "broken_workbook",
    "s: there is no text 0 in A1",
  ],
])("%s refuses the file", (_, workbook, code, value) => {
  expect(told(workbook)).toStrictEqual([[code, "refuse", null, value]]);
  expect(open(workbook).grids).toStrictEqual([]);
});

test("a broken picture does no harm, nor do missing styles", () => {
  const parts = {
    "xl/media/image1.png": "no picture",
    "xl/drawings/drawing1.xml": "<broken",
    "docProps/core.xml": "x",
  };
  expect(open({ sheets: { s: [[{ attributes: 's="3"', inside: "<v>7</v>" }]] }, parts })).toMatchObject({
    issues: [],
    grids: [{ rows: [{ line: 1, cells: ["7"] }] }],
  });
});

test("what a library writes is read as it was meant", async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: "企业",
        rows: [
          ["季度", "编号", "人数", "存续"],
          ["2016Q1", "007", 12, true],
          [null, "a<b>&", 0.5, false],
        ],
      },
    ],
  });
  const { grids, issues } = workbookFile("f.xlsx", bytes);
  expect(issues).toStrictEqual([]);
  expect(grids.map(({ rows }) => rows.map(({ cells }) => cells))).toStrictEqual([
    [
      ["季度", "编号", "人数", "存续"],
      ["2016Q1", "007", "12", "true"],
      ["", "a<b>&", "0.5", "false"],
    ],
  ]);
});
