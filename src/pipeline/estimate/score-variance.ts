import type { Samples } from "#pipeline/weigh/samples.ts";
import { type AlignedPair, alignPair, cellCovariance, type Score } from "./covariance.ts";

// Variances of what is linear in the quarters' scores z = c (y - r x): V = sum over pairs of quarters of
// Cov(z_t, z_s), from unit rows. METHOD sections 2 and 3.

/** One quarter's part in a figure: z = coefficient (y - ratio x). */
export interface Term {
  readonly quarter: number;
  readonly coefficient: number;
  readonly ratio: number;
}

/** Samples by quarter index, and the pairs of them that were aligned already. */
export interface PairedSamples {
  readonly samples: Samples;
  readonly pairs: Map<string, AlignedPair>;
}

/** Cov(z_t, z_s) by cell. */
export function pairVariances(paired: PairedSamples, a: Term, b: Term): Map<string, number> {
  const [later, earlier] = a.quarter >= b.quarter ? [a, b] : [b, a];
  const aligned = alignedPair(paired, later.quarter, earlier.quarter);
  return new Map(
    [...aligned].map(([cell, strata]) => [cell, cellCovariance(strata, scoreOf(later), scoreOf(earlier))]),
  );
}

function alignedPair({ samples, pairs }: PairedSamples, later: number, earlier: number): AlignedPair {
  const key = `${later} ${earlier}`;
  const known = pairs.get(key);
  if (known) return known;
  const [laterSample, earlierSample] = [samples.get(later), samples.get(earlier)];
  if (!laterSample || !earlierSample) throw new Error(`no sample for quarter indices ${key}`);
  const pair = alignPair(laterSample, earlierSample);
  pairs.set(key, pair);
  return pair;
}

function scoreOf(term: Term): Score {
  return { y: term.coefficient, x: -term.coefficient * term.ratio };
}

export interface CombinedVariance {
  readonly byCell: ReadonlyMap<string, number>;
  /** Sum of the sizes of all the covariances: what the sum is held against to tell it from rounding. */
  readonly gross: number;
}

/** V by cell over all pairs of the terms' quarters. */
export function combinedVariance(paired: PairedSamples, terms: readonly Term[]): CombinedVariance {
  const byCell = new Map<string, number>();
  let gross = 0;
  for (const a of terms) {
    for (const b of terms) {
      for (const [cell, v] of pairVariances(paired, a, b)) {
        byCell.set(cell, (byCell.get(cell) ?? 0) + v);
        gross += Math.abs(v);
      }
    }
  }
  return { byCell, gross };
}

/**
 * Equal returns make a variance of 0, which doubles leave as a crumb; below a millionth of the figure's size in
 * standard error it is taken as 0. The SQL does the same: without it the two would differ by their crumbs.
 */
export function withoutRounding(variance: number, estimate: number, gross: number): number {
  return variance > 1e-12 * (gross + estimate ** 2) ? variance : 0;
}
