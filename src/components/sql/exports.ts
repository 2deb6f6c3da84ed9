import { type Table, tableToIPC } from "apache-arrow";
import { csvFormatRow, tsvFormatRow } from "d3";
import { toSpreadsheetCsv } from "#contract/published/spreadsheet-csv.ts";
import type { ExportForm } from "./export-forms.ts";
import { type AnswerColumn, type Cell, cellText, columnsOf } from "./values.ts";

// An answer as files. Empty is NULL in text forms; in JSON it is null.

export interface ExportFile {
  readonly name: string;
  readonly type: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

export function exportAnswer(table: Table, form: ExportForm, name: string): ExportFile {
  switch (form) {
    case "csv":
      return { name: `${name}.csv`, type: "text/csv", content: answerCsv(table) };
    case "csv_excel":
      return { name: `${name}-excel.csv`, type: "text/csv", content: answerSpreadsheet(table) };
    case "json":
      return { name: `${name}.json`, type: "application/json", content: answerJson(table) };
    case "arrow":
      return {
        name: `${name}.arrow`,
        type: "application/vnd.apache.arrow.stream",
        content: answerArrow(table),
      };
  }
}

export const answerCsv = (table: Table) => textRows(table, csvFormatRow);
export const answerTsv = (table: Table) => textRows(table, tsvFormatRow);
export const answerArrow = (table: Table) => tableToIPC(table, "stream") as Uint8Array<ArrayBuffer>;

export function answerSpreadsheet(table: Table): string {
  const columns = columnsOf(table);
  const cell = (value: Cell) => (typeof value === "boolean" ? String(value) : value);
  return toSpreadsheetCsv(
    columns.map(({ name }) => name),
    rowsOf(table, columns).map((row) => row.map(cell)),
  );
}

/** A row an object; of two columns of one name the second is called name_2. */
export function answerJson(table: Table): string {
  const columns = columnsOf(table);
  const names = uniqueNames(columns.map(({ name }) => name));
  const rows = rowsOf(table, columns).map((row) =>
    JSON.stringify(Object.fromEntries(row.map((value, i) => [names[i], value]))),
  );
  return `[\n${rows.join(",\n")}\n]\n`;
}

export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let n = 2; taken.has(unique); n++) unique = `${name}_${n}`;
    taken.add(unique);
    return unique;
  });
}

function textRows(table: Table, format: (row: string[]) => string): string {
  const columns = columnsOf(table);
  const lines = rowsOf(table, columns).map((row) => format(row.map(cellText)));
  return `${[format(columns.map(({ name }) => name)), ...lines].join("\n")}\n`;
}

function rowsOf(table: Table, columns: readonly AnswerColumn[]): Cell[][] {
  return Array.from({ length: table.numRows }, (_, row) => columns.map((column) => column.at(row)));
}
