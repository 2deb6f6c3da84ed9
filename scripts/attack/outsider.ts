import { claimLargest } from "./bounds.ts";
import { type Claim, claimsOf, type Found } from "./claim.ts";
import { withoutFactor } from "./common-factor.ts";
import { correctedUnits } from "./corrections.ts";
import { moverPairs, type Pair, releasePairs, respondentPairs, solvePairs } from "./differencing.ts";
import type { CityRelease } from "./release.ts";
import { type CitySets, citySets, type Frame } from "./sets.ts";
import { FACTOR, narrowByCounts, ROUNDED } from "./small-counts.ts";
import { isWhole, type UnitCounts } from "./solve.ts";
import { loneTakeAll, overYears, type TakeAll, takeAllTotals } from "./take-all.ts";
import { solveWhole } from "./whole-cell.ts";

// Run 1: somebody who has the published files and knows how many enterprises a stratum has.

export interface Outsider {
  readonly sets: CitySets;
  readonly pairs: Readonly<Record<string, readonly Pair[]>>;
  readonly totals: readonly TakeAll[];
  readonly noise: Noise;
  readonly found: readonly Found[];
  readonly claims: readonly Claim[];
}

/** Counts as returned; times a factor; or times a factor and rounded. */
export type Noise = "none" | "factor" | "rounded";

/** Sets of indicators that differ by more enterprises than this are not tried. */
export const MOST_APART = 3;

/** @param isNoised whether it is known that counts carry noise, even where their sums are whole numbers. */
export function attackCity(
  release: CityRelease,
  frame: Frame,
  older: CityRelease | null,
  isNoised = false,
): Outsider {
  const sets = citySets(release, frame);
  const totals = takeAllTotals(release, frame);
  const whole = areSumsWhole(sets, totals);
  const noise: Noise = whole ? (isNoised ? "rounded" : "none") : "factor";
  const olderSets = older ? citySets(older, frame) : null;
  const pairs = {
    "quarters, by their links": moverPairs(sets),
    "indicators and quarters": respondentPairs(sets, MOST_APART),
    releases: olderSets ? releasePairs(sets, olderSets) : [],
  };
  const { city } = release;
  const known = [...sets.answered, ...sets.matched.map((pair) => pair.known)];
  const byAttack: [string, Found[]][] = [
    ["whole numbers in a cell", whole ? known.flatMap((set) => solveWhole(city, set) ?? []) : []],
    ...Object.entries(pairs).map(
      ([name, some]) => [`difference of ${name}`, solvePairs(city, some)] as [string, Found[]],
    ),
    ["correction between releases", olderSets ? correctedUnits(city, sets, olderSets) : []],
    ["take-all enterprise by dfc", loneTakeAll(totals)],
  ];
  const claims = byAttack.flatMap(([name, found]) => [
    ...distinct(found).flatMap((one) => claimsOf(name, one, noise !== "none")),
    ...withoutNoise(name, found, noise),
  ]);
  return {
    ...{ sets, pairs, totals, noise },
    found: byAttack.flatMap(([, found]) => found),
    claims: [...claims, ...claimLargest(city, sets.answered)],
  };
}

/** What the enterprises that were told apart give away of their noise. */
export function withoutNoise(name: string, found: readonly Found[], noise: Noise): Claim[] {
  if (noise === "none") return [];
  const longer = name.startsWith("take-all") ? overYears(found) : found;
  const undo = (how: string, solve: (unit: UnitCounts) => UnitCounts | null) => {
    const undone = longer.flatMap((one) => {
      const units = one.units.flatMap((unit) => solve(unit) ?? []);
      return units.length === one.units.length ? [{ ...one, units }] : [];
    });
    return distinct(undone).flatMap((one) => claimsOf(`${name}, ${how}`, one, false));
  };
  const law = noise === "factor" ? FACTOR : ROUNDED;
  return [
    ...(noise === "factor" ? undo("common factor undone", withoutFactor) : []),
    ...undo("factor narrowed by small counts", (unit) => narrowByCounts(unit, law)),
  ];
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

function areSumsWhole({ answered }: CitySets, totals: readonly TakeAll[]): boolean {
  const sums = answered.flatMap((known) =>
    [...known.sums.values()].map((value) => ({ value, error: 1e-12 * value })),
  );
  const all = [...sums, ...totals.map(({ total }) => ({ value: total, error: 1e-9 * total }))];
  return all.length > 0 && all.filter(isWhole).length > 0.9 * all.length;
}
