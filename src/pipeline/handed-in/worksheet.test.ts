import { describe, expect, test } from "vitest";
import { formatOf } from "./number-formats.ts";
import { readWorksheet } from "./worksheet.ts";
import { sheetXml } from "./written-workbook.ts";

const context = {
  strings: ["季度", "", "120"],
  formats: [formatOf("General"), formatOf("0%")],
  from1904: false,
};
const read = (xml: string) => readWorksheet(xml, context);
const inside = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const cellsOf = (cells: string) => read(inside(`<row r="1">${cells}</row>`)).rows[0]?.cells;

test.each([
  ["a shared text", '<c r="A1" t="s"><v>0</v></c>', ["季度"]],
  ["a number kept as text", '<c r="A1" t="s"><v>2</v></c>', ["120"]],
  [
    "an inline text, with how it is pronounced",
    '<c t="inlineStr"><is><t>a</t><rPh><t>b</t></rPh></is></c>',
    ["a"],
  ],
  ["an inline text in runs", '<c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>', ["ab"]],
  ["an inline text that does not say so", "<c><is><t>a</t></is></c>", ["a"]],
  ["a number", "<c><v>12</v></c>", ["12"]],
  ["a number in capitals", "<c><v>1.2E3</v></c>", ["1200"]],
  ["a number beyond all numbers", "<c><v>1e400</v></c>", ["1e400"]],
  ["no number", "<c><v>0x1F</v></c>", ["0x1F"]],
  ["blanks are no 0", "<c><v> </v></c><c><v>1</v></c>", ["", "1"]],
  ["a percentage", '<c s="1"><v>1</v></c>', ["100%"]],
  ["a style that is not there", '<c s="9"><v>1</v></c>', ["1"]],
  ["yes and no", '<c t="b"><v>1</v></c><c t="b"><v>0</v></c>', ["true", "false"]],
  ["a fault", '<c t="e"><v>#REF!</v></c>', ["#REF!"]],
  ["a date as text", '<c t="d"><v>2016-01-01</v></c>', ["2016-01-01"]],
  ["a formula with its result", "<c><f>A2+1</f><v>3</v></c>", ["3"]],
  ["a formula without one", "<c><f>A2+1</f></c>", ["=A2+1"]],
  ["a formula that gives nothing", '<c t="str"><f>IF(A2,A2,"")</f><v></v></c><c><v>1</v></c>', ["", "1"]],
  ["a cell after a gap", '<c r="C1"><v>1</v></c><c><v>2</v></c>', ["", "", "1", "2"]],
  ["a far cell", '<c r="XFD1"><v>1</v></c>', [...Array(16_383).fill(""), "1"]],
  ["foreign elements", '<x:c r="A1"><x:v>1</x:v><extLst><ext><v>9</v></ext></extLst></x:c>', ["1"]],
])("%s", (_, cells, texts) => {
  expect(cellsOf(cells)).toStrictEqual(texts);
});

test("rows without numbers follow one another; those that hold nothing are not there", () => {
  const rows = '<row><c><v>1</v></c></row><row r="4"><c r="B4" s="1"/></row><row><c><v>2</v></c></row>';
  expect(read(inside(rows)).rows).toStrictEqual([
    { line: 1, cells: ["1"] },
    { line: 5, cells: ["2"] },
  ]);
});

test("hidden rows and columns, merged cells and the first formula are found", () => {
  const xml = `<worksheet><cols><col min="2" max="3" hidden="1"/><col min="4" max="16384" width="9"/></cols><sheetData>
    <row r="1" hidden="true"><c r="A1"><f>1</f><v>1</v></c></row><row r="2"><c r="B2"><f>2</f><v>2</v></c></row></sheetData>
    <mergeCells count="1"><mergeCell ref="B2:C4"/></mergeCells></worksheet>`;
  expect(read(xml)).toMatchObject({
    merges: [{ top: 1, left: 1, bottom: 3, right: 2 }],
    hiddenColumns: new Set([1, 2]),
    hiddenRows: [1],
    formula: "A1",
  });
});

describe("nothing is taken for something else", () => {
  test.each([
    [
      "a cell twice",
      '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
      "A1 stands at another place",
    ],
    ["a cell in another row", '<row r="1"><c r="A2"><v>1</v></c></row>', "A2 stands at another place"],
    ["a cell that is none", '<row r="1"><c r="ZZZ1"><v>1</v></c></row>', "there is no cell ZZZ1"],
    ["a row twice", '<row r="2"/><row r="2"/>', "row 2 after row 2"],
    ["a row that is none", '<row r="1048577"/>', "row 1048577 after row 0"],
    ["a row of text", '<row r="x"/>', "row x after row 0"],
    ["what is no row", "<rows/>", "<rows> stands where a row should"],
    ["two values", '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>', "two values in A1"],
    ["a text that is not there", '<row r="1"><c r="A1" t="s"><v>3</v></c></row>', "there is no text 3 in A1"],
    ["a text without a number", '<row r="1"><c r="A1" t="s"><v></v></c></row>', "there is no text  in A1"],
    ["a kind that is none", '<row r="1"><c r="A1" t="x"><v>3</v></c></row>', "kind of value, x, in A1"],
    ["text between", '<row r="1"><c r="A1">7<v>3</v></c></row>', "stray text in A1"],
    ["a tag that is not closed", '<row r="1"><c r="A1"><v>3</v></row>', "closes nothing"],
  ])("%s", (_, rows, said) => {
    expect(() => read(inside(rows))).toThrow(said);
  });

  test("columns that are told twice, and merged cells that are none", () => {
    const wrong = [
      '<worksheet><cols><col min="2" max="3"/><col min="3" max="4"/></cols><sheetData/></worksheet>',
      '<worksheet><sheetData/><mergeCells><mergeCell ref="A1:nowhere"/></mergeCells></worksheet>',
    ];
    for (const xml of wrong) expect(() => read(xml)).toThrow();
  });

  test("more cells than any survey has are not kept", () => {
    const rows = Array.from(
      { length: 400 },
      (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`,
    );
    expect(() => read(inside(rows.join("")))).toThrow(expect.objectContaining({ cause: "too_large" }));
  });
});

test("a sheet cut short anywhere is never read in part", () => {
  const xml = sheetXml([
    ["季度", 1],
    ["a", 2],
  ]);
  const whole = read(xml).rows;
  for (let end = 0; end < xml.length; end++) {
    const found = (() => {
      try {
        return read(xml.slice(0, end)).rows;
      } catch {
        return null;
      }
    })();
    if (found) expect(found).toStrictEqual(whole);
  }
});
