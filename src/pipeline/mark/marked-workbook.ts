import { type Cell, parseCellRef, readXlsx, type Sheet, type WriteSheet, writeXlsx } from "hucre/xlsx";
import { ISSUE_SHEET } from "#contract/input/own-sheets.ts";
import type { Issue } from "#pipeline/issue/issue.ts";
import { markedCopy } from "./marked-copy.ts";

// A workbook as an office sends it, issues of it, and what stands in a marked copy.

export const textOf = (issue: Issue) => ({ zh: `中文${issue.code}`, en: `English ${issue.code}` });
export const issue = (part: Partial<Issue>): Issue => ({
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

export const yellow = { type: "pattern", pattern: "solid", fgColor: { rgb: "FFFF00" } } as const;
export const office: WriteSheet = {
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
export const workbook = () => writeXlsx({ sheets: [office, other], properties: { modified: new Date(0) } });
export const name = office.name;

export async function sheetsOf(bytes: Uint8Array): Promise<Map<string, Sheet>> {
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  return new Map(sheets.map((sheet) => [sheet.name, sheet]));
}
export const cellOf = (sheet: Sheet | undefined, ref: string) => {
  const { row, col } = parseCellRef(ref);
  return sheet?.cells?.get(`${row},${col}`);
};
export const fillOf = (cell: Cell | undefined) =>
  cell?.style?.fill?.type === "pattern" ? cell.style.fill.fgColor?.rgb : undefined;
/** The rows of the list below its header. */
export const listOf = (sheets: Map<string, Sheet>) => sheets.get(ISSUE_SHEET)?.rows.slice(3) ?? [];

/** The sheets of the copy of the office's workbook, by name. */
export const markedSheets = async (issues: readonly Issue[]) =>
  sheetsOf(await markedCopy({ path: "f.xlsx", bytes: await workbook() }, issues, textOf));
