import { csvParseRows } from "d3";
import type { Table } from "#contract/column.ts";
import { columnOfHeader, foldText } from "#contract/derive.ts";
import { type ConfirmationCell, confirmationsTable } from "#contract/input/confirmations-table.ts";
import { frameTable, returnTables } from "#contract/input/input-tables.ts";
import { writtenQuarter } from "#contract/input/written-quarter.ts";
import type { Language } from "#contract/issues/issue-text.ts";
import { toSpreadsheetCsv, withoutApostrophe } from "#contract/published/spreadsheet-csv.ts";
import { type Issue, issueText, makeIssue, type Subject } from "#pipeline/issue/issue.ts";
import { isConfirmed, worstFirst } from "#pipeline/issue/issue-order.ts";
import { type Confirmation, keyOfIssue, keysOfConfirmation } from "./confirmations.ts";

// queries.csv: read as an office fills it in, and written with the open queries for it to fill in.

const inputTables: readonly Table[] = [frameTable, ...Object.values(returnTables)];

/** A list that can't be read as a table gives no confirmations, and the issue that says why. */
export function readQueriesList(
  text: string,
  path: string,
  city: string | null,
): { confirmations: readonly Confirmation[]; issues: readonly Issue[] } {
  const [header, ...body] = csvParseRows(text.replace(/^\uFEFF/, ""));
  // An unclosed quote swallows the answers after it.
  if ((text.split('"').length - 1) % 2 === 1) {
    const last = { line: body.length + 1, text: (body.at(-1) ?? header ?? []).join(",").slice(0, 80) };
    return { confirmations: [], issues: [makeIssue("unclosed_quote", { file: path }, last.text, last)] };
  }
  if (!header) return { confirmations: [], issues: [] };
  const names = header.map((cell) => columnOfHeader(confirmationsTable, cell)?.name as ConfirmationCell);
  const issues = confirmationsTable.columns
    .filter(({ name, optional }) => !optional && !names.includes(name))
    .map(({ name }) => makeIssue("missing_column", { file: path, row: 1, column: name }, null));
  if (issues.length > 0) return { confirmations: [], issues };
  const confirmations = body.flatMap((line, i) => {
    const cell = (name: ConfirmationCell) => withoutApostrophe((line[names.indexOf(name)] ?? "").trim());
    if (confirmationsTable.columns.every(({ name }) => cell(name) === "")) return [];
    return [confirmationOf(cell, { file: path, row: i + 2 }, city)];
  });
  return { confirmations, issues: [] };
}

function confirmationOf(
  cell: (name: ConfirmationCell) => string,
  place: { readonly file: string; readonly row: number },
  city: string | null,
): Confirmation {
  const file = cell("file");
  const table = tableOf(cell("table"), file);
  const [inPath] = file.includes("/") ? file.split("/") : [];
  const at = {
    city: cell("city") || (city ?? inPath ?? ""),
    quarter: writtenQuarter(foldText(cell("quarter"))) ?? cell("quarter"),
  };
  const subject: Subject | null = table && { ...at, table: table.name, unit: cell("unit") };
  const column = (table && columnOfHeader(table, cell("column"))?.name) ?? cell("column");
  const code = cell("code").toLowerCase();
  const queried = { file, sheet: cell("sheet"), code, column, value: cell("value") };
  return { ...place, subject, queried, comment: foldText(cell("comment")) === "" ? "" : cell("comment") };
}

/** By its name or title, else by the name of the file. */
function tableOf(written: string, file: string): Table | null {
  const wanted = foldText(written || (file.split("/").at(-1) ?? "").replace(/\.\w+$/, "")).toLowerCase();
  const isMeant = ({ name, title }: Table) => [name, title.zh, title.en].includes(wanted);
  return inputTables.find(isMeant) ?? null;
}

/**
 * The list with the open queries that it does not have yet, to be filled in. What stands in it stays.
 * @param text the list as it is; null for a new one.
 * @throws when it is no list of queries.
 */
export function withOpenQueries(
  text: string | null,
  path: string,
  city: string | null,
  issues: readonly Issue[],
  language: Language,
): { text: string; open: number; added: number } {
  const { confirmations, issues: faults } = readQueriesList(text ?? "", path, city);
  const [fault] = faults;
  if (fault) throw new Error(`no list of queries: ${path} (expected ${fault.expected})`);
  const listed = new Set(confirmations.flatMap(keysOfConfirmation));
  const open = worstFirst(issues).filter((issue) => issue.severity === "query" && !isConfirmed(issue));
  const added = open.filter((issue) => !listed.has(keyOfIssue(issue)));
  const [written = [], ...body] = csvParseRows((text ?? "").replace(/^\uFEFF/, ""));
  const known = written.map((cell) => columnOfHeader(confirmationsTable, cell)?.name);
  const lacking = confirmationsTable.columns.filter(({ name }) => !known.includes(name));
  const header = [...written, ...lacking.map(({ title, name }) => (language === "zh" ? title.zh : name))];
  const names = [...known, ...lacking.map(({ name }) => name)];
  const rows = added.map((issue) => {
    const cells = cellsOf(issue, language);
    return names.map((name) => cells[name as ConfirmationCell] ?? "");
  });
  return { text: toSpreadsheetCsv(header, [...body, ...rows]), open: open.length, added: added.length };
}

function cellsOf(issue: Issue, language: Language): Partial<Record<ConfirmationCell, string>> {
  const { subject, file, sheet, row, code, column, value } = issue;
  const table = inputTables.find(({ name }) => name === subject?.table);
  const title = table?.columns.find(({ name }) => name === column)?.title.zh;
  return {
    city: subject?.city ?? "",
    quarter: subject?.quarter ?? "",
    table: (language === "zh" && table?.title.zh) || (subject?.table ?? ""),
    unit: subject?.unit ?? "",
    ...{ file, sheet: sheet ?? "", row: String(row ?? ""), code, value: value ?? "" },
    column: (language === "zh" && title) || (column ?? ""),
    question: issueText(issue)[language],
  };
}
