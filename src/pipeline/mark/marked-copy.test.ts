import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import {
  type Cell,
  cellRef,
  parseCellRef,
  readXlsx,
  type Sheet,
  type WriteSheet,
  writeXlsx,
} from "hucre/xlsx";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { ISSUE_SHEET } from "#contract/own-sheets.ts";
import { openFile } from "#pipeline/handed-in/open-file.ts";
import { understandFile } from "#pipeline/handed-in/return-file.ts";
import type { Issue } from "#pipeline/issue/issue.ts";
import { markedCopy } from "./marked-copy.ts";
import { partsOf, workbookFaults } from "./xml-faults.ts";

const textOf = (issue: Issue) => ({ zh: `中文${issue.code}`, en: `English ${issue.code}` });
const issue = (part: Partial<Issue>): Issue => ({
  ...{ code: "invalid_value", severity: "refuse", file: "f", sheet: null, row: null, column: null },
  ...{
    cell: null,
    header: null,
    value: null,
    expected: "better",
    params: {},
    subject: null,
    confirmed: null,
  },
  ...part,
});

const yellow = { type: "pattern", pattern: "solid", fgColor: { rgb: "FFFF00" } } as const;
const office: WriteSheet = {
  name: "企业 (2)'s",
  columns: [{ width: 18 }, { width: 11 }, { width: 9, hidden: true }],
  rows: [
    ["长春市企业报表", null, null],
    ["企业编号", "期末人数", "备注"],
    ["E1", 1234, "a"],
    [null, 5, "b"],
    ["E3", new Date(Date.UTC(2018, 2, 31)), "=c"],
  ],
  cells: new Map<string, Partial<Cell>>([
    ["2,0", { comment: { author: "张三", text: "原有批注" } }],
    ["2,1", { style: { numFmt: "#,##0", fill: yellow, font: { bold: true } } }],
    ["4,1", { style: { numFmt: "yyyy-mm-dd" } }],
  ]),
  merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 2 }],
  rowDefs: new Map([[0, { height: 40 }]]),
  dataValidations: [{ type: "whole", operator: "greaterThanOrEqual", formula1: "0", range: "B3:B5" }],
  freezePane: { rows: 2 },
  pageSetup: { printArea: "$A$1:$C$5", printTitlesRow: "$1:$2" },
};
const other: WriteSheet = { name: "其他", rows: [["原样", 7]], hidden: true };
const workbook = () => writeXlsx({ sheets: [office, other], properties: { modified: new Date(0) } });
const name = office.name;

async function sheetsOf(bytes: Uint8Array): Promise<Map<string, Sheet>> {
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  return new Map(sheets.map((sheet) => [sheet.name, sheet]));
}
const cellOf = (sheet: Sheet | undefined, ref: string) => {
  const { row, col } = parseCellRef(ref);
  return sheet?.cells?.get(`${row},${col}`);
};
const fillOf = (cell: Cell | undefined) =>
  cell?.style?.fill?.type === "pattern" ? cell.style.fill.fgColor?.rgb : undefined;
/** The rows of the list below its header. */
const listOf = (sheets: Map<string, Sheet>) => sheets.get(ISSUE_SHEET)?.rows.slice(3) ?? [];

test("cells are filled by the worst that is wrong with them, and say it in both languages", async () => {
  const issues = [
    issue({ sheet: name, row: 3, cell: "B3", severity: "query", code: "staff_change" }),
    issue({ sheet: name, row: 3, cell: "B3", code: "balance_broken" }),
    issue({ sheet: name, row: 5, cell: "A5", severity: "query", code: "q" }),
    issue({ sheet: name, row: 5, cell: "B5", severity: "note", code: "n" }),
  ];
  const sheet = (
    await sheetsOf(await markedCopy({ path: "f.xlsx", bytes: await workbook() }, issues, textOf))
  ).get(name);
  const cell = cellOf(sheet, "B3");
  expect(cell?.comment?.text.split("\n")).toStrictEqual([
    "【退回，请更正】中文balance_broken",
    "Refused: please correct. English balance_broken",
    "【待核实，请更正或说明】中文staff_change",
    "Query: please correct or explain. English staff_change",
  ]);
  expect(cell).toMatchObject({ value: 1234, style: { numFmt: "#,##0", font: { bold: true } } });
  const fills = ["B3", "A5", "B5"].map((ref) => fillOf(cellOf(sheet, ref)));
  expect(fills).toStrictEqual(["FF9B9A", "FFD967", "D0D1CF"]);
});

