import type { ChangeRow, EstimateRow, IndexRow } from "#contract/published/figure-tables.ts";
import type { BenchmarkRow, CellRow, LinkRow } from "#contract/published/moment-tables.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import { cellRows, linkRows } from "#pipeline/disclose/moment-rows.ts";
import { changeRows } from "#pipeline/estimate/changes.ts";
import { estimateRows } from "#pipeline/estimate/estimates.ts";
import { type EstimateContext, seriesFigures } from "#pipeline/estimate/figures.ts";
import { eventSamples } from "#pipeline/estimate/ratio-interval.ts";
import { buildSeries, type Series, withMinUnits } from "#pipeline/estimate/series.ts";
import { baseEnd, startIndexRows } from "#pipeline/estimate/start-index.ts";
import { MIN_UNITS } from "#pipeline/estimate/verdicts.ts";
import { factorOf } from "#pipeline/weigh/benchmarks.ts";
import type { Samples } from "#pipeline/weigh/samples.ts";

// Everything that is computed of one indicator of a city.

export interface IndicatorTables {
  readonly estimates: readonly EstimateRow[];
  readonly changes: readonly ChangeRow[];
  readonly indices: readonly IndexRow[];
  readonly cells: readonly CellRow[];
  readonly links: readonly LinkRow[];
}

/** What the rules on confidentiality say of an indicator. */
export interface Confidentiality {
  /** Quarters of which nothing is published. */
  readonly blocked: ReadonlySet<number>;
  /** Pairs of quarters "later earlier" whose covariance is not. */
  readonly unlinked: ReadonlySet<string>;
}

export const NOTHING_CONFIDENTIAL: Confidentiality = { blocked: new Set(), unlinked: new Set() };

export function indicatorSeries(
  indicator: Indicator,
  samples: Samples,
  benchmarks: readonly BenchmarkRow[],
  { blocked, unlinked }: Confidentiality,
): Series {
  const chosen = indicator.domain === "*" ? null : indicator.domain.split(",");
  const factor = (quarter: number) => factorOf(benchmarks, indicator, chosen, quarter);
  const series = buildSeries(indicator, samples, chosen, factor, MIN_UNITS[indicator.survey]);
  const quarters = [...series.quarters].map(([quarter, known]) => {
    const withheld = known.published && blocked.has(quarter);
    return [quarter, { ...known, published: known.published && !withheld, withheld }] as const;
  });
  const open: Series = { ...series, quarters: new Map(quarters), unlinked };
  if (indicator.carried_by === null) return open;
  const events = buildSeries(indicator, eventSamples(samples), chosen, factor, MIN_UNITS[indicator.survey]);
  return { ...open, events };
}

/** What is published of an indicator. */
export function publishedTables(
  series: Series,
  samples: Samples,
  { blocked }: Confidentiality,
  context: EstimateContext,
): IndicatorTables {
  const figures = seriesFigures(series, context);
  const changes = changeRows(series, figures, context);
  const base = series.indicator.indexed ? baseEnd(series, figures) : null;
  const baseQuarters = base === null ? [] : [base - 3, base - 2, base - 1, base];
  const all: Series = { ...series, samples };
  return {
    estimates: estimateRows(series, figures, changes, context, "published"),
    changes,
    indices: base === null ? [] : startIndexRows(series, figures, base, context),
    cells: cellRows(context, all, blocked),
    links: linkRows(context.city, all, blocked, baseQuarters),
  };
}

/** Every figure there is, without the publication rules: for the office alone. */
export function officeEstimates(series: Series, context: EstimateContext): EstimateRow[] {
  const open = withMinUnits(series, 2);
  const figures = seriesFigures(open, context);
  return estimateRows(open, figures, changeRows(open, figures, context), context, "all_values");
}
