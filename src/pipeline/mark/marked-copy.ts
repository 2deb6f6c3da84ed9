import { unzipSync, zipSync } from "fflate";
import {
  type CellValue,
  calculateColumnWidth,
  openXlsx,
  type Sheet,
  saveXlsx,
  type Workbook,
  type WorkbookProperties,
  writeXlsx,
} from "hucre/xlsx";
import { ISSUE_SHEET } from "#contract/input/own-sheets.ts";
import { decodeText } from "#pipeline/handed-in/decode-text.ts";
import type { GridRow } from "#pipeline/handed-in/grid.ts";
import { textFile } from "#pipeline/handed-in/text-grid.ts";
import { unpackWorkbook } from "#pipeline/handed-in/unpack.ts";
import { type Issue, issueText } from "#pipeline/issue/issue.ts";
import { issueSheet, type PlainSheet } from "./issue-sheet.ts";
import { markSheet, plain, type TextOf } from "./mark-cells.ts";
import { mendWorkbook } from "./mend-workbook.ts";
import { sizeNoteBoxes } from "./note-boxes.ts";

// A copy of a return to send back: what the office wrote, its faults marked, and a list of them as the last sheet.

/** A file as it was handed in. */
export interface HandedIn {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Files say when they were last changed; a copy made twice is the same twice. */
const NO_DATE = new Date(Date.UTC(2000, 0, 1));

/**
 * An XLSX file, whatever came in: of a workbook the same workbook, of a text file its cells, of a file that can't be
 * opened the list alone. Cells keep their format, notes are added to.
 */
export async function markedCopy(
  file: HandedIn,
  issues: readonly Issue[],
  textOf: TextOf = issueText,
): Promise<Uint8Array> {
  const copy = isArchive(file.bytes)
    ? await markWorkbook(file, issues, textOf).catch(() => null)
    : await markText(file, issues, textOf);
  return sizeNoteBoxes(copy ?? (await listAlone(file, issues, textOf)));
}

function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

async function markWorkbook(
  { path, bytes }: HandedIn,
  issues: readonly Issue[],
  textOf: TextOf,
): Promise<Uint8Array | null> {
  const unpacked = unpackWorkbook(path, bytes);
  if ("issue" in unpacked) return null;
  const workbook = await openXlsx(withoutMacros(unpacked.bytes), { readStyles: true });
  const returns = workbook.sheets.filter((sheet) => sheet.name !== ISSUE_SHEET);
  const list = issueSheet({ path, issues, marks: markSheets(returns, issues, textOf), alone: false }, textOf);
  putLast(workbook, list);
  mendWorkbook(workbook);
  workbook.properties = dated(workbook.properties);
  return saveXlsx(workbook);
}

/** A copy is an .xlsx file, which may hold none. */
function withoutMacros(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes, { filter: ({ name }) => !/^xl\/(_rels\/)?vba/i.test(name) });
  return zipSync(parts, { level: 0 });
}

/** Marks every sheet that an issue names; without a name the only one, or the first that can be seen. */
function markSheets(sheets: readonly Sheet[], issues: readonly Issue[], textOf: TextOf) {
  const first = sheets.find((sheet) => !sheet.hidden && !sheet.veryHidden) ?? sheets[0];
  return new Map(
    sheets.flatMap((sheet) => {
      const those = issues.filter((issue) => (issue.sheet ?? first?.name) === sheet.name);
      const marks = markSheet(sheet, those, textOf);
      return [...marks].map(([issue, cell]) => [issue, { sheet: sheet.name, cell }] as const);
    }),
  );
}

/** A list of an earlier copy gives way where it stands: the library ties drawings to the place of a sheet. */
function putLast(workbook: Workbook, list: PlainSheet): void {
  const earlier = workbook.sheets.findIndex((sheet) => sheet.name === list.name);
  const place = earlier < 0 ? workbook.sheets.length : earlier;
  workbook.sheets[place] = list;
  workbook.activeSheet = place;
}

async function markText(
  { path, bytes }: HandedIn,
  issues: readonly Issue[],
  textOf: TextOf,
): Promise<Uint8Array | null> {
  const decoded = decodeText(path, bytes);
  if ("issue" in decoded) return null;
  const name = sheetNameOf(path);
  const rows = cellsOf(textFile(path, decoded.text).grids[0]?.rows ?? []);
  const sheet: PlainSheet = { name, rows, columns: columnsFor(rows) };
  const marks = new Map(
    [...markSheet(sheet, issues, textOf)].map(([issue, cell]) => [issue, { sheet: name, cell }]),
  );
  return writeXlsx({
    sheets: [sheet, issueSheet({ path, issues, marks, alone: false }, textOf)],
    properties: dated({}),
    activeSheet: 1,
  });
}

/** What a sheet holds at most. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const MOST_CHARACTERS = 32_767;
/** Longer numbers are codes, and a spreadsheet would show them as 2.2E+11. */
const MOST_DIGITS = 9;

function cellsOf(rows: readonly GridRow[]): CellValue[][] {
  const cells: CellValue[][] = [];
  for (const row of rows) {
    if (row.line > MOST_ROWS) break;
    while (cells.length < row.line - 1) cells.push([]);
    cells.push(row.cells.slice(0, MOST_COLUMNS).map(cellOf));
  }
  return cells;
}

/** A number where nothing is lost by it. */
function cellOf(written: string): CellValue {
  if (written === "") return null;
  const number = Number(written);
  if (written.length <= MOST_DIGITS && Number.isFinite(number) && String(number) === written) return number;
  return plain(written.slice(0, MOST_CHARACTERS));
}

/** As wide as the first rows need: a cell further down may be of any length. */
function columnsFor(rows: readonly (readonly CellValue[])[]): NonNullable<Sheet["columns"]> {
  const first = rows.slice(0, 50);
  const count = Math.min(200, Math.max(0, ...first.map((row) => row.length)));
  return Array.from({ length: count }, (_, i) => ({
    width: calculateColumnWidth(
      first.map((row) => row[i] ?? null),
      { maxWidth: 40 },
    ),
  }));
}

/** Excel takes 31 characters, and not all. */
function sheetNameOf(path: string): string {
  const file = path.split("/").at(-1) ?? "";
  const name = file.replace(/\.\w+$/, "").replace(/[\\/?*[\]:']/g, " ");
  return name.trim().slice(0, 31) || "1";
}

async function listAlone({ path }: HandedIn, issues: readonly Issue[], textOf: TextOf): Promise<Uint8Array> {
  const list = issueSheet({ path, issues, marks: new Map(), alone: true }, textOf);
  return writeXlsx({ sheets: [list], properties: dated({}) });
}

function dated(properties: WorkbookProperties | undefined): WorkbookProperties {
  return { ...properties, modified: properties?.modified ?? NO_DATE };
}
