import type { TQuantileRow } from "#contract/published/moment-tables.ts";
import type { Indicator } from "#contract/registry/registry.ts";

// Intervals that hold together where up to ten cities are judged at once (Bonferroni): 99.5 % instead of 95 %.

export interface JointLimits {
  readonly lower: number;
  readonly upper: number;
}

interface Interval {
  readonly estimate: number | null;
  readonly ci_lower: number | null;
  readonly ci_upper: number | null;
  readonly df: number | null;
}

interface Scale {
  to(x: number): number;
  from(x: number): number;
}

const scales: Readonly<Record<Indicator["interval"], Scale>> = {
  logit: { to: (p) => Math.log(p / (1 - p)), from: (x) => 1 / (1 + Math.exp(-x)) },
  log: { to: Math.log, from: Math.exp },
  t: { to: (x) => x, from: (x) => x },
};

/**
 * The 99.5 % limits behind published 95 % ones: on the scale of the interval both are so many standard errors
 * from the estimate. Null without an interval, and at the edge of the scale.
 */
export function jointLimits(
  { estimate, ci_lower, ci_upper, df }: Interval,
  interval: Indicator["interval"],
  tQuantiles: readonly TQuantileRow[],
): JointLimits | null {
  const widening = df === null ? null : wideningOf(df, tQuantiles);
  if (estimate === null || ci_lower === null || ci_upper === null || widening === null) return null;
  const { to, from } = scales[interval];
  const middle = to(estimate);
  const [lower, upper] = [ci_lower, ci_upper].map((limit) => from(middle + (to(limit) - middle) * widening));
  if (lower === undefined || upper === undefined) return null;
  return Number.isFinite(lower) && Number.isFinite(upper) ? { lower, upper } : null;
}

/** t(0.9975) / t(0.975); the table runs from 1 degree of freedom in steps of one. */
function wideningOf(df: number, tQuantiles: readonly TQuantileRow[]): number | null {
  const row = tQuantiles[df - 1];
  return row?.df === df && row.t975 && row.t9975 ? row.t9975 / row.t975 : null;
}
