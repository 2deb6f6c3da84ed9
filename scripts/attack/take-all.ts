import type { CellRow } from "#contract/published/moment-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { Found } from "./claim.ts";
import { type Key, keyOf, meanings } from "./meaning.ts";
import type { CityRelease } from "./release.ts";
import { type Frame, strataOfCell } from "./sets.ts";
import type { UnitCounts } from "./solve.ts";
import type { Stratum } from "./truth.ts";

// A stratum of which every enterprise answered adds nothing to a variance. In a cell of two strata the degrees of
// freedom then belong to the other one alone and tell its total: what is left of tx is the take-all stratum's.

export interface TakeAll {
  readonly city: string;
  readonly cell: string;
  readonly quarter: number;
  readonly indicator: string;
  readonly stratum: Stratum;
  readonly key: Key;
  /** Sum of the count over the enterprises of the stratum. */
  readonly total: number;
}

export function takeAllTotals(release: CityRelease, frame: Frame): TakeAll[] {
  return release.cells.flatMap((row) => {
    const quarter = quarterIndex(row.quarter);
    const strata = strataOfCell(frame, quarter, row.cell);
    const part = meanings[row.indicator]?.parts.find(({ y, x }) => y === 0 && x === 1);
    if (strata.length !== 2 || !part) return [];
    return strata.flatMap((stratum, i) => {
      const other = strata[1 - i];
      const total = other ? totalOf(row, stratum, other) : null;
      if (total === null) return [];
      const { city, cell, indicator } = row;
      return [{ city, cell, quarter, indicator, stratum, key: keyOf(part, quarter), total }];
    });
  });
}

/**
 * dfc = kappa - 1 with kappa = (Σx)² / Σx² of the sampled stratum, and vxx holds Σx² - (Σx)²/n: two equations for Σx.
 * vinf = [kappa/(kappa-1)] / [n/(n-1)] must give the n that is left when the take-all stratum is taken off.
 */
function totalOf(row: CellRow, takeAll: Stratum, sampled: Stratum): number | null {
  const { tx, vxx, dfc, vinf } = row;
  const n = row.n_resp - takeAll.units;
  if (tx === null || vxx === null || dfc === null || vinf === null) return null;
  if (n < 2 || n >= sampled.units || dfc <= 1) return null;
  const kappa = dfc + 1;
  const inflation = kappa / (kappa - 1) / (n / (n - 1));
  if (Math.abs(inflation - vinf) > 1e-6 * vinf || kappa >= n) return null;
  const weight = sampled.units / n;
  const deviations = vxx / (weight ** 2 * (1 - n / sampled.units) * (n / (n - 1)));
  const sum = Math.sqrt((kappa * deviations) / (1 - kappa / n));
  const total = tx - weight * sum;
  return Number.isFinite(total) && total > 0 ? total : null;
}

/** A stratum of one enterprise: its counts of all quarters, as they are published. */
export function loneTakeAll(totals: readonly TakeAll[]): Found[] {
  const lone = totals.filter(({ stratum }) => stratum.units === 1);
  return [...Map.groupBy(lone, (t) => `${t.cell}|${t.quarter}`).values()].flatMap((found) => {
    const [first] = found;
    if (!first) return [];
    const unit: UnitCounts = new Map(
      found.map(({ key, total }) => [key, { value: total, error: 1e-9 * total }]),
    );
    return [{ city: first.city, target: targetOf(first), units: [unit] }];
  });
}

export function targetOf({ cell, quarter, indicator, stratum }: TakeAll) {
  return { cell, in: [[indicator, quarter]] as const, notIn: null, stratum: stratum.id };
}

/** The same enterprise over the quarters of a year, so that its common factor can be looked for. */
export function overYears(found: readonly Found[]): Found[] {
  const yearOf = ({ target }: Found) => `${target.cell}|${Math.floor((target.in[0]?.[1] ?? 0) / 4)}`;
  return [...Map.groupBy(found, yearOf).values()].flatMap((quarters) => {
    const [first] = quarters;
    const unit = new Map(quarters.flatMap(({ units }) => [...(units[0] ?? [])]));
    return first && quarters.length > 1 ? [{ ...first, units: [unit] }] : [];
  });
}
