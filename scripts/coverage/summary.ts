import { deviation, mean, median } from "d3";
import type { Tally, Trial, TrialGroup } from "./trial.ts";

export interface CoverageSummary extends TrialGroup {
  readonly figures: number;
  /** Figures without an interval are in `figures` and `withheld` only. */
  readonly intervals: number;
  readonly coverage: number;
  /** Standard error of the coverage: between populations where there are several, else binomial. */
  readonly mc_error: number;
  /** Shares of the intervals with the truth below the lower, above the upper limit. */
  readonly truth_below: number;
  readonly truth_above: number;
  readonly median_half_width: number;
  readonly mean_half_width: number;
  readonly mean_se: number;
  /** Standard deviation of the estimates about the mean of their population. */
  readonly sd_estimates: number;
  readonly bias: number;
  readonly published: number;
  /** Coverage of the figures that would be published; null without any. */
  readonly coverage_published: number | null;
  readonly withheld: Readonly<Record<string, number>>;
}

type Bounded = Trial & { readonly limits: NonNullable<Trial["limits"]> };

export function summarise(tally: Tally): CoverageSummary {
  const { populations, ...group } = tally;
  const all = [...populations.values()].flat();
  const bounded = all.filter(isBounded);
  const published = bounded.filter((trial) => trial.withheld === null);
  const half = bounded.map(({ limits }) => (limits.upper - limits.lower) / 2);
  return {
    ...group,
    figures: all.length,
    intervals: bounded.length,
    coverage: shareOf(bounded, covers),
    mc_error: monteCarloError([...populations.values()].map((trials) => trials.filter(isBounded))),
    truth_below: shareOf(bounded, isBelow),
    truth_above: shareOf(bounded, isAbove),
    median_half_width: median(half) ?? Number.NaN,
    mean_half_width: mean(half) ?? Number.NaN,
    mean_se: mean(bounded, (trial) => trial.se) ?? Number.NaN,
    sd_estimates: withinDeviation([...populations.values()].map((trials) => trials.filter(isBounded))),
    bias: mean(bounded, (trial) => trial.estimate - trial.truth) ?? Number.NaN,
    published: published.length,
    coverage_published: published.length === 0 ? null : shareOf(published, covers),
    withheld: countReasons(all),
  };
}

function isBounded(trial: Trial): trial is Bounded {
  return trial.limits !== null;
}

/** A sample of everybody has an interval of no width, which rounding must not put beside the truth. */
const ROUNDING = 1e-9;

function isBelow({ truth, limits }: Bounded): boolean {
  return truth < limits.lower - ROUNDING * Math.abs(truth);
}

function isAbove({ truth, limits }: Bounded): boolean {
  return truth > limits.upper + ROUNDING * Math.abs(truth);
}

function covers(trial: Bounded): boolean {
  return !isBelow(trial) && !isAbove(trial);
}

function shareOf(trials: readonly Bounded[], holds: (trial: Bounded) => boolean): number {
  return trials.filter(holds).length / trials.length;
}

/** Never below the binomial error, which a few like populations could understate. */
function monteCarloError(populations: readonly (readonly Bounded[])[]): number {
  const seen = populations.filter((trials) => trials.length > 0);
  const all = seen.flat();
  const p = shareOf(all, covers);
  const binomial = Math.sqrt((p * (1 - p)) / all.length);
  const between = deviation(seen, (trials) => shareOf(trials, covers)) ?? 0;
  return Math.max(binomial, between / Math.sqrt(seen.length));
}

function withinDeviation(populations: readonly (readonly Bounded[])[]): number {
  let squares = 0;
  let free = 0;
  for (const trials of populations) {
    const centre = mean(trials, (trial) => trial.estimate) ?? 0;
    for (const trial of trials) squares += (trial.estimate - centre) ** 2;
    free += Math.max(trials.length - 1, 0);
  }
  return Math.sqrt(squares / free);
}

function countReasons(trials: readonly Trial[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { withheld } of trials) if (withheld !== null) counts[withheld] = (counts[withheld] ?? 0) + 1;
  return counts;
}
