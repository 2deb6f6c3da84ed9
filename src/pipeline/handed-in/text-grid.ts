import { dsvFormat } from "d3";
import { type Issue, makeIssue } from "../issue.ts";
import { type Grid, type InputFile, isBlank } from "./grid.ts";

// A text file as a grid. Commas, tabs or semicolons part the cells, whichever its first rows have most of.

const DELIMITERS = [",", "\t", ";"] as const;
const LOOKED_AT = 20;

export function textFile(path: string, text: string): InputFile {
  const plain = text.replace(/^\uFEFF/, "");
  const declared = /^sep=(.)\r?\n/i.exec(plain);
  const delimiter = declared?.[1] ?? delimiterOf(plain);
  const lines = dsvFormat(delimiter).parseRows(plain);
  const first = declared ? 1 : 0;
  const rows = lines.slice(first).map((cells, i) => ({ line: i + 1 + first, cells }));
  const grid = { ...plainGrid, file: path, sheet: null, rows, ragged: true };
  return { path, grids: [grid], issues: textIssues(grid, plain) };
}

const plainGrid = { covered: new Map<string, string>(), hiddenColumns: new Set<number>() };

function delimiterOf(text: string): string {
  const head = text
    .split(/\r\n|\r|\n/, LOOKED_AT)
    .join("\n")
    .replace(/"[^"]*"/g, "");
  const counts = DELIMITERS.map((delimiter) => head.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** A file that ends in the middle of something has lost the rows after it: it is refused whole. */
function textIssues(grid: Grid, text: string): Issue[] {
  const { file } = grid;
  const written = grid.rows.filter((row) => !isBlank(row.cells));
  const last = written.at(-1);
  if (!last) return [];
  const value = last.cells.join(",");
  // An unclosed quote swallows all that follows it, whatever the number of cells.
  if ((text.split('"').length - 1) % 2 === 1) {
    const start = value.slice(0, 80);
    const params = { line: last.line, text: start };
    return [makeIssue("unclosed_quote", { file }, `row ${last.line}: ${start}`, params)];
  }
  // The shortness of a cut row is judged once the header is known, in sheet-table.ts.
  if (!/[\r\n]$/.test(text)) return [makeIssue("no_final_line_break", { file, row: last.line }, value)];
  return [];
}
