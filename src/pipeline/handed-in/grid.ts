import type { Issue } from "../issue.ts";

// What was handed in, as a spreadsheet shows it: sheets of rows of text, nothing understood yet.

export interface GridRow {
  /** As a spreadsheet counts it, from 1. In a text file a quoted line break does not start a row. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Grid {
  readonly file: string;
  /** null in a text file. */
  readonly sheet: string | null;
  /** Blank rows are among them. */
  readonly rows: readonly GridRow[];
  /** In a text file a row with another number of cells than the header has lost its place; a sheet has no such rows. */
  readonly ragged: boolean;
  /** Cells that a merged one covers, by `line,column` (column from 0): the text that stands in the merged cell. */
  readonly covered: ReadonlyMap<string, string>;
  readonly hiddenColumns: ReadonlySet<number>;
}

/** A file as it came in. */
export interface InputFile {
  readonly path: string;
  readonly grids: readonly Grid[];
  /** Of the file or a sheet as a whole. */
  readonly issues: readonly Issue[];
}

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
  return grid.covered.get(`${row.line},${column}`) ?? row.cells[column] ?? "";
}
