import type { Samples } from "#pipeline/weigh/samples.ts";
import type { Combination } from "./combination.ts";
import { type Limits, limits, type TTable, wholeDf } from "./interval.ts";
import { withoutRounding } from "./score-variance.ts";
import type { Series } from "./series.ts";

// The interval of a ratio whose numerator few units carry, such as the jobs multiplier. In a sample that missed
// the few large units the estimate and its variance are both too small, so the interval of METHOD section 4 lies
// below the truth too often. The share of units that have any events does not share that fault: its relative
// variance is added. Measured against other intervals in docs/coverage.md.
//
// Sources: a mean with many zeros is a share times a mean of the others, and relative variances of a product add
// (Aitchison 1955, JASA 50, 901-908); why skewness makes the upper limit fail: Cochran 1977, Sampling Techniques,
// section 2.15; degrees of freedom over strata: Satterthwaite 1946, Biometrics 2, 110-114. WIDENING has no source:
// it was chosen on simulated populations as the smallest of 1.5, 2, 2.5 ... with 0.93 at 20, 40 and 80 units
// (candidates in docs/coverage.md, which also tells where it falls short).

const WIDENING = 2.5;

/** Fewest units with an event, on average over the quarters of the period, for the ratio to be published. */
export const MIN_CARRIERS = 3;

/** y = 1 for a unit with an event, else 0, over x = 1: the series of these is the share of units with an event. */
export function eventSamples(samples: Samples): Samples {
  return new Map(
    [...samples].map(([quarter, sample]) => [
      quarter,
      {
        quarter,
        strata: sample.strata.map((stratum) => ({
          ...stratum,
          units: stratum.units.map(({ id, y }) => ({ id, y: y > 0 ? 1 : 0, x: 1 })),
        })),
      },
    ]),
  );
}

/**
 * V+ = V + 2.5 (1 - p) (r/p)^2 V(p). r: the ratio, V: its variance for the interval, METHOD section 4 (i);
 * p: the share of units with an event over the same period, V(p): its variance, METHOD section 2.
 * Nothing is added where every unit has an event.
 */
export function carriedVariance(
  ratio: Pick<Combination, "estimate" | "intervalVariance">,
  share: Pick<Combination, "estimate" | "variance">,
): number {
  const added = (1 - share.estimate) * (ratio.estimate / share.estimate) ** 2 * share.variance;
  return ratio.intervalVariance + WIDENING * added;
}

/**
 * df = (sum V_c)^2 / sum(V_c^2 / (r_c - 1)) over the cells of a quarter, r_c responding units; r - 1 for one cell.
 * The smallest of the quarters.
 */
export function respondentDf(series: Series, quarters: readonly number[]): number {
  return Math.min(...quarters.map((quarter) => quarterDf(series, quarter)));
}

function quarterDf(series: Series, quarter: number): number {
  const { cells = [], y = 0, x = 0 } = series.quarters.get(quarter) ?? {};
  const ratio = y / x;
  const parts = cells.map((cell) => ({
    df: Math.max(cell.n_resp - 1, 1),
    v: (cell.vyy ?? 0) - 2 * ratio * (cell.vxy ?? 0) + ratio ** 2 * (cell.vxx ?? 0),
  }));
  const sum = parts.reduce((v, part) => v + part.v, 0);
  const total = withoutRounding(sum, y, sum);
  if (!(total > 0)) return Math.min(...parts.map((part) => part.df));
  return total ** 2 / parts.reduce((sum, part) => sum + part.v ** 2 / part.df, 0);
}

export interface RatioInterval {
  readonly df: number;
  readonly at95: Limits;
  readonly at50: Limits;
}

/**
 * r exp(-+ t sqrt(V+)/r); null without events.
 * @param share the combination of the share of units with an event, of the same period.
 * @param df of respondentDf.
 */
export function ratioInterval(
  ratio: Combination,
  share: Combination,
  df: number,
  t: TTable,
): RatioInterval | null {
  if (!(ratio.estimate > 0) || !(share.estimate > 0)) return null;
  const whole = wholeDf(df);
  const variance = carriedVariance(ratio, share);
  const at = (quantile: number) => limits("log", ratio.estimate, variance, quantile, 1);
  return { df: whole, at95: at(t(whole).t975), at50: at(t(whole).t75) };
}

/** Whether enough units carry the ratio: p n of at least 3, n the fewest respondents of its quarters. */
export function isCarried(share: Pick<Combination, "estimate" | "n">): boolean {
  return share.estimate * share.n >= MIN_CARRIERS - 1e-6;
}
