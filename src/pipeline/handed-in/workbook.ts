import type { Cell, CellValue, Sheet } from "hucre";
import { readXlsx } from "hucre/xlsx";
import { type Issue, makeIssue } from "../issue.ts";
import { columnLetters, type Grid, type GridRow, type InputFile } from "./grid.ts";
import { unpackWorkbook } from "./unpack.ts";

// An XLSX workbook as grids: what each cell shows, formulas by the value they had when the file was saved.

/** No survey sends more; a sheet that goes on further is refused rather than read in part. */
const MOST_ROWS = 100_000;
/** Digits that a spreadsheet shows: 119.99999999999999 is 120 to whoever typed the formula. */
const DIGITS = 15;

export async function workbookFile(path: string, packed: Uint8Array): Promise<InputFile> {
  const unpacked = unpackWorkbook(path, packed);
  if ("issue" in unpacked) return { path, grids: [], issues: [unpacked.issue] };
  let sheets: Sheet[];
  try {
    ({ sheets } = await readXlsx(unpacked.bytes, { readStyles: true, maxRows: MOST_ROWS + 1 }));
  } catch (error) {
    const value = error instanceof Error ? error.message : String(error);
    return { path, grids: [], issues: [makeIssue("broken_workbook", { file: path }, value)] };
  }
  const read = sheets.map((sheet) => ({ grid: gridOf(path, sheet), sheet }));
  return {
    path,
    grids: read.map(({ grid }) => grid),
    issues: [
      ...(unpacked.external ? [makeIssue("external_links", { file: path }, null)] : []),
      ...read.flatMap(({ grid, sheet }) => sheetIssues(grid, sheet)),
    ],
  };
}

function gridOf(file: string, sheet: Sheet): Grid {
  const rows = sheet.rows.map((values, r): GridRow => {
    return { line: r + 1, cells: values.map((value, c) => cellText(value, sheet.cells?.get(`${r},${c}`))) };
  });
  const hidden = (sheet.columns ?? []).flatMap((column, c) => (column?.hidden ? [c] : []));
  const covered = coveredCells(rows, sheet);
  return { file, sheet: sheet.name, rows, ragged: false, covered, hiddenColumns: new Set(hidden) };
}

function cellText(value: CellValue, cell: Cell | undefined): string {
  if (cell?.type === "formula" && (value === null || value === "")) return `=${cell.formula ?? ""}`;
  if (value === null) return "";
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, "");
  if (typeof value !== "number") return String(value);
  // 100 % is stored as 1: without its sign it would pass for a count.
  const format = cell?.style?.numFmt ?? "";
  const shown = (factor: number) => String(Number((factor * value).toPrecision(DIGITS)));
  return format.includes("%") ? `${shown(100)}%` : shown(1);
}

const MOST_COVERED = 200_000;

function coveredCells(rows: readonly GridRow[], sheet: Sheet): Map<string, string> {
  const covered = new Map<string, string>();
  for (const { startRow, startCol, endRow, endCol } of sheet.merges ?? []) {
    const text = rows[startRow]?.cells[startCol] ?? "";
    for (let r = startRow; r <= Math.min(endRow, rows.length - 1); r++) {
      for (let c = startCol; c <= endCol && covered.size < MOST_COVERED; c++) {
        if (r !== startRow || c !== startCol) covered.set(`${r + 1},${c}`, text);
      }
    }
  }
  return covered;
}

function sheetIssues(grid: Grid, sheet: Sheet): Issue[] {
  const at = { file: grid.file, sheet: grid.sheet };
  const issues: Issue[] = [];
  if (grid.rows.length > MOST_ROWS) issues.push(makeIssue("too_many_rows", at, String(MOST_ROWS)));
  if (sheet.hidden || sheet.veryHidden) issues.push(makeIssue("hidden_sheet", at, sheet.name));
  const hidden = [...(sheet.rowDefs ?? [])].filter(
    ([r, row]) => row.hidden && grid.rows[r]?.cells.some(Boolean),
  );
  if (hidden.length > 0) {
    issues.push(
      makeIssue(
        "hidden_rows",
        at,
        hidden
          .map(([r]) => r + 1)
          .slice(0, 10)
          .join(", "),
      ),
    );
  }
  const formulas = [...(sheet.cells ?? [])].filter(([, cell]) => cell.type === "formula");
  if (formulas.length > 0) issues.push(makeIssue("formula_cells", at, addressOf(formulas[0]?.[0] ?? "0,0")));
  return issues;
}

function addressOf(key: string): string {
  const [row = 0, column = 0] = key.split(",").map(Number);
  return `${columnLetters(column)}${row + 1}`;
}
