import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import tQuantile from "@stdlib/stats-base-dists-t-quantile";

// Intervals around an estimate, and R's svyciprop(). The published intervals follow METHOD section 4 instead.

export type Interval = readonly [lower: number, upper: number];
export type ProportionMethod = "logit" | "xlogit" | "beta" | "asin" | "mean";

/** The normal quantile at .975: the limit of Student's t. */
const Z975 = 1.959963984540054;

/** value -+ t(level, df) se; df Infinity is the normal interval at 95 %. */
export function symmetricInterval(value: number, error: number, df: number, level = 0.95): Interval {
  const t = df === Infinity && level === 0.95 ? Z975 : tQuantile((1 + level) / 2, df);
  return [value - t * error, value + t * error];
}

export interface Proportion {
  readonly value: number;
  readonly error: number;
  /** Degrees of freedom of the domain's design. */
  readonly df: number;
  /** Rows of the domain: for the exact ("beta") form. */
  readonly rows: number;
}

/** 95 % interval of a proportion. "logit" is computed in closed form, as "xlogit". */
export function proportionInterval(proportion: Proportion, method: ProportionMethod): Interval {
  const { value: p, error, df } = proportion;
  if (method === "mean") return symmetricInterval(p, error, df);
  if (method === "beta") return betaInterval(proportion);
  if (method === "asin") {
    const [lower, upper] = symmetricInterval(
      Math.asin(Math.sqrt(p)),
      error / (2 * Math.sqrt(p * (1 - p))),
      df,
    );
    return [Math.sin(lower) ** 2, Math.sin(upper) ** 2];
  }
  const [lower, upper] = symmetricInterval(Math.log(p / (1 - p)), error / (p * (1 - p)), df);
  return [1 / (1 + Math.exp(-lower)), 1 / (1 + Math.exp(-upper))];
}

/** Korn and Graubard: Clopper-Pearson at the effective sample size n* = p(1-p)/V (t_{n-1}/t_df)^2. */
function betaInterval({ value: p, error, df, rows }: Proportion): Interval {
  const ratio = tQuantile(0.025, rows - 1) / tQuantile(0.025, df);
  const n = ((p * (1 - p)) / error ** 2) * ratio ** 2;
  return [betaQuantile(0.025, n * p, n * (1 - p) + 1), betaQuantile(0.975, n * p + 1, n * (1 - p))];
}
