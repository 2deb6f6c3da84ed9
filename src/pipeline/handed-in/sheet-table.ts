import type { Column, Table } from "#contract/column.ts";
import { foldText, isUnreadHeader } from "#contract/derive.ts";
import { quarterWithin, writtenQuarter } from "#contract/input/written-quarter.ts";
import { type Issue, makeIssue } from "#pipeline/issue/issue.ts";
import { findHeader, firstRowAsHeader, type Header, namedColumns } from "./find-header.ts";
import { columnLetters, type Grid, type GridRow, isBlank, shownText } from "./grid.ts";
import { isFilled, type Layout, ROW_KINDS, type RowKind, rowKinds } from "./row-kinds.ts";
import { checkTotals } from "./totals.ts";

// A sheet understood: which table it holds, where its columns are, and which of its rows are returns.

export interface SheetTable {
  readonly grid: Grid;
  readonly table: Table;
  readonly header: GridRow;
  /** By place in a row, each once; undefined: not read. */
  readonly columns: readonly (Column | undefined)[];
  /** Cells that a row of a text file has; blank ones may follow. */
  readonly width: number;
  readonly data: readonly GridRow[];
  /** From this row on nobody can tell the columns. */
  readonly secondHeader: number | null;
  /** A fault of the header or of the file: no row of it can be used. */
  readonly refused: boolean;
}

/** How many rows of a sheet are of which kind; `data` are those that the ledger counts as read. */
export type RowAccount = Readonly<Record<RowKind, number>>;

export interface UnderstoodSheet {
  readonly sheet: SheetTable | null;
  readonly account: RowAccount;
  readonly issues: readonly Issue[];
}

/**
 * @param expected the table that the file's name says, or null.
 * @param insist take the first row for the header of the expected table when none looks like it.
 */
export function understandSheet(
  grid: Grid,
  tables: readonly Table[],
  expected: Table | null,
  insist: boolean,
): UnderstoodSheet {
  const found = findHeader(grid, tables, expected);
  const header = found ?? (insist && expected ? firstRowAsHeader(grid, expected) : null);
  if (!header) return withoutHeader(grid);
  const { table, row, lines, columns } = header;
  const layout: Layout = { grid, table, header: row, lines, columns };
  const kinds = rowKinds(layout);
  const data = grid.rows.filter((_, i) => kinds[i] === "data");
  const seconds = secondHeaders(grid, header, data);
  const faults = [...headerIssues(grid, header, data), ...seconds, ...cutIssues(grid, header, data)];
  const sheet: SheetTable = {
    grid,
    table,
    header: row,
    columns: columns.map((column, i) => (columns.indexOf(column) === i ? column : undefined)),
    width: writtenWidth(row),
    data,
    secondHeader: seconds[0]?.row ?? null,
    refused: faults.some((issue) => issue.severity === "refuse"),
  };
  const at = { file: grid.file, sheet: grid.sheet };
  const none = data.length === 0 ? [makeIssue("no_rows", at, null)] : [];
  const issues = [
    ...[...faults, ...none, ...checkTotals(layout, kinds), ...titleIssues(sheet)],
    ...leftOut(layout, kinds),
  ];
  return { sheet, account: countKinds(kinds), issues };
}

/** Rows that say a quarter and have numbers are returns, though nobody can say of what. */
function withoutHeader(grid: Grid): UnderstoodSheet {
  const blank = grid.rows.filter(({ cells }) => isBlank(cells)).length;
  const lost = grid.rows.find((row) => {
    const texts = row.cells.map((_, i) => foldText(shownText(grid, row, i)));
    const numbers = texts.filter((text) => /^\d[\d,]*$/.test(text)).length;
    return numbers >= 3 && texts.some((text) => writtenQuarter(text) !== null);
  });
  const place = { file: grid.file, sheet: grid.sheet };
  const issues = lost
    ? [makeIssue("header_missing", { ...place, row: lost.line }, lost.cells.join(","))]
    : [];
  return { sheet: null, account: { ...NONE, title: grid.rows.length - blank, blank }, issues };
}

/** Words around a table that have as many cells and numbers as a return: somebody should look. */
function leftOut(layout: Layout, kinds: readonly RowKind[]): Issue[] {
  const { grid } = layout;
  return grid.rows.flatMap((row, i) => {
    if (kinds[i] !== "title" && kinds[i] !== "footer") return [];
    const texts = row.cells.map((_, column) => foldText(shownText(grid, row, column)));
    const numbers = texts.filter((text) => /^\d[\d,.]*$/.test(text)).length;
    if (numbers < 2 || !isFilled(layout, texts)) return [];
    return [
      makeIssue("row_left_out", { file: grid.file, sheet: grid.sheet, row: row.line }, row.cells.join(",")),
    ];
  });
}

