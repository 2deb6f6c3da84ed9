import type { EstimateRow } from "#contract/published/figure-tables.ts";
import type { Indicator } from "#contract/registry/registry.ts";

/** The newest figure of an indicator, over four quarters where they can be put together; absent ones included. */
export function newestRow(
  estimates: readonly EstimateRow[],
  city: string,
  indicator: Indicator,
): EstimateRow | undefined {
  const own = estimates.filter((row) => row.city === city && row.indicator === indicator.id);
  const kind = indicator.pooling === "none" ? "quarter" : "four_quarter";
  // Without any figure there is one row, of a quarter, that says why.
  return own.findLast((row) => row.period_kind === kind) ?? own.at(-1);
}
