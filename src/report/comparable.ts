import { type PeriodKind, periodEnd, periodQuarters } from "#contract/period.ts";
import type { EstimateRow } from "#contract/published/figure-tables.ts";
import type { BenchmarkRow } from "#contract/published/moment-tables.ts";
import { quarterOf } from "#contract/quarter.ts";
import type { Indicator } from "#contract/registry/registry.ts";

// Cities are compared by what does not grow with them: a number of persons becomes a share of the labour force.

/** null: a count without a known total to divide by, which tells how large a city is and no more. */
export function comparableUnit(indicator: Pick<Indicator, "unit" | "factor">): Indicator["unit"] | null {
  if (indicator.unit !== "persons") return indicator.unit;
  return indicator.factor?.of === "labour_force" && !indicator.factor.per ? "percent" : null;
}

/**
 * Figures in the comparable unit. Persons are divided by the mean labour force of the period's quarters: it is
 * known without sampling error, so limits and standard error are divided alike. Where it isn't known there is
 * no figure. Rows of indicators that have no comparable unit are left as they are.
 */
export function comparableRows(
  rows: readonly EstimateRow[],
  indicator: Pick<Indicator, "unit" | "factor">,
  benchmarks: readonly BenchmarkRow[],
): EstimateRow[] {
  if (indicator.unit !== "persons" || comparableUnit(indicator) === null) return [...rows];
  const known = labourForces(benchmarks);
  return rows.map((row) => {
    const force = meanOver(row.period, row.period_kind, (quarter) => known(row.city, quarter, row.domain));
    return force === null ? withoutFigure(row) : divided(row, force);
  });
}

function labourForces(benchmarks: readonly BenchmarkRow[]) {
  const cells = new Map<string, BenchmarkRow[]>();
  for (const row of benchmarks) {
    if (row.measure !== "labour_force") continue;
    const key = `${row.city} ${row.quarter}`;
    cells.set(key, [...(cells.get(key) ?? []), row]);
  }
  return (city: string, quarter: string, domain: string): number | null => {
    const wanted = (cells.get(`${city} ${quarter}`) ?? []).filter(
      ({ cell }) => domain === "*" || domain.split(",").includes(cell),
    );
    return wanted.length === 0 ? null : wanted.reduce((sum, row) => sum + (row.known_total ?? 0), 0);
  };
}

function meanOver(
  period: string,
  kind: PeriodKind,
  valueIn: (quarter: string) => number | null,
): number | null {
  const values = (periodQuarters(kind, periodEnd(period)) ?? []).map((index) => valueIn(quarterOf(index)));
  const found = values.filter((value) => value !== null);
  if (found.length === 0 || found.length < values.length) return null;
  return found.reduce((sum, value) => sum + value, 0) / found.length || null;
}

const NUMBERS = ["estimate", "ci_lower", "ci_upper", "ci_lower_50", "ci_upper_50", "se"] as const;

function divided(row: EstimateRow, by: number): EstimateRow {
  const shares = NUMBERS.map((name) => [name, row[name] === null ? null : row[name] / by] as const);
  return { ...row, ...Object.fromEntries(shares) };
}

function withoutFigure(row: EstimateRow): EstimateRow {
  const nothing = NUMBERS.map((name) => [name, null] as const);
  const status = row.obs_status === "normal" ? "no_known_total" : row.obs_status;
  return { ...row, ...Object.fromEntries(nothing), quality: null, obs_status: status };
}
