import type { Column, Table } from "#contract/column.ts";
import { columnOfHeader } from "#contract/derive.ts";
import { type Grid, type GridRow, isBlank, shownText } from "./grid.ts";

// Where a sheet's table begins and which of the contract's it is: the row that names most of one table's columns.

export interface Header {
  readonly table: Table;
  readonly row: GridRow;
  /** By place in the row; undefined where the header names no column of the table. */
  readonly columns: readonly (Column | undefined)[];
}

/** Rows that a title may take. */
const SEARCHED = 30;
/** Headers that are enough for the table that a file's name says, and for one that nothing says. */
const ENOUGH_OF_EXPECTED = 2;
const ENOUGH_OF_ANY = 4;

/**
 * @param expected the table that the file's name says; null when it says none.
 * @returns null when no row looks like the header of one of the tables.
 */
export function findHeader(grid: Grid, tables: readonly Table[], expected: Table | null): Header | null {
  const rows = grid.rows.filter((row) => !isBlank(row.cells)).slice(0, SEARCHED);
  const own = expected && best(rows.map((row) => headerOf(grid, row, expected)));
  if (own && isComplete(own)) return own;
  const any = best(rows.flatMap((row) => tables.map((table) => headerOf(grid, row, table))));
  if (any && isComplete(any)) return any;
  if (own && named(own) >= ENOUGH_OF_EXPECTED) return own;
  return expected === null && any && named(any) >= ENOUGH_OF_ANY ? any : null;
}

/** The first written row taken as the header of a table, whatever it says. */
export function firstRowAsHeader(grid: Grid, table: Table): Header | null {
  const row = grid.rows.find(({ cells }) => !isBlank(cells));
  return row ? headerOf(grid, row, table) : null;
}

function headerOf(grid: Grid, row: GridRow, table: Table): Header {
  const width = Math.max(row.cells.length, ...coveredColumns(grid, row.line));
  const columns = Array.from({ length: width }, (_, i) => columnOfHeader(table, shownText(grid, row, i)));
  return { table, row, columns };
}

function coveredColumns(grid: Grid, line: number): number[] {
  if (grid.covered.size === 0) return [];
  return [...grid.covered.keys()].flatMap((key) => {
    const [at, column] = key.split(",").map(Number);
    return at === line ? [(column ?? 0) + 1] : [];
  });
}

/** The first of those that name most columns; below merged headers of groups stand the columns themselves. */
function best(headers: readonly Header[]): Header | null {
  return headers.reduce<Header | null>(
    (top, one) => (top === null || named(one) > named(top) ? one : top),
    null,
  );
}

function named({ columns }: Header): number {
  return new Set(columns.filter((column) => column !== undefined)).size;
}

function isComplete({ table, columns }: Header): boolean {
  return table.columns.every((column) => column.optional || columns.includes(column));
}
