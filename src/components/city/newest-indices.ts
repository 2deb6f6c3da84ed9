import { periodEnd } from "#contract/period.ts";
import type { IndexRow } from "#contract/published/figure-tables.ts";

/**
 * A city's indices of the newest period that any of them has. One whose newest figures are not published has older
 * indices only: they are none of this period.
 */
export function newestIndices(indices: readonly IndexRow[], city: string): readonly IndexRow[] {
  const own = indices.filter((row) => row.city === city);
  const newest = Math.max(...own.map(({ period }) => periodEnd(period)));
  return own.filter(({ period }) => periodEnd(period) === newest);
}
