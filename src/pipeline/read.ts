import { csvParseRows } from "d3";
import type { Column, RowOf, Table } from "#contract/column.ts";
import { columnOfHeader, parseCell } from "#contract/derive.ts";
import type { Issue } from "./issue.ts";

/** A file of an office, as text, with the path to name in messages. */
export interface InputFile {
  readonly path: string;
  readonly text: string;
}

/** One data row of a file; `row` is null where it could not be read as the contract asks. */
export interface Entry<R> {
  readonly file: string;
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
  if (!header)
    return { entries: [], issues: [fileIssue(file, "file_empty", null, "a header row and returns")] };
  const columns = header.map((name) => columnOfHeader(table, name));
  const issues = [...headerIssues(table, header, columns, file), ...cutIssues(header, body, file)];
  const lacksColumn = issues.some((issue) => issue.code === "missing_column");
  if (body.length === 0) issues.push(noRows(file));
  const entries = body.map((cells, i) => {
    const line = i + 2;
    const parsed = readRow(table, columns, header, cells, file, line);
    issues.push(...parsed.issues);
    const place = { file: file.path, line };
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
  const known = table.columns.map((column) => column.name).join(", ");
  const issues: Issue[] = [];
  columns.forEach((column, i) => {
    const name = header[i] || `(header of column ${i + 1} is empty)`;
    if (!column) issues.push(headerIssue(file, "unknown_column", name, name, `one of ${known}`));
    else if (columns.indexOf(column) !== i) {
      issues.push(headerIssue(file, "duplicate_column", column.name, name, "each column once"));
    }
  });
  for (const column of table.columns) {
    if (!column.optional && !columns.includes(column)) {
      issues.push(headerIssue(file, "missing_column", column.name, null, `a column ${column.name}`));
    }
  }
  return issues;
}

function noRows(file: InputFile): Issue {
  return { ...fileIssue(file, "no_rows", null, "rows below the header"), severity: "query" };
}

/** A last row that stops early means that the file was cut, so rows after it are lost: the whole file is refused. */
function cutIssues(
  header: readonly string[],
  body: readonly (readonly string[])[],
  file: InputFile,
): Issue[] {
  const last = body.at(-1);
  if (!last) return [];
  const line = body.length + 1;
  const value = last.join(",");
  // An unclosed quote swallows all that follows it, whatever the number of cells.
  if ((file.text.split('"').length - 1) % 2 === 1) {
    return [fileIssue(file, "unclosed_quote", `row ${line}: ${value.slice(0, 80)}`, "quotes in pairs")];
  }
  if (last.length < header.length) {
    return [fileIssue(file, "file_cut", `row ${line}: ${value}`, `${header.length} cells in the last row`)];
  }
  if (!/[\r\n]$/.test(file.text)) {
    return [
      {
        code: "no_final_line_break",
        severity: "query",
        file: file.path,
        row: line,
        column: null,
        value,
        expected: "a line break after the last row; is the file complete?",
      },
    ];
  }
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
  if (cells.length !== header.length) {
    const expected = `${header.length} cells, found ${cells.length}`;
    const column = header[cells.length] ?? null;
    const value = cells.join(",");
    return { row: {}, issues: [rowIssue(file, "wrong_cell_count", line, column, value, expected)] };
  }
  const issues: Issue[] = [];
  const row: Record<string, unknown> = Object.fromEntries(table.columns.map((c) => [c.name, null]));
  columns.forEach((column, i) => {
    if (!column) return;
    const text = cells[i] ?? "";
    const parsed = parseCell(column, text);
    if ("expected" in parsed)
      issues.push(rowIssue(file, "invalid_value", line, column.name, text, parsed.expected));
    else row[column.name] = parsed.value;
  });
  return { row, issues };
}

function fileIssue(file: InputFile, code: string, value: string | null, expected: string): Issue {
  return { code, severity: "refuse", file: file.path, row: null, column: null, value, expected };
}

/** A fault of the header: row 1, which stands for the whole file. */
function headerIssue(file: InputFile, code: string, column: string, value: string | null, expected: string) {
  return { ...fileIssue(file, code, value, expected), row: 1, column };
}

function rowIssue(
  file: InputFile,
  code: string,
  row: number,
  column: string | null,
  value: string,
  expected: string,
): Issue {
  return { code, severity: "refuse", file: file.path, row, column, value, expected };
}