/** A title that names a quarter which no row has: last quarter's sheet, filled in again? */
function titleIssues({ grid, header, columns, data }: SheetTable): Issue[] {
  const index = columns.findIndex((column) => column?.name === "quarter");
  if (index < 0 || data.length === 0) return [];
  const quarters = new Set(
    data.flatMap((row) => writtenQuarter(foldText(shownText(grid, row, index))) ?? []),
  );
  const returns = new Set(data);
  const rows = grid.rows.filter((row) => row.line < header.line && !returns.has(row));
  return rows.flatMap((row) => {
    const text = row.cells.find((cell) => cell.trim() !== "");
    const said = text === undefined ? null : quarterWithin(foldText(text));
    if (said === null || quarters.size === 0 || quarters.has(said)) return [];
    const place = { file: grid.file, sheet: grid.sheet, row: row.line };
    return [makeIssue("title_differs", place, said, { quarters: [...quarters].sort() })];
  });
}

const NONE = Object.fromEntries(ROW_KINDS.map((kind) => [kind, 0])) as Record<RowKind, number>;

function countKinds(kinds: readonly RowKind[]): RowAccount {
  const account = { ...NONE };
  for (const kind of kinds) account[kind] += 1;
  return account;
}

/** Columns of others that are named; a sheet can have 16 384. */
const MOST_UNKNOWN = 100;

function headerIssues(grid: Grid, { table, row, columns }: Header, data: readonly GridRow[]): Issue[] {
  const columnsKnown = table.columns.map((column) => ({ column: column.name, table: table.name }));
  const place = { file: grid.file, sheet: grid.sheet, row: row.line };
  const filled = filledColumns(grid, data);
  const issues: Issue[] = [];
  let unknown = 0;
  const width = Math.max(columns.length, ...[...filled].map((column) => column + 1));
  for (let i = 0; i < width; i++) {
    const column = columns[i];
    const text = row.cells[i] ?? "";
    const isEmpty = !filled.has(i);
    if (column && columns.indexOf(column) !== i && !(isEmpty && grid.merges.size > 0)) {
      issues.push(
        makeIssue("duplicate_column", { ...place, column: column.name }, text, { table: table.name }),
      );
    }
    if (column && grid.hiddenColumns.has(i)) {
      const params = { table: table.name };
      issues.push(makeIssue("hidden_column", { ...place, column: column.name }, columnLetters(i), params));
    }
    if (column || (text.trim() === "" && (isEmpty || (grid.ragged && i >= columns.length)))) continue;
    const name = text.trim() === "" ? `(header of column ${i + 1} is empty)` : text;
    const blank = text.trim() === "" ? { case: "blank", number: i + 1 } : {};
    const code = isUnreadHeader(text) ? "column_not_read" : "unknown_column";
    if (code === "unknown_column") unknown += 1;
    if (unknown > MOST_UNKNOWN) continue;
    issues.push(makeIssue(code, { ...place, column: name }, name, { columns: columnsKnown, ...blank }));
  }
  for (const column of table.columns) {
    if (!column.optional && !columns.includes(column)) {
      issues.push(
        makeIssue("missing_column", { ...place, column: column.name }, null, { table: table.name }),
      );
    }
  }
  return issues;
}

function filledColumns(grid: Grid, data: readonly GridRow[]): Set<number> {
  const filled = new Set<number>();
  for (const row of data) {
    row.cells.forEach((_, i) => {
      if (!filled.has(i) && shownText(grid, row, i).trim() !== "") filled.add(i);
    });
  }
  return filled;
}

/** Another table, or the same with its columns in another order, pasted below: its rows can't be read by this header. */
function secondHeaders(grid: Grid, { table, columns }: Header, data: readonly GridRow[]): Issue[] {
  const first = new Set(columns.filter((column) => column !== undefined)).size;
  const enough = Math.max(3, Math.ceil(first / 3));
  const quarter = columns.findIndex((column) => column?.name === "quarter");
  return data.flatMap((row) => {
    const isRead = quarter >= 0 && writtenQuarter(foldText(shownText(grid, row, quarter))) !== null;
    if (isRead || namedColumns(table, row.cells) < enough) return [];
    return [
      makeIssue("second_header", { file: grid.file, sheet: grid.sheet, row: row.line }, row.cells.join(",")),
    ];
  });
}

/** A last row that stops early means that the file was cut, so rows after it are lost: the whole file is refused. */
function cutIssues(grid: Grid, { row: header }: Header, data: readonly GridRow[]): Issue[] {
  const last = data.at(-1);
  const cells = writtenWidth(header);
  if (!grid.ragged || !last || last !== grid.rows.at(-1) || last.cells.length >= cells) return [];
  const text = last.cells.join(",");
  const params = { line: last.line, text, cells };
  return [makeIssue("file_cut", { file: grid.file }, `row ${last.line}: ${text}`, params)];
}

function writtenWidth({ cells }: GridRow): number {
  return cells.findLastIndex((cell) => cell.trim() !== "") + 1;
}
