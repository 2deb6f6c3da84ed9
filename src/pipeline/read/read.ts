import type { Column, RowOf, Table } from "#contract/column.ts";
import { readCell } from "#contract/derive.ts";
import { type GridRow, mergeAt, shownText } from "#pipeline/handed-in/grid.ts";
import type { ReturnFile } from "#pipeline/handed-in/return-file.ts";
import type { SheetTable } from "#pipeline/handed-in/sheet-table.ts";
import { type Issue, makeIssue } from "#pipeline/issue/issue.ts";

/** One data row of a file; `row` is null where it could not be read as the contract asks. */
export interface Entry<R> {
  readonly file: string;
  /** null in a text file. */
  readonly sheet: string | null;
  readonly line: number;
  readonly row: R | null;
  /** Of a row that could not be read as a whole: the cells that could. */
  readonly legible?: Readonly<Record<string, unknown>>;
}

export interface ReadResult<R> {
  readonly entries: readonly Entry<R>[];
  /** Those of the file and its headers among them. */
  readonly issues: readonly Issue[];
}

/** Of so many rows all faults are told; of those after them the first, which is enough to refuse them. */
const TOLD_IN_FULL = 1000;

/** Reads the rows of a return: every data row becomes an entry, every fault an issue. */
export function readTable<T extends Table>(table: T, file: ReturnFile): ReadResult<RowOf<T>> {
  const issues: Issue[] = [...file.issues];
  let faulty = 0;
  const entries = file.sheets.flatMap((sheet) =>
    sheet.data.map((row) => {
      const read = isLost(sheet, row) ? { row: {}, issues: [] } : readRow(table, sheet, row);
      if (read.issues.length > 0) faulty += 1;
      issues.push(...(faulty > TOLD_IN_FULL ? read.issues.slice(0, 1) : read.issues));
      const place = { file: sheet.grid.file, sheet: sheet.grid.sheet, line: row.line };
      return read.issues.length > 0 || sheet.refused
        ? { ...place, row: null, legible: read.row }
        : { ...place, row: read.row as RowOf<T> };
    }),
  );
  return { entries, issues };
}

/** Below another header: the faults of its cells would be those of other columns. The sheet says what is wrong. */
function isLost({ secondHeader }: SheetTable, { line }: GridRow): boolean {
  return secondHeader !== null && line >= secondHeader;
}

function readRow(
  table: Table,
  sheet: SheetTable,
  line: GridRow,
): { row: Record<string, unknown>; issues: Issue[] } {
  const { grid, header, columns, width } = sheet;
  const place = { file: grid.file, sheet: grid.sheet, row: line.line };
  if (grid.ragged && hasWrongCount(width, line)) {
    const column = columns[line.cells.length]?.name ?? header.cells[line.cells.length] ?? null;
    const counts = { cells: width, found: line.cells.length };
    return {
      row: {},
      issues: [makeIssue("wrong_cell_count", { ...place, column }, line.cells.join(","), counts)],
    };
  }
  if (line.stray) return { row: {}, issues: [makeIssue("stray_quote", place, line.cells.join(","))] };
  const issues: Issue[] = [];
  const row: Record<string, unknown> = Object.fromEntries(table.columns.map((c) => [c.name, null]));
  columns.forEach((column, i) => {
    if (!column) return;
    const text = shownText(grid, line, i);
    // Below a merged cell a number may lie that nobody sees.
    const written = text || (line.cells[i] ?? "");
    const read = readCell(column, text);
    const at = { ...place, column: column.name };
    if (isCount(column) && written !== "" && isShared(sheet, line, i)) {
      issues.push(makeIssue("merged_count", at, written, { table: table.name }));
    } else if ("fault" in read) {
      const values = (column.values ?? []).map((word) => ({ word }));
      const params = { case: read.fault, table: table.name, values };
      issues.push(makeIssue("invalid_value", at, text, params));
    } else row[column.name] = read.value;
  });
  return { row, issues };
}

/** A merged cell that reaches other rows, or that begins in another column. */
function isShared({ grid }: SheetTable, line: GridRow, column: number): boolean {
  const merge = mergeAt(grid, line, column);
  return merge !== undefined && (merge.top !== merge.bottom || merge.left !== column);
}

/** Blank cells after the last column are what a spreadsheet adds when it saves a text file. */
function hasWrongCount(width: number, { cells }: GridRow): boolean {
  return cells.length < width || cells.slice(width).some((cell) => cell.trim() !== "");
}

function isCount(column: Column): boolean {
  return column.type === "int32" || column.type === "float64";
}
