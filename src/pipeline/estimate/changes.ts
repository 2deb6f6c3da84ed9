import { type PeriodKind, periodLabel } from "#contract/period.ts";
import type { ChangeRow } from "#contract/published/figure-tables.ts";
import { type Combination, difference } from "./combination.ts";
import type { EstimateContext, Figure } from "./figures.ts";
import { limits, wholeDf } from "./interval.ts";
import type { Series } from "./series.ts";
import { changeVerdict, statusOf } from "./verdicts.ts";

// The tidy table of changes, from one series.

/** Changes against a year earlier, and of quarters also against the quarter before. */
export function changeRows(
  series: Series,
  figures: readonly Figure[],
  context: EstimateContext,
): ChangeRow[] {
  // A ratio without events has no interval, so neither has its difference from another.
  const isUsable = (c: Combination) => statusOf(series.indicator, c) !== "no_events";
  const usable = new Map(
    figures.flatMap(({ kind, end, combination: c }) =>
      c && isUsable(c) ? [[`${kind} ${end}`, c] as const] : [],
    ),
  );
  return figures.flatMap(({ kind, end }) =>
    (kind === "quarter" ? [1, 4] : [4]).flatMap((lag) => {
      const later = usable.get(`${kind} ${end}`);
      const earlier = usable.get(`${kind} ${end - lag}`);
      if (!later || !earlier || series.unlinked.has(`${end} ${end - lag}`)) return [];
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
  const { t975, t9975 } = context.t(whole);
  const interval = limits("t", change, variance, t975, 1);
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
    verdict_joint: changeVerdict(limits("t", change, variance, t9975, 1)),
    obs_status: "normal",
  };
}
