import { mean } from "d3";
import type { BenchmarkRow } from "#contract/published/moment-tables.ts";
import type { BenchmarkMeasure } from "#contract/published/published-codes.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import type { CheckedQuarter } from "#pipeline/check/checked-quarter.ts";
import type { CheckedCity } from "#pipeline/check/city-returns.ts";
import { sumOfMeasure } from "#pipeline/read/administrative.ts";
import { type Register, registerOf, youngEmployment } from "./register.ts";

// Known totals: what ratios are multiplied with to become counts or rates of the whole city.

/** Labour force by cell from the frame; counts of registers are those of the urban cell. */
export function benchmarkRows(city: CheckedCity): BenchmarkRow[] {
  const register = registerOf(city.quarters.map(({ quarter, startups }) => ({ quarter, rows: startups })));
  return city.quarters.flatMap((quarter) => {
    const row = (cell: string, measure: BenchmarkMeasure, known_total: number | null) => ({
      ...{ city: city.city, survey: "community" as const, quarter: quarter.quarter, cell },
      ...{ measure, known_total },
    });
    const registered = qualifies(city, quarter.quarter) ? registeredUnemployed(quarter) : null;
    const young = youngJobs(register, quarter);
    return [
      ...quarter.strata.community.map((s) => row(s.cell, "labour_force", s.knownTotal)),
      ...(registered === null ? [] : [row("urban", "registered_unemployed", registered)]),
      ...(young === null ? [] : [row("urban", "young_jobs", young)]),
    ];
  });
}

/** Quarters whose registered unemployed are known but may not be used. */
export function disqualifiedQuarters(city: CheckedCity): ReadonlySet<number> {
  const known = city.quarters.filter((quarter) => registeredUnemployed(quarter) !== null);
  return new Set(
    known.filter(({ quarter }) => !qualifies(city, quarter)).map(({ quarter }) => quarterIndex(quarter)),
  );
}

function registeredUnemployed({ quarter, administrative }: CheckedQuarter): number | null {
  return sumOfMeasure([{ quarter, rows: administrative }], [quarter], "registered_unemployed").value;
}

/** Fewer start-ups than this are not told of. PUBLIC_FILES, D1. */
const MIN_STARTUPS = 10;

function youngJobs(register: Register, { quarter, startups }: CheckedQuarter): number | null {
  if (startups === null) return null;
  const young = youngEmployment(register, quarter);
  return young.complete && young.startups >= MIN_STARTUPS ? young.employment : null;
}

const MIN_CORRELATION = 0.8;
const MIN_COMMUNITIES = 10;

/**
 * Whether the registered rate may carry the sample's in a year: decided by the fourth quarter before, so before the
 * data. The two rates must correlate by 0.8 across the urban communities. METHOD section 7.
 */
function qualifies(city: CheckedCity, quarter: string): boolean {
  const before = `${Math.floor(quarterIndex(quarter) / 4) - 1}Q4`;
  const rates = (city.quarters.find((q) => q.quarter === before)?.communities ?? []).flatMap(({ row }) => {
    const { area, labour_force: force, unemployed, registered_unemployed: registered } = row;
    if (area !== "urban" || !force || unemployed === null || registered === null) return [];
    return [{ sampled: unemployed / force, registered: registered / force }];
  });
  return rates.length >= MIN_COMMUNITIES && correlation(rates) >= MIN_CORRELATION;
}

function correlation(pairs: readonly { readonly sampled: number; readonly registered: number }[]): number {
  const [meanA = 0, meanB = 0] = [mean(pairs, (p) => p.sampled), mean(pairs, (p) => p.registered)];
  const product = (f: (p: (typeof pairs)[number]) => number) => pairs.reduce((sum, pair) => sum + f(pair), 0);
  const ab = product((p) => (p.sampled - meanA) * (p.registered - meanB));
  const aa = product((p) => (p.sampled - meanA) ** 2);
  const bb = product((p) => (p.registered - meanB) ** 2);
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
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
