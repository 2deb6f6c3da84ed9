import type { Labels } from "./design.ts";

// Two quarters of a panel. Stacked: a row is a unit in a quarter, the unit is the first-stage unit, so that units seen
// in both quarters carry the covariance. Matched: one row a unit seen in both.

export interface MatchedUnit {
  /** Row of each period, in the order asked for. */
  readonly rows: readonly number[];
}

/**
 * The rows of the units that have a row in every one of the periods, in the order of their first rows.
 * @throws when a unit has two rows in a period.
 */
export function matchUnits(units: Labels, periods: Labels, wanted: Labels): MatchedUnit[] {
  const rowsOf = new Map<string | number, Map<string | number, number>>();
  units.forEach((unit, row) => {
    const period = periods[row] ?? "";
    const rows = rowsOf.get(unit) ?? new Map<string | number, number>();
    if (rows.has(period)) throw new Error(`panel: expected one row a unit and period, found two of ${unit}`);
    rowsOf.set(unit, rows.set(period, row));
  });
  return [...rowsOf.values()]
    .map((rows) => ({ rows: wanted.map((period) => rows.get(period) ?? -1) }))
    .filter(({ rows }) => !rows.includes(-1));
}

/** A variable of one period on stacked rows: zero in the others. */
export function ofPeriod(values: ArrayLike<number>, periods: Labels, period: string | number): Float64Array {
  return Float64Array.from(periods, (label, row) => (label === period ? (values[row] ?? Number.NaN) : 0));
}
