import type { Column } from "#contract/column.ts";
import { parseCell } from "#contract/derive.ts";
import { type Issue, makeIssue } from "#pipeline/issue/issue.ts";
import { type GridRow, shownText } from "./grid.ts";
import { isNumeric, type Layout, type RowKind } from "./row-kinds.ts";

// Rows of totals are left out, and held against the rows they sum: a sum that differs says that rows are missing.

/**
 * A row of totals may sum all rows, or those between itself and any other row of totals or an end of the table:
 * 小计 of a street, 合计 of a district, 总计 of a city, above or below their rows.
 */
export function checkTotals(layout: Layout, kinds: readonly RowKind[]): Issue[] {
  if (!kinds.includes("total")) return [];
  return layout.columns.flatMap((column, i) => {
    if (!column || !isNumeric(column)) return [];
    const sums = runningSums(layout, kinds, column, i);
    return sums === null ? [] : differingTotals(layout, kinds, column, i, sums);
  });
}

/** The sum of the rows above each; null when a cell is no count: it has its own issue, and the sums are not known. */
function runningSums(
  layout: Layout,
  kinds: readonly RowKind[],
  column: Column,
  index: number,
): number[] | null {
  const sums = [0];
  for (const [r, row] of layout.grid.rows.entries()) {
    const text = kinds[r] === "data" ? shownText(layout.grid, row, index) : "";
    const count = text.trim() === "" ? 0 : countIn(column, text);
    if (count === null) return null;
    sums.push((sums[r] ?? 0) + count);
  }
  return sums;
}

interface Total {
  readonly row: GridRow;
  readonly written: number | null;
  /** Of the returns above it: their sum and their number. */
  readonly above: number;
  readonly rows: number;
}

function differingTotals(
  { grid }: Layout,
  kinds: readonly RowKind[],
  column: Column,
  index: number,
  sums: readonly number[],
): Issue[] {
  const totals: Total[] = [];
  let rows = 0;
  for (const [r, row] of grid.rows.entries()) {
    if (kinds[r] === "data") rows += 1;
    if (kinds[r] !== "total") continue;
    totals.push({ row, written: writtenTotal(grid, row, column, index), above: sums[r] ?? 0, rows });
  }
  const all = sums.at(-1) ?? 0;
  const agreeing = new Set([
    ...agreeingTotals(totals, { above: 0, rows: 0 }, -1),
    ...agreeingTotals(totals.toReversed(), { above: all, rows }, 1),
  ]);
  return totals.flatMap((total, i) => {
    const { row, above, written } = total;
    if (written === null || round(written) === round(all) || agreeing.has(total)) return [];
    const place = { file: grid.file, sheet: grid.sheet, row: row.line, column: column.name };
    const part = above - (totals[i - 1]?.above ?? 0);
    const sum = round(totals.length === 1 || part === 0 ? all : part);
    return [makeIssue("total_differs", place, shownText(grid, row, index), { sum })];
  });
}

/** Totals that sum the returns between them and one that came before in this order, or the end it starts from. */
function agreeingTotals(
  ordered: readonly Total[],
  start: Pick<Total, "above" | "rows">,
  direction: 1 | -1,
): Total[] {
  const ends = new Set<number>();
  // Ends with no return between them and here.
  let near = { rows: start.rows, sums: [start.above] };
  return ordered.filter(({ above, rows, written }) => {
    if (rows !== near.rows) {
      for (const sum of near.sums) ends.add(round(sum));
      near = { rows, sums: [] };
    }
    near.sums.push(above);
    return written !== null && ends.has(round(above + direction * written));
  });
}

/** Totals of the frame may have decimals. */
function round(sum: number): number {
  return Math.round(sum * 1e6) / 1e6;
}

function writtenTotal(grid: Layout["grid"], row: GridRow, column: Column, index: number): number | null {
  const text = shownText(grid, row, index);
  return text.trim() === "" ? null : countIn(column, text);
}

function countIn(column: Column, text: string): number | null {
  const parsed = parseCell(column, text);
  return "value" in parsed && typeof parsed.value === "number" ? parsed.value : null;
}
