import type { AdministrativeRow } from "#contract/input/input-tables.ts";

// Counts from offices' own records, added up over a period.

export interface AdministrativeQuarter {
  readonly quarter: string;
  /** null: no usable file. */
  readonly rows: readonly AdministrativeRow[] | null;
}

export interface GroupCount {
  /** null: not broken down, or the group is not stated. */
  readonly group: string | null;
  /** null when a quarter of the period does not say it. */
  readonly value: number | null;
  readonly missingQuarters: readonly string[];
}

/** One measure of one group. A quarter that says it twice says nothing: nobody can tell which is right. */
export function sumOfMeasure(
  quarters: readonly AdministrativeQuarter[],
  period: readonly string[],
  measure: string,
  group: string | null = null,
): GroupCount {
  const stated = period.map((quarter) => {
    const rows = quarters.find((q) => q.quarter === quarter)?.rows ?? [];
    const said = rows.filter((row) => row.measure === measure && row.group === group);
    return { quarter, value: said.length === 1 ? (said[0]?.value ?? null) : null };
  });
  const missingQuarters = stated.filter(({ value }) => value === null).map(({ quarter }) => quarter);
  const known = period.length > 0 && missingQuarters.length === 0;
  const value = known ? stated.reduce((sum, { value }) => sum + (value ?? 0), 0) : null;
  return { group, value, missingQuarters };
}
