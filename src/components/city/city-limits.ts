import type { PeriodKind } from "#contract/period.ts";
import type { ChangeRow } from "#contract/published/figure-tables.ts";

/** Half the width of the newest change's interval on a year earlier: smaller changes cannot be seen. */
export function smallestVisible(
  changes: readonly ChangeRow[],
  city: string,
  indicator: string,
  kind: PeriodKind,
): number | null {
  const row = changes.findLast(
    (one) =>
      one.city === city &&
      one.indicator === indicator &&
      one.period_kind === kind &&
      one.lag === 4 &&
      one.ci_lower !== null &&
      one.ci_upper !== null,
  );
  if (!row || row.ci_lower === null || row.ci_upper === null) return null;
  return (row.ci_upper - row.ci_lower) / 2;
}
