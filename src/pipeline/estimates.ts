import { PERIOD_KINDS, type PeriodKind, periodLabel, periodQuarters } from "#contract/period.ts";
import type { ChangeRow, EstimateRow, TargetRow } from "#contract/published-tables.ts";
import type { Indicator } from "#contract/registry.ts";
import { type Combination, combine, difference, type Series } from "./combination.ts";
import {
  boundaryLimits,
  type IntervalVariance,
  type Limits,
  limits,
  smooth,
  type TTable,
  wholeDf,
} from "./interval.ts";
import {
  changeVerdict,
  coefficientOfVariation,
  qualityOf,
  scoredTarget,
  statusOf,
  targetVerdict,
} from "./verdicts.ts";

// The tidy tables of figures and of changes, from one series.

export interface EstimateContext {
  readonly release: string;
  readonly city: string;
  readonly t: TTable;
  readonly targets: readonly TargetRow[];
  /** First and last quarter index the city has a folder for. */
  readonly span: readonly [number, number];
}

/** A figure before the publication rules blank it. The office's folder keeps these. */
export interface Figure {
  readonly kind: PeriodKind;
  readonly end: number;
  readonly combination: Combination | null;
  readonly interval: { readonly at95: Limits; readonly at50: Limits; readonly df: number } | null;
}

/** Every figure of a series: all kinds of period, ending with every quarter of the span. */
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
    return {
      kind,
      end,
      combination,
      interval:
        combination && variance ? intervalOf(series.indicator, combination, variance, context.t) : null,
    };
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

function intervalOf(indicator: Indicator, c: Combination, v: IntervalVariance, t: TTable) {
  const df = wholeDf(v.df);
  const { t75, t975 } = t(df);
  if (indicator.interval === "logit" && (c.y === 0 || c.estimate === c.scale)) {
    const p = c.y === 0 ? 0 : 1;
    return {
      df,
      at95: boundaryLimits(p, c.effectiveUnits, c.scale, 0.05),
      at50: boundaryLimits(p, c.effectiveUnits, c.scale, 0.5),
    };
  }
  const at = (quantile: number) => limits(indicator.interval, c.estimate, v.variance, quantile, c.scale);
  return { df, at95: at(t975), at50: at(t75) };
}

/** One row for every figure; values are blank where the rules of METHOD section 6 do not let it be published. */
export function estimateRows(
  series: Series,
  figures: readonly Figure[],
  changes: readonly ChangeRow[],
  context: EstimateContext,
  rules: "published" | "all_values",
): EstimateRow[] {
  const verdicts = new Map(
    changes.filter((c) => c.lag === 4).map((c) => [`${c.period_kind} ${c.period}`, c.verdict]),
  );
  return figures.map((figure) => {
    const period = periodLabel(figure.kind, figure.end);
    const row = blankRow(series, figure, period, context);
    const { combination: c, interval } = figure;
    if (!c || !interval) return row;
    const status = statusOf(series.indicator, c);
    const known = { ...row, n_responding: c.n, obs_status: status };
    if (status !== "normal" && rules === "published") return known;
    const cv = coefficientOfVariation(series.indicator, c);
    const target = scoredTarget(context.targets, series.indicator, figure.kind, period);
    return {
      ...known,
      estimate: c.estimate,
      ci_lower: interval.at95.lower,
      ci_upper: interval.at95.upper,
      ci_lower_50: interval.at50.lower,
      ci_upper_50: interval.at50.upper,
      se: c.y === 0 && series.indicator.interval === "logit" ? null : Math.sqrt(c.variance),
      df: interval.df,
      cv,
      quality: qualityOf(cv, interval.df),
      verdict_change: verdicts.get(`${figure.kind} ${period}`) ?? null,
      verdict_target: target ? targetVerdict(interval.at95, target.value) : null,
    };
  });
}

function blankRow(series: Series, figure: Figure, period: string, context: EstimateContext): EstimateRow {
  const members = periodQuarters(figure.kind, figure.end) ?? [];
  const known = members.map((quarter) => series.quarters.get(quarter));
  const absent = known.some((quarter) => quarter === undefined);
  const suppressed = known.some((quarter) => quarter?.published === false);
  const withoutTotal = series.indicator.pooling === "sum" && known.some((q) => q && q.knownTotal === null);
  return {
    release: context.release,
    city: context.city,
    period,
    period_kind: figure.kind,
    indicator: series.indicator.id,
    domain: series.indicator.domain,
    estimate: null,
    ci_lower: null,
    ci_upper: null,
    ci_lower_50: null,
    ci_upper_50: null,
    se: null,
    df: null,
    cv: null,
    quality: null,
    n_responding: absent ? 0 : Math.min(...known.map((quarter) => quarter?.n ?? 0)),
    verdict_change: null,
    verdict_target: null,
    obs_status: absent
      ? "not_collected"
      : suppressed
        ? "too_few_units"
        : withoutTotal
          ? "no_known_total"
          : "no_events",
    conf_status: "free",
  };
}

/** Changes against a year earlier, and of quarters also against the quarter before. */
export function changeRows(
  series: Series,
  figures: readonly Figure[],
  context: EstimateContext,
): ChangeRow[] {
  const usable = new Map(
    figures.flatMap(({ kind, end, combination: c }) => (c ? [[`${kind} ${end}`, c] as const] : [])),
  );
  return figures.flatMap(({ kind, end }) =>
    (kind === "quarter" ? [1, 4] : [4]).flatMap((lag) => {
      const later = usable.get(`${kind} ${end}`);
      const earlier = usable.get(`${kind} ${end - lag}`);
      if (!later || !earlier) return [];
      return [changeRow(series, { kind, end, lag }, later, earlier, context)];
    }),
  );
}

function changeRow(
  series: Series,
  { kind, end, lag }: { kind: PeriodKind; end: number; lag: number },
  later: Combination,
  earlier: Combination,
  context: EstimateContext,
): ChangeRow {
  const { change, variance, df } = difference(series, later, earlier);
  const whole = wholeDf(df);
  const interval = limits("t", change, variance, context.t(whole).t975, 1);
  return {
    release: context.release,
    city: context.city,
    period: periodLabel(kind, end),
    from_period: periodLabel(kind, end - lag),
    period_kind: kind,
    indicator: series.indicator.id,
    domain: series.indicator.domain,
    lag,
    change,
    ci_lower: interval.lower,
    ci_upper: interval.upper,
    se: Math.sqrt(variance),
    df: whole,
    verdict: changeVerdict(interval),
    obs_status: "normal",
  };
}
