import type { Found, Target } from "./claim.ts";
import type { Known } from "./known.ts";
import type { CitySets } from "./sets.ts";
import { type Difference, difference, solveUnits } from "./solve.ts";

// Enterprises that are in one published sum and not in another.

/** Two sets of respondents of a cell, the second of which lies (or may lie) in the first. */
export interface Pair {
  readonly whole: Known;
  readonly part: Known;
  readonly nested: boolean;
  /** Where two releases are compared: which set is one of the older. */
  readonly older?: "in" | "out";
}

/** Who left or entered between two quarters: their links say who answered both. */
export function moverPairs({ matched }: CitySets): Pair[] {
  return matched.flatMap(({ known, later, earlier }) => [
    { whole: later, part: known, nested: true },
    { whole: earlier, part: known, nested: true },
  ]);
}

/**
 * Any two indicators or quarters of a cell that speak of the same counts (staff at the end of a quarter are staff at
 * the start of the next). Whether one set lies in the other is a guess, which a second equation must confirm.
 */
export function respondentPairs({ answered }: CitySets, most: number): Pair[] {
  const pairs: Pair[] = [];
  for (const known of Map.groupBy(answered, ({ cell }) => cell).values()) {
    const byKey = new Map<string, Known[]>();
    for (const set of known)
      for (const key of set.sums.keys()) byKey.set(key, [...(byKey.get(key) ?? []), set]);
    const seen = new Set<string>();
    for (const sets of byKey.values()) {
      for (const whole of sets) {
        for (const part of sets) {
          const name = `${whole.who}|${part.who}`;
          if (whole.n <= part.n || whole.n - part.n > most || seen.has(name)) continue;
          seen.add(name);
          pairs.push({ whole, part, nested: false });
        }
      }
    }
  }
  return pairs;
}

/**
 * The same quarter and indicator in two releases, or the same pair of quarters: a return that came late is in one of
 * them only. Of pairs of quarters hardly a sum is known, so that nothing could confirm that one set lies in the other.
 */
export function releasePairs(newer: CitySets, older: CitySets): Pair[] {
  const matchedOf = ({ matched }: CitySets) => matched.map(({ known }) => known);
  return [
    ...setsOfReleases(newer.answered, older.answered, false),
    ...setsOfReleases(matchedOf(newer), matchedOf(older), true),
  ];
}

function setsOfReleases(newer: readonly Known[], older: readonly Known[], nested: boolean): Pair[] {
  return sameSets(newer, older).flatMap(({ now, before }): Pair[] => {
    if (before.n === now.n) return [];
    if (before.n < now.n) return [{ whole: now, part: before, nested, older: "out" }];
    return [{ whole: before, part: now, nested, older: "in" }];
  });
}

/** The same cell, indicator and quarter in two releases. */
export function sameSets(newer: readonly Known[], older: readonly Known[]) {
  const byName = new Map(older.map((known) => [`${known.cell}|${known.who}`, known]));
  return newer.flatMap((now) => {
    const before = byName.get(`${now.cell}|${now.who}`);
    return before ? [{ now, before }] : [];
  });
}

export function solvePairs(city: string, pairs: readonly Pair[]): Found[] {
  return pairs.flatMap((pair) => {
    const { whole, part, nested } = pair;
    const d: Difference = difference(whole, part);
    const units = d.n === 1 || d.n === 2 ? solveUnits(d, nested) : null;
    if (!units) return [];
    return [{ city, target: pairTarget(pair), units }];
  });
}

export function pairTarget({ whole, part, older }: Pair): Target {
  const target = { cell: whole.cell, in: whole.who, notIn: part.who };
  return older ? { ...target, older } : target;
}
