import { claimLargest } from "./bounds.ts";
import { type Claim, claimsOf, type Found } from "./claim.ts";
import { withoutFactor } from "./common-factor.ts";
import { moverPairs, type Pair, releasePairs, respondentPairs, solvePairs } from "./differencing.ts";
import type { CityRelease } from "./release.ts";
import { type CitySets, citySets, type Frame } from "./sets.ts";
import { isWhole } from "./solve.ts";
import { loneTakeAll, overYears, type TakeAll, takeAllTotals } from "./take-all.ts";
import { solveWhole } from "./whole-cell.ts";

// Run 1: somebody who has the published files and knows how many enterprises a stratum has.

export interface Outsider {
  readonly sets: CitySets;
  readonly pairs: Readonly<Record<string, readonly Pair[]>>;
  readonly totals: readonly TakeAll[];
  /** Whether the sums of the cells are whole numbers: then there is no noise to undo. */
  readonly exact: boolean;
  readonly found: readonly Found[];
  readonly claims: readonly Claim[];
}

/** Sets of indicators that differ by more enterprises than this are not tried. */
export const MOST_APART = 3;

export function attackCity(release: CityRelease, frame: Frame, older: CityRelease | null): Outsider {
  const sets = citySets(release, frame);
  const totals = takeAllTotals(release, frame);
  const exact = isExact(sets, totals);
  const pairs = {
    "quarters, by their links": moverPairs(sets),
    "indicators and quarters": respondentPairs(sets, MOST_APART),
    releases: older ? releasePairs(sets, citySets(older, frame)) : [],
  };
  const { city } = release;
  const known = [...sets.answered, ...sets.matched.map((pair) => pair.known)];
  const byAttack: [string, Found[]][] = [
    ["whole numbers in a cell", exact ? known.flatMap((set) => solveWhole(city, set) ?? []) : []],
    ...Object.entries(pairs).map(
      ([name, some]) => [`difference of ${name}`, solvePairs(city, some)] as [string, Found[]],
    ),
    ["take-all enterprise by dfc", loneTakeAll(totals)],
  ];
  const claims = byAttack.flatMap(([name, found]) => [
    ...distinct(found).flatMap((one) => claimsOf(name, one, !exact)),
    ...(exact ? [] : withoutFactors(name, found)),
  ]);
  return {
    ...{ sets, pairs, totals, exact },
    found: byAttack.flatMap(([, found]) => found),
    claims: [...claims, ...claimLargest(city, sets.answered)],
  };
}

export function withoutFactors(name: string, found: readonly Found[]): Claim[] {
  const longer = name.startsWith("take-all") ? overYears(found) : found;
  const undone = longer.flatMap((one) => {
    const units = one.units.map(withoutFactor);
    const known = units.filter((unit) => unit !== null);
    return known.length === units.length ? [{ ...one, units: known }] : [];
  });
  return distinct(undone).flatMap((one) => claimsOf(`${name}, common factor undone`, one, false));
}

/** Several pairs of sums may tell of the same enterprise: it is claimed once. */
function distinct(found: readonly Found[]): Found[] {
  const nameOf = ({ target, units }: Found) =>
    [
      target.cell,
      ...units.flatMap((unit) => [...unit].map(([key, { value }]) => `${key} ${value.toFixed(2)}`)),
    ].join();
  return [...new Map(found.map((one) => [nameOf(one), one])).values()];
}

function isExact({ answered }: CitySets, totals: readonly TakeAll[]): boolean {
  const sums = answered.flatMap((known) =>
    [...known.sums.values()].map((value) => ({ value, error: 1e-12 * value })),
  );
  const all = [...sums, ...totals.map(({ total }) => ({ value: total, error: 1e-9 * total }))];
  return all.length > 0 && all.filter(isWhole).length > 0.9 * all.length;
}
