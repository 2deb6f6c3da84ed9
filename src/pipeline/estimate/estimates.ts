import { periodLabel, periodQuarters } from "#contract/period.ts";
import type { ChangeRow, EstimateRow } from "#contract/published/figure-tables.ts";
import type { ObsStatus, QualityLetter } from "#contract/published/published-codes.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import { imputedQuality } from "#pipeline/edit/imputed-share.ts";
import type { EstimateContext, Figure } from "./figures.ts";
import type { Series } from "./series.ts";
import {
  boundaryOf,
  coefficientOfVariation,
  qualityOf,
  scoredTarget,
  statusOf,
  targetVerdict,
} from "./verdicts.ts";

// The tidy table of figures, from one series.

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
    const imputed = imputedQuality(row.imputed_share);
    const sampled = statusOf(series.indicator, c, figure.share);
    const status = sampled === "normal" && imputed === "not_published" ? "too_much_imputed" : sampled;
    const known = { ...row, n_responding: c.n, obs_status: status };
    if (status !== "normal" && rules === "published") return known;
    const cv = coefficientOfVariation(series.indicator, c);
    const { offset } = series.indicator;
    const target = scoredTarget(context.targets, series.indicator, figure.kind, period);
    return {
      ...known,
      estimate: c.estimate + offset,
      ci_lower: interval.at95.lower + offset,
      ci_upper: interval.at95.upper + offset,
      ci_lower_50: interval.at50.lower + offset,
      ci_upper_50: interval.at50.upper + offset,
      se: boundaryOf(series.indicator, c) === null ? Math.sqrt(c.variance) : null,
      df: interval.df,
      cv,
      quality: imputed === "E" ? "E" : publishedQuality(status, qualityOf(cv, interval.df)),
      verdict_change: verdicts.get(`${figure.kind} ${period}`) ?? null,
      verdict_target: target ? targetVerdict(interval.at95, target.value) : null,
    };
  });
}

/** A ratio that few units carry is published by their number, whatever its error: F is then "use with caution". */
function publishedQuality(status: ObsStatus, letter: QualityLetter | null): QualityLetter | null {
  return status === "normal" && letter === "F" ? "E" : letter;
}

/** Says once that an indicator has no figure at all, for lack of what it is made from. */
export function absentRow(indicator: Indicator, context: EstimateContext): EstimateRow {
  const series: Series = {
    ...{ indicator, quarters: new Map(), unlinked: new Set(), samples: new Map(), pairs: new Map() },
  };
  const end = context.span[1];
  const figure: Figure = { kind: "quarter", end, combination: null, share: null, interval: null };
  return blankRow(series, figure, periodLabel("quarter", end), context);
}

function blankRow(series: Series, figure: Figure, period: string, context: EstimateContext): EstimateRow {
  const members = periodQuarters(figure.kind, figure.end) ?? [];
  const known = members.map((quarter) => series.quarters.get(quarter));
  const absent = known.some((quarter) => quarter === undefined);
  const suppressed = known.some((quarter) => quarter?.published === false);
  const disqualified =
    series.indicator.factor?.of === "registered_unemployed" &&
    members.some((quarter) => context.disqualified.has(quarter));
  const withoutTotal = series.indicator.factor !== null && known.some((q) => q && q.knownTotal === null);
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
    imputed_share:
      series.indicator.estimand === "total" ? (context.imputedShares.get(figure.end) ?? null) : null,
    obs_status: absent
      ? "not_collected"
      : suppressed
        ? "too_few_units"
        : disqualified
          ? "not_qualified"
          : withoutTotal
            ? "no_known_total"
            : "no_events",
    // Enough units, and yet nothing may be said: one or two of them make up the figure.
    conf_status: known.some((quarter) => quarter?.withheld) ? "confidential" : "free",
  };
}
