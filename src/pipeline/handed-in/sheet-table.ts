import type { Column, Table } from "#contract/column.ts";
import { foldText, isUnreadHeader } from "#contract/derive.ts";
import { quarterWithin, writtenQuarter } from "#contract/written-quarter.ts";
import { type Issue, makeIssue } from "../issue.ts";
import { findHeader, firstRowAsHeader, type Header } from "./find-header.ts";
import { columnLetters, type Grid, type GridRow, isBlank, shownText } from "./grid.ts";
import { type Layout, ROW_KINDS, type RowKind, rowKinds } from "./row-kinds.ts";
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
  if (!header) {
    const blank = grid.rows.filter((row) => isBlank(row.cells)).length;
    return { sheet: null, account: { ...NONE, title: grid.rows.length - blank, blank }, issues: [] };
  }
  const layout: Layout = { grid, header: header.row, columns: header.columns };
  const kinds = rowKinds(layout);
  const data = grid.rows.filter((_, i) => kinds[i] === "data");
  const faults = [...headerIssues(grid, header, data), ...cutIssues(grid, header, data)];
  const { columns } = header;
  const sheet: SheetTable = {
    grid,
    table: header.table,
    header: header.row,
    columns: columns.map((column, i) => (columns.indexOf(column) === i ? column : undefined)),
    width: writtenWidth(header.row),
    data,
    refused: faults.some((issue) => issue.severity === "refuse"),
  };
  const at = { file: grid.file, sheet: grid.sheet };
  const none = data.length === 0 ? [makeIssue("no_rows", at, null)] : [];
  const issues = [...faults, ...none, ...checkTotals(layout, kinds), ...titleIssues(sheet)];
  return { sheet, account: countKinds(kinds), issues };
}

/** A title that names a quarter which no row has: last quarter's sheet, filled in again? */
function titleIssues({ grid, header, columns, data }: SheetTable): Issue[] {
  const index = columns.findIndex((column) => column?.name === "quarter");
  if (index < 0 || data.length === 0) return [];
  const quarters = new Set(
    data.flatMap((row) => writtenQuarter(foldText(shownText(grid, row, index))) ?? []),
  );
  return grid.rows.flatMap((row) => {
    const text = row.line < header.line ? row.cells.find((cell) => cell.trim() !== "") : undefined;
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

function headerIssues(grid: Grid, { table, row, columns }: Header, data: readonly GridRow[]): Issue[] {
  const columnsKnown = table.columns.map((column) => ({ column: column.name, table: table.name }));
  const place = { file: grid.file, sheet: grid.sheet, row: row.line };
  const issues: Issue[] = [];
  columns.forEach((column, i) => {
    const text = shownText(grid, row, i);
    const empty = data.every((line) => shownText(grid, line, i).trim() === "");
    if (column && columns.indexOf(column) !== i && !(empty && grid.covered.size > 0)) {
      issues.push(
        makeIssue("duplicate_column", { ...place, column: column.name }, text, { table: table.name }),
      );
    }
    if (column && grid.hiddenColumns.has(i)) {
      const params = { table: table.name };
      issues.push(makeIssue("hidden_column", { ...place, column: column.name }, columnLetters(i), params));
    }
    if (column || (text.trim() === "" && empty)) return;
    const name = text.trim() === "" ? `(header of column ${i + 1} is empty)` : text;
    const blank = text.trim() === "" ? { case: "blank", number: i + 1 } : {};
    const code = isUnreadHeader(text) ? "column_not_read" : "unknown_column";
    issues.push(makeIssue(code, { ...place, column: name }, name, { columns: columnsKnown, ...blank }));
  });
  for (const column of table.columns) {
    if (!column.optional && !columns.includes(column)) {
      issues.push(
        makeIssue("missing_column", { ...place, column: column.name }, null, { table: table.name }),
      );
    }
  }
  return issues;
}

/** A last row that stops early means that the file was cut, so rows after it are lost: the whole file is refused. */
function cutIssues(grid: Grid, { row: header }: Header, data: readonly GridRow[]): Issue[] {
  const last = data.at(-1);
  const cells = writtenWidth(header);
  if (!grid.ragged || !last || last.cells.length >= cells) return [];
  const text = last.cells.join(",");
  const params = { line: last.line, text, cells };
  return [makeIssue("file_cut", { file: grid.file }, `row ${last.line}: ${text}`, params)];
}

function writtenWidth({ cells }: GridRow): number {
  return cells.findLastIndex((cell) => cell.trim() !== "") + 1;
}
