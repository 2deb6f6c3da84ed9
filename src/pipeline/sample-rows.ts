import type { SampleRow } from "#contract/moment-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { CheckedQuarter, StratifiedRow } from "./checked-quarter.ts";
import type { CheckedCity } from "./city-returns.ts";
import { type Sample, weighSample } from "./sample.ts";

// The cleaned, weighted unit rows. They stay in the office; only simulated ones are published.

const COUNTS = [
  "working_age_population",
  "labour_force",
  "unemployed",
  "registered_unemployed",
  "newly_employed",
  "natural_attrition",
  "new_entrepreneurs",
  "jobs_driven",
  "employees_start",
  "hires",
  "separations",
  "layoffs",
  "employees_end",
  "vacancies",
] as const;

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
    responding.map(({ row, stratum }) => ({ stratum: stratum.id, unit: { id: idOf(row), y: 0, x: 0 } })),
    survey === "enterprise",
  );
  return rows.map(({ row, stratum }) => ({
    city,
    quarter: quarter.quarter,
    survey,
    unit_id: idOf(row),
    stratum: stratum.id,
    cell: classOf(sample, stratum.id)?.cell ?? stratum.cell,
    status: row.status,
    population_units: stratum.populationUnits,
    weight: row.status === "refused" ? null : (classOf(sample, stratum.id)?.weight ?? null),
    ...countsOf(row),
  }));
}

function classOf(sample: Sample, stratum: string) {
  return sample.strata.find((merged) => merged.members.includes(stratum));
}

function countsOf(row: object): Pick<SampleRow, (typeof COUNTS)[number]> {
  const values = row as Partial<Record<string, number | null>>;
  return Object.fromEntries(COUNTS.map((name) => [name, values[name] ?? null])) as Pick<
    SampleRow,
    (typeof COUNTS)[number]
  >;
}
