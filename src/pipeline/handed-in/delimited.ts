import type { GridRow } from "./grid.ts";

// Text parted by commas or the like, as RFC 4180 says. What it leaves open is told, not guessed.

export interface Delimited {
  readonly rows: readonly GridRow[];
  /** The row in which a quote opens that nothing closes, or that swallowed the line breaks of rows. */
  readonly unclosed: number | null;
}

/** @param most rows; what follows is left out. */
export function splitDelimited(text: string, delimiter: string, most = Number.POSITIVE_INFINITY): Delimited {
  const rows: GridRow[] = [];
  let cells: string[] = [];
  let stray = false;
  let unclosed: number | null = null;
  let at = 0;
  const endRow = () => {
    rows.push(stray ? { line: rows.length + 1, cells, stray } : { line: rows.length + 1, cells });
    cells = [];
    stray = false;
  };
  while (at < text.length && rows.length < most) {
    const isQuoted = text[at] === '"';
    const close = isQuoted ? closingQuote(text, at + 1) : -1;
    const from = isQuoted ? (close < 0 ? text.length : close + 1) : at;
    const end = endOfCell(text, from, delimiter);
    const quoted = isQuoted ? text.slice(at + 1, close < 0 ? text.length : close).replaceAll('""', '"') : "";
    const rest = text.slice(from, end);
    if (isQuoted && rest.trim() !== "") {
      stray = true;
      if (/[\r\n]/.test(quoted)) unclosed ??= rows.length + 1;
    }
    if (isQuoted && close < 0) unclosed ??= rows.length + 1;
    cells.push(isQuoted && rest.trim() === "" ? quoted : quoted + rest);
    at = end;
    if (at >= text.length) {
      endRow();
      break;
    }
    if (text[at] === delimiter) {
      at += 1;
      if (at < text.length) continue;
      cells.push("");
      endRow();
    } else {
      at += text.startsWith("\r\n", at) ? 2 : 1;
      endRow();
    }
  }
  return { rows, unclosed };
}

/** Two quotes are one that is meant. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return at;
}
