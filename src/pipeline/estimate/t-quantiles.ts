import quantile from "@stdlib/stats-base-dists-t-quantile";
import type { TQuantileRow } from "#contract/published/moment-tables.ts";
import type { TTable } from "./interval.ts";

const MAX_DF = 1000;

/** Quantiles of Student's t for df 1 … 1000: published, and read by TypeScript and SQL alike. */
export function tQuantileRows(): TQuantileRow[] {
  return Array.from({ length: MAX_DF }, (_, i) => ({
    df: i + 1,
    t75: quantile(0.75, i + 1),
    t975: quantile(0.975, i + 1),
    t9975: quantile(0.9975, i + 1),
  }));
}

/** @throws when df is not a whole number of 1 … 1000. */
export function tTable(rows: readonly TQuantileRow[]): TTable {
  return (df) => {
    const row = rows[df - 1];
    if (row?.t75 == null || row.t975 == null || row.t9975 == null)
      throw new Error(`no t quantile for df ${df} (expected 1..1000)`);
    return { t75: row.t75, t975: row.t975, t9975: row.t9975 };
  };
}
