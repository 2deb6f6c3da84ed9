import type { CellRow } from "#contract/published/moment-tables.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import { type Known, knownOfCell, knownOfLink } from "./known.ts";
import type { Key } from "./meaning.ts";
import type { CityRelease } from "./release.ts";
import { difference, solveUnits } from "./solve.ts";
import type { Stratum } from "./truth.ts";

// All sums that a release tells of a city's cells of one stratum.

export interface CitySets {
  /** The respondents of an indicator in a quarter. */
  readonly answered: readonly Known[];
  /** Those of two quarters, with the two sets they surely lie in. */
  readonly matched: readonly { readonly known: Known; readonly later: Known; readonly earlier: Known }[];
}

export type Frame = ReadonlyMap<number, readonly Stratum[]>;

export function strataOfCell(frame: Frame, quarter: number, cell: string): readonly Stratum[] {
  const members = cell.split(" & ");
  return (frame.get(quarter) ?? []).filter((stratum) => members.includes(stratum.cell));
}

export function citySets(release: CityRelease, frame: Frame): CitySets {
  const rows = new Map(release.cells.map((row) => [placeOf(row, row.quarter), row]));
  const populationOf = (row: { readonly cell: string }, quarter: string): number | null => {
    const strata = strataOfCell(frame, quarterIndex(quarter), row.cell);
    return strata.length === 1 ? (strata[0]?.units ?? null) : null;
  };
  const answered = new Map<string, Known>();
  for (const row of release.cells) {
    const population = populationOf(row, row.quarter);
    const known = population === null ? null : knownOfCell(row, population);
    if (known) answered.set(placeOf(row, row.quarter), known);
  }
  const matched = release.links.flatMap((link) => {
    const before = quarterOf(quarterIndex(link.quarter) - link.lag);
    const [later, earlier] = [placeOf(link, link.quarter), placeOf(link, before)];
    const [one, zero]: (CellRow | undefined)[] = [rows.get(later), rows.get(earlier)];
    const parents = [answered.get(later), answered.get(earlier)] as const;
    const populations = [populationOf(link, link.quarter), populationOf(link, before)] as const;
    if (!one || !zero || !parents[0] || !parents[1] || !populations[0] || !populations[1]) return [];
    const known = knownOfLink(link, one, zero, [populations[0], populations[1]]);
    if (!known) return [];
    completeSums(known, parents[0]);
    completeSums(known, parents[1]);
    return [{ known, later: parents[0], earlier: parents[1] }];
  });
  return { answered: [...answered.values()], matched };
}

const placeOf = (row: { readonly cell: string; readonly indicator: string }, quarter: string) =>
  `${row.indicator}|${row.cell}|${quarter}`;

/** Links hold products only; where nobody or one enterprise is missing, the sums follow. */
function completeSums(known: Known, parent: Known): void {
  const missing = difference(parent, known);
  if (missing.n > 1) return;
  const unit = missing.n === 1 ? solveUnits(missing, true)?.[0] : undefined;
  if (missing.n === 1 && !unit) return;
  for (const [key, sum] of parent.sums as ReadonlyMap<Key, number>) {
    const off = unit?.get(key)?.value ?? (missing.n === 0 ? 0 : null);
    if (off !== null && !known.sums.has(key)) known.sums.set(key, sum - off);
  }
  if (missing.n !== 0) return;
  for (const [key, product] of parent.products) {
    if (!known.products.has(key)) known.products.set(key, product);
  }
}
