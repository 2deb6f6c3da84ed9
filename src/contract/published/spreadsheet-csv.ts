import { csvFormatRow } from "d3";

// CSV that people open in Excel or WPS: with a byte order mark, so that Chinese is read as UTF-8, and without formulas.

const BOM = "\uFEFF";
/** Full-width signs start a formula too, where Excel runs in Chinese. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/;
const NUMBER = /^[-+]?\d+(\.\d+)?$/;

export type SpreadsheetCell = string | number | null;

export function toSpreadsheetCsv(
  header: readonly string[],
  rows: readonly (readonly SpreadsheetCell[])[],
): string {
  const lines = [header, ...rows].map((cells) => csvFormatRow(cells.map(harmless)));
  return `${BOM}${lines.join("\n")}\n`;
}

/** A cell that would be a formula gets an apostrophe before it. */
export function harmless(cell: SpreadsheetCell): string {
  const text = String(cell ?? "");
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** What stood in a cell before toSpreadsheetCsv. */
export function withoutApostrophe(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}