test("what the office wrote stays: values, formats, merges, limits, other sheets, what is printed", async () => {
  const issues = [issue({ sheet: name, row: 3, cell: "A3" })];
  const before = await sheetsOf(await workbook());
  const bytes = await markedCopy({ path: "f.xlsx", bytes: await workbook() }, issues, textOf);
  const after = await sheetsOf(bytes);
  expect([...after.keys()]).toStrictEqual([name, "其他", ISSUE_SHEET]);
  const { cells: _, pageSetup, ...rest } = after.get(name) ?? {};
  const { cells: __, pageSetup: ___, ...own } = before.get(name) ?? {};
  expect(rest).toStrictEqual(own);
  expect(pageSetup).toMatchObject({ printArea: "$A$1:$C$5", printTitlesRow: "$1:$2" });
  expect(after.get("其他")).toStrictEqual(before.get("其他"));
  for (const ref of ["B3", "B5"]) {
    expect(cellOf(after.get(name), ref)).toStrictEqual(cellOf(before.get(name), ref));
  }
  expect(cellOf(after.get(name), "A3")?.comment).toStrictEqual({
    author: "张三",
    text: "原有批注\n—— 检查结果 Issues ——\n【退回，请更正】中文invalid_value\nRefused: please correct. English invalid_value",
  });
  const { "xl/workbook.xml": book = "" } = partsOf(bytes);
  expect(book).toContain("'企业 (2)''s'!$A$1:$C$5");
});

test("a conditional fill that leaves its pattern out, as Excel does, keeps its colour", async () => {
  const rule = { type: "expression", priority: 1, formula: "$B3>1", range: "B3:B5" } as const;
  const style = { fill: { type: "pattern", pattern: "solid", bgColor: { rgb: "F4B6B6" } } } as const;
  const parts = unzipSync(
    await writeXlsx({ sheets: [{ ...office, conditionalRules: [{ ...rule, style }] }] }),
  );
  const styles = strFromU8(parts["xl/styles.xml"] ?? new Uint8Array());
  const asExcel = styles.replace('<patternFill patternType="solid"><bgColor', "<patternFill><bgColor");
  expect(asExcel).not.toBe(styles);
  const bytes = zipSync({ ...parts, "xl/styles.xml": strToU8(asExcel) });
  const copy = partsOf(await markedCopy({ path: "f.xlsx", bytes }, [], textOf));
  expect(copy["xl/styles.xml"]).toContain(
    '<dxf><fill><patternFill patternType="solid"><bgColor rgb="FFF4B6B6"/>',
  );
});

test("macros are left out: a copy is an .xlsx file", async () => {
  const bytes = await writeXlsx({ sheets: [office], vbaProject: Uint8Array.of(1, 2, 3) });
  expect(Object.keys(partsOf(bytes))).toContain("xl/vbaProject.bin");
  const copy = partsOf(await markedCopy({ path: "f.xlsm", bytes }, [], textOf));
  expect(Object.keys(copy).join()).not.toContain("vba");
  expect(copy["[Content_Types].xml"]).not.toContain("macroEnabled");
  expect(copy["xl/_rels/workbook.xml.rels"]).not.toContain("vba");
});

test("a row is marked at its first cell that shows, a merged cell where it shows", async () => {
  const issues = [
    issue({ sheet: name, row: 4, code: "row" }),
    issue({ sheet: name, row: 1, cell: "B1", code: "merged" }),
  ];
  const sheets = await sheetsOf(
    await markedCopy({ path: "f.xlsx", bytes: await workbook() }, issues, textOf),
  );
  expect(cellOf(sheets.get(name), "B4")?.comment?.text).toContain("English row");
  expect(cellOf(sheets.get(name), "A1")?.comment?.text).toContain("English merged");
  const links = [3, 4].map((row) => sheets.get(ISSUE_SHEET)?.cells?.get(`${row},3`));
  expect(links.map((link) => [link?.value, link?.hyperlink?.location])).toStrictEqual([
    ["B1", "'企业 (2)''s'!A1"],
    ["B4", "'企业 (2)''s'!B4"],
  ]);
});

