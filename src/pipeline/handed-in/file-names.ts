import { type InputTableName, inputTables } from "./return-file.ts";

// What a file's name says of it.

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
  return !isLeftBehind(name) && OPENED.has(extensionOf(name));
}

export function mayBeReturns(name: string): boolean {
  return !isLeftBehind(name) && TAKEN_FOR_RETURNS.has(extensionOf(name));
}

/** The table that a file's name says: `communities.csv`, 社区季度报表.xlsx. */
export function tableOfName(name: string): InputTableName | null {
  const stem = name.slice(0, name.length - extensionOf(name).length).toLowerCase();
  const found = Object.values(inputTables).find(
    (table) => table.name === stem || table.title.zh === stem || table.title.en === stem,
  );
  return found ? (found.name as InputTableName) : null;
}

/** With its dot, in lower case; of .xlsx alone it is none. */
function extensionOf(name: string): string {
  return /(?<=[^/])\.[^./]*$/.exec(name)?.[0].toLowerCase() ?? "";
}
