import type { Column, Table } from "#contract/column.ts";
import { columnOfHeader, foldText } from "#contract/derive.ts";
import { type Grid, type GridRow, isBlank, shownText, widthOf } from "./grid.ts";

// Where a sheet's table begins and which of the contract's it is: the row that names most of one table's columns.

export interface Header {
  readonly table: Table;
  /** Its texts as they are shown; of a header in two rows those of both, under the number of the lower. */
  readonly row: GridRow;
  /** The rows that it takes. */
  readonly lines: readonly number[];
  /** By place in the row; undefined where the header names no column of the table. */
  readonly columns: readonly (Column | undefined)[];
}

/** Rows that a title may take, and cells: some sheets go on to the last column there is. */
const SEARCHED = 30;
const SEARCHED_CELLS = 50_000;
/** Headers that are enough for the table that a file's name says, and for one that nothing says. */
const ENOUGH_OF_EXPECTED = 2;
const ENOUGH_OF_ANY = 4;

/**
 * @param expected the table that the file's name says; null when it says none.
 * @returns null when no row looks like the header of one of the tables.
 */
export function findHeader(grid: Grid, tables: readonly Table[], expected: Table | null): Header | null {
  const rows = headerRows(grid);
  const own = expected && best(rows.map((row) => headerOf(expected, row)));
  if (own && isComplete(own)) return own;
  const any = best(rows.flatMap((row) => tables.map((table) => headerOf(table, row))));
  if (any && isComplete(any)) return any;
  if (own && named(own) >= ENOUGH_OF_EXPECTED) return own;
  return expected === null && any && named(any) >= ENOUGH_OF_ANY ? any : null;
}

/** The first written row taken as the header of a table, if it names any column. */
export function firstRowAsHeader(grid: Grid, table: Table): Header | null {
  const row = grid.rows.find(({ cells }) => !isBlank(cells));
  const header = row && headerOf(table, shownRow(grid, row));
  return header && named(header) > 0 ? header : null;
}

/** Columns of the table that a row of cells names. */
export function namedColumns(table: Table, texts: readonly string[]): number {
  return new Set(texts.flatMap((text) => columnOfHeader(table, text)?.name ?? [])).size;
}

interface ShownRow {
  readonly lines: readonly number[];
  readonly texts: readonly string[];
}

/** Rows that may be the header, and pairs of rows of which the lower fills what the upper leaves open. */
function headerRows(grid: Grid): ShownRow[] {
  const shown: ShownRow[] = [];
  let cells = 0;
  for (const row of grid.rows) {
    if (isBlank(row.cells)) continue;
    shown.push(shownRow(grid, row));
    cells += row.cells.length;
    if (shown.length === SEARCHED || cells > SEARCHED_CELLS) break;
  }
  const pairs = shown.slice(1).flatMap((lower, i) => {
    const upper = shown[i];
    return upper && !lower.texts.some(isNumber) ? [bothRows(upper, lower)] : [];
  });
  return [...shown, ...pairs];
}

function shownRow(grid: Grid, row: GridRow): ShownRow {
  const texts = Array.from({ length: widthOf(grid, row) }, (_, i) => shownText(grid, row, i));
  return { lines: [row.line], texts };
}

/** Under the header of a group stand those of its columns. */
function bothRows(upper: ShownRow, lower: ShownRow): ShownRow {
  const length = Math.max(upper.texts.length, lower.texts.length);
  const texts = Array.from({ length }, (_, i) => {
    const below = lower.texts[i] ?? "";
    return below.trim() === "" ? (upper.texts[i] ?? "") : below;
  });
  return { lines: [...upper.lines, ...lower.lines], texts };
}

function isNumber(text: string): boolean {
  return /^\d/.test(text) && /^[\d,.]+$/.test(foldText(text));
}

function headerOf(table: Table, { lines, texts }: ShownRow): Header {
  const columns = texts.map((text) => columnOfHeader(table, text));
  return { table, row: { line: lines.at(-1) ?? 0, cells: texts }, lines, columns };
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
