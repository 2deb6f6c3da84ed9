import { communitiesTable, enterprisesTable } from "#contract/input/input-tables.ts";
import type { SampleRow } from "#contract/published/moment-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { CheckedQuarter, StratifiedRow } from "#pipeline/check/checked-quarter.ts";
import type { CheckedCity } from "#pipeline/check/city-returns.ts";
import { type Sample, weighSample } from "./sample.ts";
import { isRestructured } from "./samples.ts";

// The cleaned, weighted unit rows. They stay in the office; only simulated ones are published.

/** The counts that either return asks for. */
const COUNTS = [...communitiesTable.columns, ...enterprisesTable.columns].flatMap((column) =>
  "count" in column ? [column.name] : [],
);

/** Every usable return of a city, with its weight N/r (r: units of the class that did not refuse). */
export function sampleRows(city: CheckedCity): SampleRow[] {
  return city.quarters.flatMap((quarter) => [
    ...surveyRows(city.city, quarter, "community", quarter.communities ?? [], (row) => row.community_id),
    ...surveyRows(city.city, quarter, "enterprise", quarter.enterprises ?? [], (row) => row.enterprise_id),
  ]);
}

function surveyRows<R extends { readonly status: string }>(
  city: string,
  quarter: CheckedQuarter,
  survey: "community" | "enterprise",
  rows: readonly StratifiedRow<R>[],
  idOf: (row: R) => string,
): SampleRow[] {
  const responding = rows.filter(({ row }) => row.status !== "refused");
  const sample = weighSample(
    quarterIndex(quarter.quarter),
    quarter.strata[survey],
    responding.map(({ row, stratum }) => ({
      stratum: stratum.id,
      unit: { id: idOf(row), y: 0, x: 0 },
      selfRepresenting: isRestructured(row),
    })),
    survey === "enterprise",
  );
  const weights = new Map(
    sample.strata.flatMap(({ units, weight }) => units.map((unit) => [unit.id, weight] as const)),
  );
  return rows.map(({ row, stratum }) => ({
    city,
    quarter: quarter.quarter,
    survey,
    unit_id: idOf(row),
    stratum: stratum.id,
    cell: cellOf(sample, stratum.id) ?? stratum.cell,
    status: row.status,
    population_units: stratum.populationUnits,
    weight: weights.get(idOf(row)) ?? null,
    ...countsOf(row),
  }));
}

function cellOf(sample: Sample, stratum: string): string | undefined {
  return sample.strata.find((merged) => merged.members.includes(stratum))?.cell;
}

function countsOf(row: object): Pick<SampleRow, (typeof COUNTS)[number]> {
  const values = row as Partial<Record<string, number | null>>;
  return Object.fromEntries(COUNTS.map((name) => [name, values[name] ?? null])) as Pick<
    SampleRow,
    (typeof COUNTS)[number]
  >;
}
