import { periodLabel } from "#contract/period.ts";
import type { IndexRow } from "#contract/published/figure-tables.ts";
import type { Combination } from "./combination.ts";
import type { EstimateContext, Figure } from "./figures.ts";
import { limits, wholeDf } from "./interval.ts";
import { combinedVariance, withoutRounding } from "./score-variance.ts";
import type { Series } from "./series.ts";
import { statusOf, targetVerdict } from "./verdicts.ts";

// Four-quarter figures against the first four quarters: 100 theta_t / theta_0, its interval on the log scale with
// the covariance of the two. METHOD section 3.

/** The quarter that the base period ends with: the first four quarters whose figure is published, and above 0. */
export function baseEnd(series: Series, figures: readonly Figure[]): number | null {
  return figures.find((f) => f.kind === "four_quarter" && usable(series, f) !== null)?.end ?? null;
}

export function startIndexRows(
  series: Series,
  figures: readonly Figure[],
  base: number,
  context: EstimateContext,
): IndexRow[] {
  const ofFourQuarters = figures.filter(({ kind }) => kind === "four_quarter");
  const first = ofFourQuarters.find(({ end }) => end === base);
  const start = first && usable(series, first);
  if (!start) return [];
  return ofFourQuarters.flatMap((figure) => {
    const now = figure.end > base ? usable(series, figure) : null;
    return now ? [indexRow(series, { end: figure.end, base }, now, start, context)] : [];
  });
}

/** An index says its figure, up to the base: there is none of a figure that is not published. */
function usable({ indicator }: Series, { combination: c, share }: Figure): Combination | null {
  return c && c.estimate > 0 && statusOf(indicator, c, share) === "normal" ? c : null;
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
