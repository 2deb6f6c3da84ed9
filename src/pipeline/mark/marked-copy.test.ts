import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { cellRef, type WriteSheet, writeXlsx } from "hucre/xlsx";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { ISSUE_SHEET } from "#contract/input/own-sheets.ts";
import { openFile } from "#pipeline/handed-in/open-file.ts";
import { understandFile } from "#pipeline/handed-in/return-file.ts";
import type { Issue } from "#pipeline/issue/issue.ts";
import { markedCopy } from "./marked-copy.ts";
import {
  cellOf,
  fillOf,
  issue,
  listOf,
  markedSheets,
  name,
  office,
  sheetsOf,
  textOf,
  workbook,
} from "./marked-workbook.ts";
import { partsOf, workbookFaults } from "./xml-faults.ts";

// The sheets of a marked copy: which cells are marked, and that all else stays as the office wrote it.

test("cells are filled by the worst that is wrong with them, and say it in both languages", async () => {
  const issues = [
    issue({ sheet: name, row: 3, cell: "B3", severity: "query", code: "staff_change" }),
    issue({ sheet: name, row: 3, cell: "B3", code: "balance_broken" }),
    issue({ sheet: name, row: 5, cell: "A5", severity: "query", code: "q" }),
    issue({ sheet: name, row: 5, cell: "B5", severity: "note", code: "n" }),
  ];
  const sheet = (await markedSheets(issues)).get(name);
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
