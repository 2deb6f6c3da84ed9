import type { AdministrativeCountRow } from "#contract/published/context-tables.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import type { Measure } from "#contract/registry/registry.ts";

/** A flow from the start of the year, a stock as it stands at the end of the quarter; null where it isn't stated. */
export function measureAt(
  counts: readonly AdministrativeCountRow[],
  { id, kind }: Pick<Measure, "id" | "kind">,
  quarter: string,
): number | null {
  if (kind === "flow") return countToDate(counts, id, quarter);
  const own = counts.find((row) => row.measure === id && row.quarter === quarter && row.group === null);
  return own?.value ?? null;
}

/**
 * A count from the start of the year to the end of the quarter; null where a quarter of it isn't stated or is
 * confidential: part of a sum is no sum.
 */
export function countToDate(
  counts: readonly AdministrativeCountRow[],
  measure: string,
  quarter: string,
): number | null {
  const last = quarterIndex(quarter);
  const quarters = Array.from({ length: (last % 4) + 1 }, (_, i) => quarterOf(last - i));
  const own = counts.filter((row) => row.measure === measure && quarters.includes(row.quarter));
  const whole = own.filter(({ group }) => group === null);
  const rows = whole.length > 0 ? whole : own;
  const complete = quarters.every((one) => rows.some((row) => row.quarter === one));
  if (!complete || rows.some(({ value }) => value === null)) return null;
  return rows.reduce((sum, { value }) => sum + (value ?? 0), 0);
}
