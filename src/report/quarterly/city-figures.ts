import { type PeriodKind, periodLabel } from "#contract/period.ts";
import type { ChangeRow, EstimateRow, IndexRow } from "#contract/published/figure-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";

// The figures of one city, found by what they are: a report asks for some dozens of several thousand.

export interface CityFigures {
  /** The figure of the period of this kind that ends with the quarter; also where it says why there is none. */
  readonly level: (indicator: string, kind: PeriodKind, quarter: string) => EstimateRow | undefined;
  /** Its change from the period so many quarters earlier. */
  readonly change: (
    indicator: string,
    kind: PeriodKind,
    quarter: string,
    lag: number,
  ) => ChangeRow | undefined;
  /** The index of the four quarters that end with the quarter, or of the quarter. */
  readonly index: (indicator: string, against: IndexRow["against"], quarter: string) => IndexRow | undefined;
}

/** @param rows of this city alone. */
export function cityFigures(rows: {
  readonly estimates: readonly EstimateRow[];
  readonly changes: readonly ChangeRow[];
  readonly indices: readonly IndexRow[];
}): CityFigures {
  const levels = new Map(rows.estimates.map((row) => [key(row.indicator, row.period_kind, row.period), row]));
  const changes = new Map(
    rows.changes.map((row) => [`${key(row.indicator, row.period_kind, row.period)} ${row.lag}`, row]),
  );
  const indices = new Map(rows.indices.map((row) => [key(row.indicator, row.against, row.period), row]));
  const period = (kind: PeriodKind, quarter: string) => periodLabel(kind, quarterIndex(quarter));
  return {
    level: (indicator, kind, quarter) => levels.get(key(indicator, kind, period(kind, quarter))),
    change: (indicator, kind, quarter, lag) =>
      changes.get(`${key(indicator, kind, period(kind, quarter))} ${lag}`),
    index: (indicator, against, quarter) =>
      indices.get(key(indicator, against, period("four_quarter", quarter))) ??
      indices.get(key(indicator, against, quarter)),
  };
}

function key(indicator: string, kind: string, period: string): string {
  return `${indicator} ${kind} ${period}`;
}
