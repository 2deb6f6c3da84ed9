import type { BenchmarkMeasure, BenchmarkRow } from "#contract/published-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { Indicator } from "#contract/registry.ts";
import type { CheckedCity } from "./city-returns.ts";

// Known totals: what ratios are multiplied with to become counts or rates of the whole city.

/** Labour force by cell from the frame; counts of registers are those of the urban cell. */
export function benchmarkRows(city: CheckedCity): BenchmarkRow[] {
  return city.quarters.flatMap((quarter) =>
    quarter.strata.community.map((stratum) => ({
      city: city.city,
      survey: "community" as const,
      quarter: quarter.quarter,
      cell: stratum.cell,
      measure: "labour_force" as const,
      known_total: stratum.knownTotal,
    })),
  );
}

/** The factor of an indicator in a quarter over the chosen cells (null: all); null where a total is missing. */
export function factorOf(
  rows: readonly BenchmarkRow[],
  { factor, survey }: Pick<Indicator, "factor" | "survey">,
  cells: readonly string[] | null,
  quarter: number,
): number | null {
  if (factor === null) return null;
  const total = (measure: BenchmarkMeasure) => {
    const totals = rows.filter(
      (row) =>
        row.measure === measure &&
        row.survey === survey &&
        quarterIndex(row.quarter) === quarter &&
        (cells === null || cells.includes(row.cell)),
    );
    if (totals.length === 0 || totals.some((row) => row.known_total === null)) return null;
    return totals.reduce((sum, row) => sum + (row.known_total ?? 0), 0);
  };
  const of = total(factor.of);
  if (factor.per === undefined || of === null) return of;
  const per = total(factor.per);
  return per === null || per === 0 ? null : of / per;
}