test("nothing is lost: the list has every issue, the worst first, and values as text", async () => {
  const issues = [
    issue({ severity: "note", code: "about_the_file" }),
    issue({ severity: "query", sheet: "nowhere", row: 2, cell: "A2", code: "no_such_sheet" }),
    issue({ sheet: name, row: 900, cell: "A900", code: "below_the_sheet" }),
    issue({ sheet: name, row: 3, cell: "ZZZZ9", code: "no_cell" }),
    issue({ sheet: name, row: 3, cell: "B3", column: "employees_end", header: "期末人数", value: "=1+1" }),
  ];
  const bytes = await markedCopy({ path: "f.xlsx", bytes: await workbook() }, issues, textOf);
  const sheets = await sheetsOf(bytes);
  expect(listOf(sheets).map((row) => row[8])).toStrictEqual(
    ["no_cell", "invalid_value", "below_the_sheet", "no_such_sheet", "about_the_file"].map(
      (c) => `English ${c}`,
    ),
  );
  const line = listOf(sheets)[1];
  expect(line).toStrictEqual([
    ...[2, "退回，请更正\nRefused: please correct", name, "B3", 3, "期末人数", "=1+1"],
    ...["中文invalid_value", "English invalid_value"],
  ]);
  expect(sheets.get(ISSUE_SHEET)?.cells?.get("4,6")).toMatchObject({
    type: "string",
    style: { numFmt: "@" },
  });
  expect(partsOf(bytes)["xl/worksheets/sheet3.xml"]).not.toContain("<f>");
});

test("a copy that comes back is read as the return it is, without its list", async () => {
  const sheet = (name: string, rows: string[][]): WriteSheet => ({ name, rows });
  const header = ["quarter", "city", "measure", "group", "value"];
  const own = [
    sheet("行政记录", [header, ["2018Q1", "w", "trained", "", "9"]]),
    sheet("填表说明", [["怎样填"]]),
  ];
  const copy = await markedCopy(
    { path: "f.xlsx", bytes: await writeXlsx({ sheets: own }) },
    [issue({})],
    textOf,
  );
  const { sheets, issues } = understandFile(await openFile("administrative.xlsx", copy), "administrative");
  expect(sheets.map(({ data }) => data.length)).toStrictEqual([1]);
  expect(issues).toStrictEqual([]);
});

test("a query that was answered is marked no more, and stands in the list with its answer", async () => {
  const answered = { severity: "query", confirmed: "搬迁" } as const;
  const issues = [
    issue({ sheet: name, row: 3, cell: "B3", ...answered }),
    issue({ sheet: name, row: 4, cell: "B4" }),
  ];
  const sheets = await sheetsOf(
    await markedCopy({ path: "f.xlsx", bytes: await workbook() }, issues, textOf),
  );
  expect(cellOf(sheets.get(name), "B3")).toMatchObject({ style: { fill: yellow } });
  expect(cellOf(sheets.get(name), "B3")?.comment).toBeUndefined();
  const [, last] = listOf(sheets);
  expect(last?.slice(1, 4)).toStrictEqual(["已说明\nExplained", name, "B3"]);
  expect(last?.[7]).toBe("中文invalid_value\n说明：搬迁");
});

test("a corrected copy that is marked again has the new marks alone", async () => {
  const first = [
    issue({ sheet: name, row: 3, cell: "A3", code: "old" }),
    issue({ sheet: name, row: 5, cell: "A5", code: "old" }),
  ];
  const second = [issue({ sheet: name, row: 5, cell: "B5", code: "new" })];
  const once = await markedCopy({ path: "f.xlsx", bytes: await workbook() }, first, textOf);
  const sheets = await sheetsOf(await markedCopy({ path: "f.xlsx", bytes: once }, second, textOf));
  expect([...sheets.keys()]).toStrictEqual([name, "其他", ISSUE_SHEET]);
  expect(listOf(sheets)).toHaveLength(1);
  expect(cellOf(sheets.get(name), "A3")?.comment).toStrictEqual({ author: "张三", text: "原有批注" });
  expect(["A3", "A5"].map((ref) => fillOf(cellOf(sheets.get(name), ref)))).toStrictEqual([
    undefined,
    undefined,
  ]);
  expect(cellOf(sheets.get(name), "A5")?.comment).toBeUndefined();
  expect(cellOf(sheets.get(name), "B5")?.comment?.text).toContain("English new");
});

test.each([
  ["UTF-8 with a mark", Buffer.from('\uFEFF编号,人数,码\n007,12,220102001001\n\n"x\r\ny",-5,1.50\n')],
  ["GBK", iconv.encode('编号,人数,码\r\n007,12,220102001001\r\n\r\n"x\r\ny",-5,1.50\r\n', "gbk")],
  [
    "UTF-16",
    iconv.encode('编号\t人数\t码\n007\t12\t220102001001\n\n"x\r\ny"\t-5\t1.50\n', "utf-16le", {
      addBOM: true,
    }),
  ],
])("a CSV file becomes a sheet, %s, a record a row, codes as they were written", async (_, bytes) => {
  const issues = [issue({ row: 4, cell: "B4", code: "minus" }), issue({ row: 2 })];
  const sheets = await sheetsOf(
    await markedCopy({ path: "changchun/2018Q1/a[b].csv", bytes }, issues, textOf),
  );
  const sheet = sheets.get("a b");
  const rows = sheet?.rows.map((row) => row.filter((cell) => cell !== null));
  expect(rows).toStrictEqual([["编号", "人数", "码"], ["007", 12, "220102001001"], [], ["x\ny", -5, "1.50"]]);
  expect(cellOf(sheet, "B4")?.comment?.text).toContain("English minus");
  expect(fillOf(cellOf(sheet, "A2"))).toBe("FF9B9A");
  expect(listOf(sheets)).toHaveLength(2);
});

