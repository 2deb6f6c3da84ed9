import { type Issue, makeIssue } from "#pipeline/issue/issue.ts";
import { faultOf, refuseFile } from "./file-fault.ts";
import { columnLetters, type Grid, type GridRow, type InputFile, type Merge, MOST_ROWS } from "./grid.ts";
import { readNumberFormats } from "./number-formats.ts";
import { readSharedStrings } from "./shared-strings.ts";
import { openPackage } from "./unpack.ts";
import { type SheetPart, workbookParts } from "./workbook-parts.ts";
import { type Range, readWorksheet, type SheetContext, type Worksheet } from "./worksheet.ts";

// An XLSX workbook as grids: what each cell shows, formulas by the value they had when the file was saved. Of the
// parts of a workbook only those with cells are read, so that a broken picture does no harm.

const MOST_MERGED = 1e6;
const MOST_NAMED = 10;

/** Never throws. */
export function workbookFile(path: string, packed: Uint8Array): InputFile {
  try {
    const opened = openPackage(packed);
    const parts = workbookParts(opened);
    const read = (part: string | null) => (part === null ? null : opened.read(part));
    const context: SheetContext = {
      strings: readSharedStrings(read(parts.sharedStrings) ?? "<sst/>"),
      formats: readNumberFormats(read(parts.styles) ?? "<styleSheet/>"),
      from1904: parts.from1904,
    };
    const sheets = parts.sheets.map((part) => readSheet(path, part, read(part.part), context));
    const external = parts.hasExternalLinks ? [makeIssue("external_links", { file: path }, null)] : [];
    return {
      path,
      grids: sheets.map(({ grid }) => grid),
      issues: [...external, ...sheets.flatMap(({ issues }) => issues)],
    };
  } catch (error) {
    const { code, value } = faultOf(error);
    return { path, grids: [], issues: [makeIssue(code, { file: path }, value)] };
  }
}

function readSheet(
  file: string,
  { name, part, hidden }: SheetPart,
  xml: string | null,
  context: SheetContext,
): { grid: Grid; issues: Issue[] } {
  if (xml === null) throw new Error(`the sheet ${name} is missing`);
  let sheet: Worksheet;
  try {
    sheet = readWorksheet(xml, context);
  } catch (error) {
    const { code, value } = faultOf(error);
    throw refuseFile(code, code === "unsafe_workbook" ? part : `${name}: ${value}`);
  }
  const grid = gridOf(file, name, sheet);
  return { grid, issues: sheetIssues(grid, sheet, hidden) };
}

function gridOf(file: string, name: string, sheet: Worksheet): Grid {
  const filled = sheet.rows.length > MOST_ROWS ? [] : sheet.rows;
  const width = filled.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const rows = withBlankRows(filled);
  const merges = mergedCells(sheet.merges, filled, rows.length, width);
  return { file, sheet: name, rows, ragged: false, merges, hiddenColumns: sheet.hiddenColumns };
}

function withBlankRows(filled: readonly GridRow[]): GridRow[] {
  const rows: GridRow[] = [];
  for (const row of filled) {
    while (rows.length < row.line - 1) rows.push({ line: rows.length + 1, cells: [] });
    rows.push(row);
  }
  return rows;
}

/** @throws when merged cells lie over one another, which no spreadsheet allows. */
function mergedCells(ranges: readonly Range[], filled: readonly GridRow[], height: number, width: number) {
  const texts = new Map(filled.map((row) => [row.line, row.cells]));
  const merges = new Map<number, Map<number, Merge>>();
  let reached = 0;
  for (const { top, left, bottom, right } of ranges) {
    const merge = { top: top + 1, bottom: bottom + 1, left, right, text: texts.get(top + 1)?.[left] ?? "" };
    // Beyond what is written there is nothing to merge.
    for (let line = merge.top; line <= Math.min(merge.bottom, height); line++) {
      const columns = merges.get(line) ?? new Map<number, Merge>();
      merges.set(line, columns);
      for (let column = left; column <= Math.min(right, width - 1); column++) {
        if (columns.has(column)) throw new Error(`merged cells overlap in ${columnLetters(column)}${line}`);
        columns.set(column, merge);
        reached += 1;
      }
      if (reached > MOST_MERGED) throw refuseFile("too_large", `${MOST_MERGED} merged cells`);
    }
  }
  return merges;
}

function sheetIssues(grid: Grid, sheet: Worksheet, isHidden: boolean): Issue[] {
  const at = { file: grid.file, sheet: grid.sheet };
  const issues: Issue[] = [];
  if (sheet.rows.length > MOST_ROWS) issues.push(makeIssue("too_many_rows", at, String(MOST_ROWS)));
  if (isHidden) issues.push(makeIssue("hidden_sheet", at, grid.sheet));
  const written = new Set(sheet.rows.map(({ line }) => line));
  const hidden = sheet.hiddenRows.filter((line) => written.has(line));
  if (hidden.length > 0) {
    const more = hidden.length > MOST_NAMED ? " …" : "";
    issues.push(makeIssue("hidden_rows", at, `${hidden.slice(0, MOST_NAMED).join(", ")}${more}`));
  }
  if (sheet.formula !== null) issues.push(makeIssue("formula_cells", at, sheet.formula));
  return issues;
}
