import type { IndexRow } from "#contract/figure-tables.ts";
import { periodLabel } from "#contract/period.ts";
import type { Combination } from "./combination.ts";
import type { EstimateContext, Figure } from "./figures.ts";
import { limits, wholeDf } from "./interval.ts";
import { combinedVariance, withoutRounding } from "./score-variance.ts";
import type { Series } from "./series.ts";
import { statusOf, targetVerdict } from "./verdicts.ts";

// Four-quarter figures against the first four quarters: 100 theta_t / theta_0, its interval on the log scale with
// the covariance of the two. METHOD section 3.

/** The quarter that the base period ends with: the first four quarters that have a published figure. */
export function baseEnd(figures: readonly Figure[]): number | null {
  return figures.find((f) => f.kind === "four_quarter" && f.combination !== null)?.end ?? null;
}

export function startIndexRows(
  series: Series,
  figures: readonly Figure[],
  base: number,
  context: EstimateContext,
): IndexRow[] {
  const start = figures.find((f) => f.kind === "four_quarter" && f.end === base)?.combination;
  if (!start || !isUsable(series, start)) return [];
  return figures.flatMap(({ kind, end, combination }) => {
    if (kind !== "four_quarter" || end <= base || !combination || !isUsable(series, combination)) return [];
    return [indexRow(series, { end, base }, combination, start, context)];
  });
}

function isUsable(series: Series, c: Combination): boolean {
  return c.estimate > 0 && statusOf(series.indicator, c) === "normal";
}

function indexRow(
  series: Series,
  { end, base }: { readonly end: number; readonly base: number },
  now: Combination,
  start: Combination,
  context: EstimateContext,
): IndexRow {
  const scaled = (c: Combination, sign: number) =>
    c.terms.map((term) => ({ ...term, coefficient: (sign * term.coefficient) / c.estimate }));
  const { byCell, gross } = combinedVariance(series, [...scaled(now, 1), ...scaled(start, -1)]);
  const logVariance = withoutRounding(
    [...byCell.values()].reduce((sum, v) => sum + v, 0),
    1,
    gross,
  );
  const index = (100 * now.estimate) / start.estimate;
  const df = wholeDf(Math.min(now.df, start.df));
  const interval = limits("log", index, index ** 2 * logVariance, context.t(df).t975, 1);
  return {
    release: context.release,
    city: context.city,
    period: periodLabel("four_quarter", end),
    period_kind: "four_quarter",
    indicator: series.indicator.id,
    against: "start",
    base: periodLabel("four_quarter", base),
    index,
    ci_lower: interval.lower,
    ci_upper: interval.upper,
    se: index * Math.sqrt(logVariance),
    df,
    verdict: targetVerdict(interval, 100),
  };
}