const bomb = () => {
  const bytes = zipSync({ "xl/workbook.xml": new Uint8Array(10) });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let i = 0; i < bytes.length - 4; i++) {
    if (view.getUint32(i, true) === 0x02014b50) view.setUint32(i + 24, 4_000_000_000, true);
  }
  return bytes;
};

test.each([
  ["an archive cut short", async () => (await workbook()).slice(0, 900)],
  ["an archive of something else", async () => zipSync({ "a.txt": new Uint8Array(9) })],
  ["one that would unpack to gigabytes", async () => bomb()],
  ["an old or encrypted workbook", async () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
  [
    "a picture under the name of a table",
    async () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1),
  ],
])("of %s the list is made all the same", async (_, make) => {
  const issues = [issue({ code: "unreadable" }), issue({ sheet: name, row: 1, cell: "A1" })];
  const sheets = await sheetsOf(await markedCopy({ path: "f.xlsx", bytes: await make() }, issues, textOf));
  expect([...sheets.keys()]).toStrictEqual([ISSUE_SHEET]);
  expect(listOf(sheets)).toHaveLength(2);
  expect(sheets.get(ISSUE_SHEET)?.rows[1]?.[0]).toContain("could not be opened");
});

test("every part is well formed, and every note has the old drawing that Excel and WPS show it by", async () => {
  const issues = [3, 4, 5].map((row) => issue({ sheet: name, row, cell: `B${row}`, value: "<&\"'>" }));
  const bytes = await markedCopy({ path: "f.xlsx", bytes: await workbook() }, issues, textOf);
  expect(workbookFaults(bytes)).toStrictEqual([]);
  const parts = partsOf(bytes);
  expect(parts["xl/worksheets/sheet1.xml"]).toContain("<legacyDrawing ");
  expect(parts["xl/comments1.xml"]?.match(/<comment /g)).toHaveLength(4);
  expect(parts["xl/drawings/vmlDrawing1.vml"]?.match(/<v:shape /g)).toHaveLength(4);
  expect(parts["[Content_Types].xml"]).toContain('Extension="vml"');
});

test("a copy made twice is the same twice", async () => {
  const issues = [issue({ sheet: name, row: 3, cell: "B3" })];
  const copy = async () => markedCopy({ path: "f.xlsx", bytes: await workbook() }, issues, textOf);
  expect(await copy()).toStrictEqual(await copy());
  const csv = { path: "f.csv", bytes: Buffer.from("a,b\n1,2\n") };
  expect(await markedCopy(csv, issues, textOf)).toStrictEqual(await markedCopy(csv, issues, textOf));
});

test("whatever cells and values hold, the copy opens, is well formed and lists every issue", async () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.constantFrom(
      "]]>",
      "\u0000\u000b\ufffe\ud800",
      "=HYPERLINK(1)",
      "_x000D_",
      "9".repeat(40_000),
      "'\"<&",
    ),
  );
  const place = fc.record({ row: fc.integer({ min: 1, max: 5 }), col: fc.integer({ min: 0, max: 40 }) });
  const rows = fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(rows, fc.array(fc.tuple(place, text), { maxLength: 6 }), async (cells, faults) => {
      const csv = cells
        .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","))
        .join("\n");
      const issues = faults.map(([{ row, col }, value]) =>
        issue({ row, cell: cellRef(row - 1, col), value, header: value }),
      );
      const own = (one: Issue) => ({ zh: one.value ?? "", en: one.value ?? "" });
      const bytes = await markedCopy({ path: "f.csv", bytes: Buffer.from(csv) }, issues, own);
      expect(workbookFaults(bytes)).toStrictEqual([]);
      const again = await markedCopy(
        { path: "f.xlsx", bytes },
        issues.map((one) => ({ ...one, sheet: "f" })),
        own,
      );
      expect(workbookFaults(again)).toStrictEqual([]);
      for (const copy of [bytes, again]) expect(listOf(await sheetsOf(copy))).toHaveLength(issues.length);
    }),
    { numRuns: 12 },
  );
});
