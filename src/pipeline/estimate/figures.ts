import { PERIOD_KINDS, type PeriodKind, periodQuarters } from "#contract/period.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import type { TargetRow } from "#contract/registry/registry-tables.ts";
import { type Combination, combine } from "./combination.ts";
import {
  boundaryLimits,
  type IntervalVariance,
  type Limits,
  limits,
  smooth,
  type TTable,
  wholeDf,
} from "./interval.ts";
import { ratioInterval, respondentDf } from "./ratio-interval.ts";
import type { Series } from "./series.ts";
import { boundaryOf } from "./verdicts.ts";

// Every figure of a series with its intervals, before the publication rules blank any.

export interface EstimateContext {
  readonly release: string;
  readonly city: string;
  readonly t: TTable;
  readonly targets: readonly TargetRow[];
  /** First and last quarter index the city has a folder for. */
  readonly span: readonly [number, number];
  /** Quarters in which the registered rate may not carry the sample's. */
  readonly disqualified: ReadonlySet<number>;
  /** Share of the employment level that is imputed, by quarter. */
  readonly imputedShares: ReadonlyMap<number, number | null>;
}

export interface Figure {
  readonly kind: PeriodKind;
  readonly end: number;
  readonly combination: Combination | null;
  /** The share of units with an event, where the interval rests on it. */
  readonly share: Combination | null;
  readonly interval: { readonly at95: Limits; readonly at50: Limits; readonly df: number } | null;
}

/** All kinds of period, ending with every quarter of the span. */
export function seriesFigures(series: Series, context: EstimateContext): Figure[] {
  return PERIOD_KINDS.flatMap((kind) => figuresOfKind(series, kind, context));
}

function figuresOfKind(series: Series, kind: PeriodKind, context: EstimateContext): Figure[] {
  if (series.indicator.pooling === "none" && kind !== "quarter") return [];
  const [first, last] = context.span;
  const ends = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((end) => {
    const quarters = periodQuarters(kind, end);
    return quarters !== null && (quarters[0] ?? end) >= first;
  });
  const combinations = ends.map((end) => combine(series, kind, end));
  const variances = intervalVariances(series.indicator, kind, combinations);
  return ends.map((end, i) => {
    const combination = combinations[i] ?? null;
    const variance = variances[i];
    const share = series.events ? combine(series.events, kind, end) : null;
    const interval = combination && variance && intervalOf(series, combination, share, variance, context.t);
    return { kind, end, combination, share, interval: interval || null };
  });
}

function intervalVariances(
  indicator: Indicator,
  kind: PeriodKind,
  combinations: readonly (Combination | null)[],
): (IntervalVariance | null)[] {
  const raw = combinations.map((c) => c && { variance: c.intervalVariance, df: c.df });
  if (!indicator.smoothed || kind !== "quarter") return raw;
  const smoothed = smooth(raw.filter((v) => v !== null)).values();
  return raw.map((v) => (v === null ? null : (smoothed.next().value ?? null)));
}

function intervalOf(
  series: Series,
  c: Combination,
  share: Combination | null,
  v: IntervalVariance,
  t: TTable,
) {
  const { indicator } = series;
  if (share && c.estimate > 0) {
    const quarters = c.terms.map((term) => term.quarter);
    return ratioInterval(c, share, respondentDf(series, quarters), t);
  }
  const df = wholeDf(v.df);
  const { t75, t975 } = t(df);
  const boundary = boundaryOf(indicator, c);
  if (boundary !== null) {
    const at = (alpha: number) => boundaryLimits(boundary, c.effectiveUnits, c.scale, alpha);
    return { df, at95: at(0.05), at50: at(0.5) };
  }
  const at = (quantile: number) => limits(indicator.interval, c.estimate, v.variance, quantile, c.scale);
  return { df, at95: at(t975), at50: at(t75) };
}
