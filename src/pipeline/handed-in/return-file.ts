import type { Table } from "#contract/column.ts";
import { frameTable, type ReturnTableName, returnTables } from "#contract/input/input-tables.ts";
import { isOwnSheet } from "#contract/input/own-sheets.ts";
import { type Issue, makeIssue } from "#pipeline/issue/issue.ts";
import type { Grid, InputFile } from "./grid.ts";
import { locateIssues } from "./locate.ts";
import { type RowAccount, type SheetTable, type UnderstoodSheet, understandSheet } from "./sheet-table.ts";
import { textFile } from "./text-grid.ts";

// A file understood: the sheets that hold a table of the contract.

export type InputTableName = ReturnTableName | "frame";

export const inputTables: Readonly<Record<InputTableName, Table>> = { ...returnTables, frame: frameTable };

/** Sheets of one table, of one file or of several. */
export interface ReturnFile {
  /** The file that messages about all of it name. */
  readonly path: string;
  readonly sheets: readonly SheetTable[];
  /** Of the file, its sheets and their headers; those of rows come with the rows. */
  readonly issues: readonly Issue[];
}

export interface SheetAccount {
  readonly file: string;
  readonly sheet: string | null;
  readonly table: InputTableName | null;
  readonly rows: RowAccount;
}

export interface UnderstoodFile {
  readonly path: string;
  readonly sheets: readonly SheetTable[];
  readonly issues: readonly Issue[];
  readonly accounts: readonly SheetAccount[];
}

/** @param expected the table that the file's name says; null when any of the contract's may be in it. */
export function understandFile(input: InputFile, expected: InputTableName | null): UnderstoodFile {
  const { path } = input;
  const read = understandSheets(input, expected);
  const sheets = read.flatMap(({ sheet }) => sheet ?? []);
  const isRefused = input.issues.some((issue) => issue.severity === "refuse" && issue.row === null);
  const issues = [
    ...input.issues,
    ...read.flatMap((one) => one.issues),
    ...(isRefused ? [] : unreadIssues(path, read)),
  ];
  const isCut = issues.some(({ code }) => code === "file_cut");
  const isOpen = issues.some(({ code }) => code === "unclosed_quote");
  // The end of a text is told once.
  const told = issues.filter(
    ({ code }) => !(isCut && code === "no_final_line_break") && !(isOpen && code === "file_cut"),
  );
  return {
    path,
    sheets: sheets.map((sheet) => ({ ...sheet, refused: sheet.refused || isRefused })),
    issues: locateIssues(told, sheets),
    accounts: read.map(({ grid, sheet, account }) => ({
      file: path,
      sheet: grid.sheet,
      table: sheet ? (sheet.table.name as InputTableName) : null,
      rows: account,
    })),
  };
}

interface ReadSheet extends UnderstoodSheet {
  readonly grid: Grid;
}

function understandSheets({ grids }: InputFile, expected: InputTableName | null): ReadSheet[] {
  const table = expected && inputTables[expected];
  const tables = Object.values(inputTables);
  const read = grids.map((grid) => ({ grid, ...understandSheet(grid, tables, table, false) }));
  if (read.some(({ sheet }) => sheet !== null)) return read;
  // Where nothing looks like the table that the name says, the first sheet is held against it, so that all faults are named.
  const first = grids.find(({ rows }) => rows.length > 0);
  return read.map((one) =>
    one.grid === first ? { grid: first, ...understandSheet(first, tables, table, true) } : one,
  );
}

/** Of a file in which nothing is a return, and of sheets beside those that are. */
function unreadIssues(file: string, read: readonly ReadSheet[]): Issue[] {
  if (read.every(({ grid }) => grid.rows.length === 0)) return [makeIssue("file_empty", { file }, null)];
  const without = read.filter(({ sheet, issues }) => sheet === null && issues.length === 0);
  if (without.length === read.length) return [makeIssue("not_a_return", { file }, null)];
  return without.flatMap(({ grid, account }) =>
    account.title === 0 || isOwnSheet(grid.sheet)
      ? []
      : [makeIssue("sheet_not_read", { file, sheet: grid.sheet }, String(account.title))],
  );
}

/** A text file of one table. */
export function returnText(table: InputTableName, path: string, text: string): ReturnFile {
  const { sheets, issues } = understandFile(textFile(path, text), table);
  return { path, sheets, issues };
}
