import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { openFile } from "#pipeline/handed-in/open-file.ts";
import {
  type InputTableName,
  inputTables,
  type UnderstoodFile,
  understandFile,
} from "#pipeline/handed-in/return-file.ts";
import { type Issue, makeIssue } from "#pipeline/issue.ts";

// Files of returns in one folder, opened and understood.

const OPENED = new Set([".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".xls", ".et"]);
/** What a reader of an office may take for returns, though nothing of it is read. */
const TAKEN_FOR_RETURNS = new Set([
  ...OPENED,
  ".zip",
  ".rar",
  ".7z",
  ".ods",
  ".numbers",
  ".xlsb",
  ".pdf",
  ".docx",
  ".doc",
]);
/** What spreadsheets and systems leave behind. */
const LEFT_BEHIND = /^(\.|~\$)|^(thumbs\.db|desktop\.ini|ehthumbs\.db)$/i;

export function isLeftBehind(name: string): boolean {
  return LEFT_BEHIND.test(name);
}

/** What has the ending of a table, and is no file of the office's lists. */
export function isReturnsFile(name: string): boolean {
  return !isLeftBehind(name) && OPENED.has(extname(name).toLowerCase());
}

export function mayBeReturns(name: string): boolean {
  return !isLeftBehind(name) && TAKEN_FOR_RETURNS.has(extname(name).toLowerCase());
}

/** The table that a file's name says: `communities.csv`, 社区季度报表.xlsx. */
export function tableOfName(name: string): InputTableName | null {
  const stem = name.slice(0, name.length - extname(name).length).toLowerCase();
  const found = Object.values(inputTables).find(
    (table) => table.name === stem || table.title.zh === stem || table.title.en === stem,
  );
  return found ? (found.name as InputTableName) : null;
}

/** Never throws: a file that can't be read has an issue that says so. */
export async function openReturns(
  dir: string,
  path: string,
  expected: InputTableName | null,
): Promise<UnderstoodFile> {
  const bytes = await readFile(join(dir, path)).catch(() => null);
  if (bytes === null) {
    const issues: Issue[] = [makeIssue("unreadable_file", { file: path }, null)];
    return { path, sheets: [], issues, accounts: [] };
  }
  return understandFile(await openFile(path, bytes), expected);
}

export interface Listed {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** Names in a folder, in an order that no file system changes. */
export async function listFolder(dir: string): Promise<Listed> {
  const entries = (await readdir(dir, { withFileTypes: true })).filter(({ name }) => !isLeftBehind(name));
  const names = (folders: boolean) =>
    entries
      .filter((entry) => entry.isDirectory() === folders)
      .map(({ name }) => name)
      .toSorted();
  return { files: names(false), folders: names(true) };
}
