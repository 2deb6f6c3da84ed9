import { csvFormatBody, csvFormatRow, csvParseRows } from "d3";
import type { RowOf, Table } from "./column.ts";
import { columnOfHeader, parseCell } from "./derive.ts";

/** A table as CSV: the contract's column order, LF, numbers at full double precision, empty = null. */
export function toCsv<T extends Table>(table: T, rows: readonly RowOf<T>[]): string {
  const names = table.columns.map((column) => column.name);
  const records = rows as readonly Record<string, unknown>[];
  const body = records.map((row) => csvFormatRow(names.map((name) => asText(row[name]))));
  return `${[csvFormatRow(names), ...body].join("\n")}\n`;
}

/** Objects of any shape as CSV; their first row gives the header. */
export function objectsToCsv(rows: readonly object[]): string {
  const names = Object.keys(rows[0] ?? {});
  return `${csvFormatRow(names)}\n${csvFormatBody(rows as object[], names as never[])}\n`;
}

function asText(value: unknown): string {
  return value === null || value === undefined ? "" : String(value);
}

/**
 * Parses a CSV that the project itself keeps (registries) and stops at the first fault.
 * Returns of offices are read by pipeline/read.ts, which lists every fault.
 * @throws naming file, row, column, value and what was expected.
 */
export function parseCsv<T extends Table>(table: T, text: string, file: string): RowOf<T>[] {
  const [header = [], ...lines] = csvParseRows(text.replace(/^\uFEFF/, ""));
  const columns = header.map((name) => {
    const column = columnOfHeader(table, name);
    if (!column) throw new Error(`unknown column: ${name} (${file}:1, expected one of ${names(table)})`);
    return column;
  });
  return lines.map((line, i) => {
    const row: Record<string, unknown> = {};
    columns.forEach((column, j) => {
      const parsed = parseCell(column, line[j] ?? "");
      if ("expected" in parsed) {
        throw new Error(
          `${column.name}: expected ${parsed.expected}, found "${line[j] ?? ""}" (${file}:${i + 2})`,
        );
      }
      row[column.name] = parsed.value;
    });
    for (const column of table.columns) row[column.name] ??= null;
    return row as RowOf<T>;
  });
}

function names(table: Table): string {
  return table.columns.map((column) => column.name).join(", ");
}
