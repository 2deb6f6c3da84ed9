import type { Table } from "#contract/column.ts";
import { frameTable, type ReturnTableName, returnTables } from "#contract/input-tables.ts";
import { isOwnSheet } from "#contract/own-sheets.ts";
import { type Issue, makeIssue } from "../issue.ts";
import type { InputFile } from "./grid.ts";
import { locateIssues } from "./locate.ts";
import { type RowAccount, type SheetTable, understandSheet } from "./sheet-table.ts";
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
  const table = expected && inputTables[expected];
  const { path } = input;
  const tables = Object.values(inputTables);
  const first = input.grids.find((grid) => grid.rows.length > 0);
  const tried = input.grids.map((grid) => ({ grid, ...understandSheet(grid, tables, table, false) }));
  const found = tried.some(({ sheet }) => sheet !== null);
  // Where nothing looks like the table that the name says, the first sheet is held against it, so that all faults are named.
  const read = tried.map((one) =>
    found || one.grid !== first ? one : { grid: one.grid, ...understandSheet(one.grid, tables, table, true) },
  );
  const fileRefused = input.issues.some((issue) => issue.severity === "refuse" && issue.row === null);
  const issues = [...input.issues, ...read.flatMap((one) => one.issues)];
  if (input.grids.length > 0 && !first) issues.push(makeIssue("file_empty", { file: path }, null));
  else if (first && read.every(({ sheet }) => sheet === null)) {
    issues.push(makeIssue("not_a_return", { file: path }, null));
  } else {
    for (const { grid, sheet, account } of read) {
      if (sheet || account.title === 0 || isOwnSheet(grid.sheet)) continue;
      issues.push(makeIssue("sheet_not_read", { file: path, sheet: grid.sheet }, `${account.title}`));
    }
  }
  const isCut = issues.some(({ code }) => code === "file_cut");
  const sheets = read.flatMap(({ sheet }) =>
    sheet ? [{ ...sheet, refused: sheet.refused || fileRefused }] : [],
  );
  return {
    path,
    sheets,
    issues: locateIssues(
      isCut ? issues.filter(({ code }) => code !== "no_final_line_break") : issues,
      sheets,
    ),
    accounts: read.map(({ grid, sheet, account }) => ({
      file: path,
      sheet: grid.sheet,
      table: sheet ? (sheet.table.name as InputTableName) : null,
      rows: account,
    })),
  };
}

/** A text file of one table. */
export function returnText(table: InputTableName, path: string, text: string): ReturnFile {
  const { sheets, issues } = understandFile(textFile(path, text), table);
  return { path, sheets, issues };
}
