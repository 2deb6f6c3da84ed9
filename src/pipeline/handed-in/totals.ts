import type { Column } from "#contract/column.ts";
import { parseCell } from "#contract/derive.ts";
import { type Issue, makeIssue } from "../issue.ts";
import { type GridRow, shownText } from "./grid.ts";
import type { Layout, RowKind } from "./row-kinds.ts";

// Rows of totals are left out, and held against the rows they sum: a sum that differs says that rows are missing.

/** Sums that a row of totals may give: of all rows, of those above it, or of those since or until the next. */
export function checkTotals(layout: Layout, kinds: readonly RowKind[]): Issue[] {
  const { grid } = layout;
  const totals = grid.rows.filter((_, i) => kinds[i] === "total");
  if (totals.length === 0) return [];
  const data = grid.rows.filter((_, i) => kinds[i] === "data");
  return totals.flatMap((total) => {
    const parts = partsOf(data, totals, total);
    return layout.columns.flatMap((column, i) => {
      if (!column || (column.type !== "int32" && column.type !== "float64")) return [];
      const text = shownText(grid, total, i);
      const written = countIn(column, text);
      if (written === null) return [];
      const sums = parts.map((rows) => sumOf(layout, column, i, rows));
      const [whole] = sums;
      if (whole == null || sums.includes(written)) return [];
      const place = { file: grid.file, sheet: grid.sheet, row: total.line, column: column.name };
      return [makeIssue("total_differs", place, text, { sum: whole })];
    });
  });
}

function partsOf(data: readonly GridRow[], totals: readonly GridRow[], total: GridRow): GridRow[][] {
  const above = totals.findLast((other) => other.line < total.line)?.line ?? 0;
  const below = totals.find((other) => other.line > total.line)?.line ?? Number.POSITIVE_INFINITY;
  const between = (from: number, to: number) => data.filter(({ line }) => from < line && line < to);
  const infinity = Number.POSITIVE_INFINITY;
  return [
    between(0, infinity),
    between(0, total.line),
    between(above, total.line),
    between(total.line, below),
  ];
}

/** null when a cell of the column is no count: the sum is not known then, and the cell has its own issue. */
function sumOf(layout: Layout, column: Column, index: number, rows: readonly GridRow[]): number | null {
  let sum = 0;
  for (const row of rows) {
    const text = shownText(layout.grid, row, index);
    if (text.trim() === "") continue;
    const count = countIn(column, text);
    if (count === null) return null;
    sum += count;
  }
  return sum;
}

function countIn(column: Column, text: string): number | null {
  const parsed = parseCell(column, text);
  return "value" in parsed && typeof parsed.value === "number" ? parsed.value : null;
}
