import { columnOfHeader } from "#contract/derive.ts";
import { frameTable, returnTables } from "#contract/input/input-tables.ts";
import { type Issue, makeIssue } from "#pipeline/issue/issue.ts";
import { splitDelimited } from "./delimited.ts";
import { type Grid, type GridRow, type InputFile, isBlank, MOST_BYTES, MOST_ROWS } from "./grid.ts";

// A text file as a grid. Commas, tabs, semicolons or bars part the cells, whichever parts more headers of a return.

const DELIMITERS = [",", "\t", ";", "|", "，", "；"];
const LOOKED_AT = 30;
const TABLES = [frameTable, ...Object.values(returnTables)];

export function textFile(path: string, text: string): InputFile {
  const plain = text.replace(/^\uFEFF+/, "");
  if (plain.length > MOST_BYTES) {
    return {
      path,
      grids: [],
      issues: [makeIssue("too_large", { file: path }, `${plain.length} characters`)],
    };
  }
  // What a spreadsheet is told of the delimiter, in a row of its own.
  const declared = /^"?sep=(.)"?(?:\r\n|\r|\n)/i.exec(plain)?.[1];
  const { rows, unclosed } = splitDelimited(plain, declared ?? delimiterOf(plain), MOST_ROWS + 1);
  if (rows.length > MOST_ROWS) {
    return { path, grids: [], issues: [makeIssue("too_many_rows", { file: path }, String(MOST_ROWS))] };
  }
  const grid: Grid = { ...NOTHING_MERGED, file: path, sheet: null, rows: untilLast(rows), ragged: true };
  return { path, grids: [grid], issues: textIssues(grid, plain, unclosed) };
}

const NOTHING_MERGED = { merges: new Map<number, never>(), hiddenColumns: new Set<number>() };

function untilLast(rows: readonly GridRow[]): readonly GridRow[] {
  return rows.slice(0, rows.findLastIndex(({ cells }) => !isBlank(cells)) + 1);
}

function delimiterOf(text: string): string {
  const head = text
    .slice(0, 100_000)
    .split(/\r\n|\r|\n/, LOOKED_AT)
    .join("\n");
  const [first = ",", ...others] = DELIMITERS.filter((delimiter) => head.includes(delimiter));
  if (others.length === 0) return first;
  const scored = [first, ...others].map((delimiter) => {
    const { rows } = splitDelimited(head, delimiter);
    const named = Math.max(0, ...rows.map(({ cells }) => namedBy(cells)));
    return { delimiter, named, parts: head.split(delimiter).length };
  });
  // Where no header can be made out, the one there is most of.
  scored.sort((a, b) => b.named - a.named || b.parts - a.parts);
  return scored[0]?.delimiter ?? ",";
}

/** How many columns of one table the cells name. */
function namedBy(cells: readonly string[]): number {
  const named = TABLES.map(
    (table) => new Set(cells.flatMap((cell) => columnOfHeader(table, cell)?.name ?? [])),
  );
  return Math.max(...named.map(({ size }) => size));
}

/** A file that ends in the middle of something has lost the rows after it: it is refused whole. */
function textIssues(grid: Grid, text: string, unclosed: number | null): Issue[] {
  const { file } = grid;
  const last = grid.rows.at(-1);
  if (!last) return [];
  if (unclosed !== null) {
    const start = (grid.rows[unclosed - 1]?.cells ?? []).join(",").slice(0, 80);
    const params = { line: unclosed, text: start };
    return [makeIssue("unclosed_quote", { file }, `row ${unclosed}: ${start}`, params)];
  }
  // The shortness of a cut row is judged once the header is known, in sheet-table.ts.
  if (/[\r\n]/.test(text.slice(text.trimEnd().length))) return [];
  return [makeIssue("no_final_line_break", { file, row: last.line }, last.cells.join(","))];
}
