// Confidence intervals. METHOD section 4; t quantiles come from one table, the one that is published.

export interface TQuantiles {
  /** 0.75 quantile, for the 50 % band. */
  readonly t75: number;
  /** 0.975 quantile, for the 95 % interval. */
  readonly t975: number;
  /** 0.9975 quantile: 95 % for ten comparisons together (Bonferroni). */
  readonly t9975: number;
}
export type TTable = (df: number) => TQuantiles;

export type IntervalKind = "logit" | "log" | "t";

export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/** floor(df + 1e-6), at least 1, at most 1000. METHOD section 4 (ii). */
export function wholeDf(df: number): number {
  return Math.min(Math.max(Math.floor(df + 1e-6), 1), 1000);
}

/**
 * est -+ t sqrt(V) on the scale of the kind; a logit interval of scale S is S times that of estimate/S.
 * METHOD section 4 (iv).
 */
export function limits(
  kind: IntervalKind,
  estimate: number,
  variance: number,
  t: number,
  scale: number,
): Limits {
  const half = t * Math.sqrt(variance);
  if (kind === "log" && estimate > 0) {
    const factor = Math.exp(half / estimate);
    return { lower: estimate / factor, upper: estimate * factor };
  }
  const p = estimate / scale;
  if (kind === "logit" && p > 0 && p < 1) {
    const centre = Math.log(p / (1 - p));
    const step = half / scale / (p * (1 - p));
    return { lower: scale * expit(centre - step), upper: scale * expit(centre + step) };
  }
  return { lower: estimate - half, upper: estimate + half };
}

function expit(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** No events, or nothing but events: the exact limit with the effective sample size. METHOD section 4, last line. */
export function boundaryLimits(p: 0 | 1, effectiveUnits: number, scale: number, alpha: number): Limits {
  const reach = 1 - (alpha / 2) ** (1 / effectiveUnits);
  return p === 0 ? { lower: 0, upper: scale * reach } : { lower: scale * (1 - reach), upper: scale };
}

export interface IntervalVariance {
  readonly variance: number;
  readonly df: number;
}

/**
 * V* = min(max(mean of Vci over this and up to 4 previous periods, 0.6 Vci), 3 Vci); df* = twice the mean df
 * (once with fewer than 4 periods). METHOD section 4 (iii), enterprises only. Rows in time order.
 */
export function smooth(rows: readonly IntervalVariance[]): IntervalVariance[] {
  return rows.map((row, i) => {
    const window = rows.slice(Math.max(0, i - 4), i + 1);
    const mean = (key: keyof IntervalVariance) => window.reduce((s, r) => s + r[key], 0) / window.length;
    return {
      variance: Math.min(Math.max(mean("variance"), 0.6 * row.variance), 3 * row.variance),
      df: mean("df") * (window.length >= 4 ? 2 : 1),
    };
  });
}
