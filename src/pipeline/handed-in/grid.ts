import type { Issue } from "#pipeline/issue/issue.ts";

// What was handed in, as a spreadsheet shows it: sheets of rows of text, nothing understood yet.

export interface GridRow {
  /** As a spreadsheet counts it, from 1. In a text file a quoted line break does not start a row. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Of a text file: something stands between a closing quote and the next cell. */
  readonly stray?: boolean;
}

/** Merged cells, both ends included; columns from 0. Spreadsheets show the text of the first wherever they reach. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly text: string;
}

export interface Grid {
  readonly file: string;
  /** null in a text file. */
  readonly sheet: string | null;
  /** Up to the last that holds something; blank rows are among them. */
  readonly rows: readonly GridRow[];
  /** In a text file a row with another number of cells than the header has lost its place; a sheet has no such rows. */
  readonly ragged: boolean;
  /** Merged cells by row and column. */
  readonly merges: ReadonlyMap<number, ReadonlyMap<number, Merge>>;
  readonly hiddenColumns: ReadonlySet<number>;
}

/** A file as it came in. */
export interface InputFile {
  readonly path: string;
  readonly grids: readonly Grid[];
  /** Of the file or a sheet as a whole. */
  readonly issues: readonly Issue[];
}

/** XFD and 1 048 576: no spreadsheet has more. */
export const LAST_COLUMN = 16_383;
export const LAST_ROW = 1_048_576;
/** More than any return, packed or not. */
export const MOST_BYTES = 128e6;
/** No survey sends more; a file that goes on further is refused rather than read in part. */
export const MOST_ROWS = 300_000;

/** 0 -> A, 26 -> AA. */
export function columnLetters(index: number): string {
  const before = Math.floor(index / 26);
  return (before > 0 ? columnLetters(before - 1) : "") + String.fromCharCode(65 + (index % 26));
}

export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}

/** The text of a cell, that of a merged one wherever it reaches. */
export function shownText(grid: Grid, row: GridRow, column: number): string {
  return mergeAt(grid, row, column)?.text ?? row.cells[column] ?? "";
}

export function mergeAt(grid: Grid, row: GridRow, column: number): Merge | undefined {
  return grid.merges.get(row.line)?.get(column);
}

/** Cells up to the last that shows something. */
export function widthOf(grid: Grid, row: GridRow): number {
  const merged = grid.merges.get(row.line)?.keys() ?? [];
  return Math.max(row.cells.length, ...[...merged].map((column) => column + 1));
}
