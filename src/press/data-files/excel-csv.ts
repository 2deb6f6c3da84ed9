import { csvFormatRow } from "d3";
import type { ReaderCell, ReaderTable } from "./reader-rows.ts";

/** What Excel takes for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/;
/** Bands such as 3-5, which Excel takes for a date. */
const BAND = /^(\d{1,2})-(\d{1,2})$/;

/** A CSV to be opened with Excel or WPS: byte order mark, CRLF, no text that becomes a formula or a date. */
export function excelCsv({ columns, rows }: ReaderTable): string {
  const header = csvFormatRow(columns.map(({ title }) => title));
  const lines = rows.map((row) => csvFormatRow(row.map(excelText)));
  return `\uFEFF${[header, ...lines].join("\r\n")}\r\n`;
}

export function excelText(cell: ReaderCell): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const unlikeDate = cell.replace(BAND, "$1–$2");
  return FORMULA.test(unlikeDate) ? `'${unlikeDate}` : unlikeDate;
}
