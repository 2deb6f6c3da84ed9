import { csvParseRows } from "d3";
import type { Column, RowOf, Table } from "#contract/column.ts";
import { columnOfHeader, readCell } from "#contract/derive.ts";
import type { IssueParams } from "#contract/issue-text.ts";
import { type Issue, type IssuePlace, makeIssue } from "./issue.ts";

/** A file of an office, as text, with the path to name in messages. */
export interface InputFile {
  readonly path: string;
  readonly text: string;
}

/** One data row of a file; `row` is null where it could not be read as the contract asks. */
export interface Entry<R> {
  readonly file: string;
  /** null where a file has none, as a CSV. */
  readonly sheet: string | null;
  readonly line: number;
  readonly row: R | null;
  /** Of a row that could not be read as a whole: the cells that could. */
  readonly legible?: Readonly<Record<string, unknown>>;
}

export interface ReadResult<R> {
  readonly entries: readonly Entry<R>[];
  readonly issues: readonly Issue[];
}

/** Reads a CSV return: every data row becomes an entry, every fault an issue. Blank rows at the end are dropped. */
export function readTable<T extends Table>(table: T, file: InputFile): ReadResult<RowOf<T>> {
  const lines = csvParseRows(file.text.replace(/^\uFEFF/, ""));
  while (lines.length > 0 && lines.at(-1)?.every((cell) => cell.trim() === "")) lines.pop();
  const [header, ...body] = lines;
  if (!header) return { entries: [], issues: [makeIssue("file_empty", { file: file.path })] };
  const columns = header.map((name) => columnOfHeader(table, name));
  const issues = [...headerIssues(table, header, columns, file), ...cutIssues(header, body, file)];
  const lacksColumn = issues.some((issue) => issue.code === "missing_column");
  if (body.length === 0) issues.push(makeIssue("no_rows", { file: file.path }));
  const entries = body.map((cells, i) => {
    const line = i + 2;
    const parsed = readRow(table, columns, header, cells, file, line);
    issues.push(...parsed.issues);
    const place = { file: file.path, sheet: null, line };
    return parsed.issues.length > 0 || lacksColumn
      ? { ...place, row: null, legible: parsed.row }
      : { ...place, row: parsed.row as RowOf<T> };
  });
  return { entries, issues };
}

function headerIssues(
  table: Table,
  header: readonly string[],
  columns: readonly (Column | undefined)[],
  file: InputFile,
): Issue[] {
  const known = table.columns.map((column) => ({ column: column.name, table: table.name }));
  const at = (column: string): IssuePlace => ({ file: file.path, row: HEADER, column });
  const issues: Issue[] = [];
  columns.forEach((column, i) => {
    const written = header[i] ?? "";
    const name = written || `(header of column ${i + 1} is empty)`;
    if (!column) {
      const blank: IssueParams = written === "" ? { case: "blank", number: i + 1 } : {};
      issues.push(makeIssue("unknown_column", at(name), name, { columns: known, ...blank }));
    } else if (columns.indexOf(column) !== i) {
      issues.push(makeIssue("duplicate_column", at(column.name), name, { table: table.name }));
    }
  });
  for (const column of table.columns) {
    if (!column.optional && !columns.includes(column)) {
      issues.push(makeIssue("missing_column", at(column.name), null, { table: table.name }));
    }
  }
  return issues;
}

/** Faults of the header stand in its row, which the whole file hangs on. */
const HEADER = 1;

/** A last row that stops early means that the file was cut, so rows after it are lost: the whole file is refused. */
function cutIssues(
  header: readonly string[],
  body: readonly (readonly string[])[],
  file: InputFile,
): Issue[] {
  const last = body.at(-1);
  if (!last) return [];
  const line = body.length + 1;
  const text = last.join(",");
  // An unclosed quote swallows all that follows it, whatever the number of cells.
  if ((file.text.split('"').length - 1) % 2 === 1) {
    const start = text.slice(0, 80);
    return [makeIssue("unclosed_quote", { file: file.path }, `row ${line}: ${start}`, { line, text: start })];
  }
  if (last.length < header.length) {
    const params = { line, text, cells: header.length };
    return [makeIssue("file_cut", { file: file.path }, `row ${line}: ${text}`, params)];
  }
  if (!/[\r\n]$/.test(file.text))
    return [makeIssue("no_final_line_break", { file: file.path, row: line }, text)];
  return [];
}

function readRow(
  table: Table,
  columns: readonly (Column | undefined)[],
  header: readonly string[],
  cells: readonly string[],
  file: InputFile,
  line: number,
): { row: Record<string, unknown>; issues: Issue[] } {
  const at = (column: string | null): IssuePlace => ({ file: file.path, row: line, column });
  if (cells.length !== header.length) {
    const params = { cells: header.length, found: cells.length };
    const column = header[cells.length] ?? null;
    return { row: {}, issues: [makeIssue("wrong_cell_count", at(column), cells.join(","), params)] };
  }
  const issues: Issue[] = [];
  const row: Record<string, unknown> = Object.fromEntries(table.columns.map((c) => [c.name, null]));
  columns.forEach((column, i) => {
    if (!column) return;
    const text = cells[i] ?? "";
    const read = readCell(column, text);
    if ("fault" in read) {
      const values = (column.values ?? []).map((word) => ({ word }));
      const params = { case: read.fault, table: table.name, values };
      issues.push(makeIssue("invalid_value", at(column.name), text, params));
    } else row[column.name] = read.value;
  });
  return { row, issues };
}
