import type { PeriodKind } from "#contract/period.ts";
import { type Combination, combine } from "#pipeline/estimate/combination.ts";
import { type EstimateContext, type Figure, seriesFigures } from "#pipeline/estimate/figures.ts";
import { type Limits, limits, wholeDf } from "#pipeline/estimate/interval.ts";
import { eventSamples, isCarried, ratioInterval, respondentDf } from "#pipeline/estimate/ratio-interval.ts";
import { buildSeries, type Series } from "#pipeline/estimate/series.ts";
import { tQuantileRows, tTable } from "#pipeline/estimate/t-quantiles.ts";
import { statusOf } from "#pipeline/estimate/verdicts.ts";
import type { Samples } from "#pipeline/weigh/samples.ts";
import type { Measure } from "./measure.ts";
import type { Trial } from "./trial.ts";

// The project's own estimates and intervals of one sample, and others beside them for comparison.

/** A figure whose truth is known. */
export interface Wanted {
  readonly kind: PeriodKind;
  readonly end: number;
  readonly period: string;
  readonly truth: number;
}

export interface MethodTrial {
  readonly period: string;
  readonly method: string;
  readonly trial: Trial;
}

export const t = tTable(tQuantileRows());

export function contextOf(span: readonly [number, number]): EstimateContext {
  return {
    ...{ release: "", city: "", t, targets: [], span },
    disqualified: new Set(),
    imputedShares: new Map(),
  };
}

export interface StudySeries {
  readonly series: Series;
  readonly samples: Samples;
  readonly figures: readonly Figure[];
}

/** @param knownTotal by quarter, for sums. */
export function studySeries(
  samples: Samples,
  { indicator, minUnits }: Measure,
  knownTotal: (quarter: number) => number | null = () => null,
): StudySeries {
  const cells = indicator.domain === "*" ? null : indicator.domain.split(",");
  const series = buildSeries(indicator, samples, cells, knownTotal, minUnits);
  const span = [Math.min(...samples.keys()), Math.max(...samples.keys())] as const;
  return { series, samples, figures: seriesFigures(series, contextOf(span)) };
}

export function figureTrials(study: StudySeries, measure: Measure, wanted: readonly Wanted[]): MethodTrial[] {
  return wanted.flatMap((want) => {
    const found = study.figures.find((figure) => figure.kind === want.kind && figure.end === want.end);
    if (!found?.combination) return [{ ...want, method: "project", trial: missing(want) }];
    const { combination: c, interval } = found;
    const trial = (bounds: Limits | null, withheld: string | null): Trial => ({
      estimate: c.estimate,
      se: Math.sqrt(c.variance),
      truth: want.truth,
      limits: bounds,
      withheld,
    });
    const status = statusOf(measure.indicator, c);
    const withheld = status === "normal" ? null : status;
    const without = status === "no_events";
    const plain = {
      ...want,
      method: "plain t",
      trial: trial(without ? null : plainLimits(study, want, c), withheld),
    };
    if (measure.indicator.interval !== "log") {
      return [{ ...want, method: "project", trial: trial(interval?.at95 ?? null, withheld) }, plain];
    }
    const carried = carriedFigure(study, measure, want, c);
    return [
      { ...want, method: "project", trial: trial(carried.limits, carried.withheld) },
      { ...want, method: "section 4", trial: trial(without ? null : sectionFour(c), withheld) },
      plain,
    ];
  });
}

function missing({ truth }: Wanted): Trial {
  return { estimate: Number.NaN, se: Number.NaN, truth, limits: null, withheld: "too_few_units" };
}

/** est -+ t(n - H) SE, without a transformation: what the intervals of METHOD section 4 are held against. */
function plainLimits({ series }: StudySeries, { end }: Wanted, c: Combination): Limits {
  const strata = series.samples.get(end)?.strata.filter((stratum) => stratum.units.length > 0) ?? [];
  const n = strata.reduce((sum, stratum) => sum + stratum.units.length, 0);
  return limits("t", c.estimate, c.variance, t(wholeDf(n - strata.length)).t975, 1);
}

function sectionFour(c: Combination): Limits {
  return limits("log", c.estimate, c.intervalVariance, t(wholeDf(c.df)).t975, 1);
}

function carriedFigure(study: StudySeries, { indicator, minUnits }: Measure, want: Wanted, c: Combination) {
  const cells = indicator.domain === "*" ? null : indicator.domain.split(",");
  const events = buildSeries(indicator, eventSamples(study.samples), cells, () => null, minUnits);
  const share = combine(events, want.kind, want.end);
  if (!share) return { limits: null, withheld: "too_few_units" };
  const quarters = c.terms.map((term) => term.quarter);
  const interval = ratioInterval(c, share, respondentDf(study.series, quarters), t);
  const withheld = interval ? (isCarried(share) ? null : "few_carriers") : "no_events";
  return { limits: interval?.at95 ?? null, withheld };
}
