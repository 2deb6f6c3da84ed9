import type { EstimateRow } from "#contract/figure-tables.ts";
import type { Indicator } from "#contract/registry.ts";
import type { TargetRow } from "#contract/registry-tables.ts";
import type { LanguageWords } from "#i18n/words.ts";
import { isPrintable } from "#report/figure.ts";
import { targetVerdict } from "#report/verdict.ts";

const UNITS: Readonly<Record<string, Indicator["unit"]>> = {
  jobs_multiplier: "ratio",
  new_jobs_growth: "percent",
  unemployment_rate_annual_mean: "percent",
  registered_unemployment_rate: "percent",
  surveyed_unemployment_rate: "percent",
};

/** "不高于4.0%"; targets that are neither rates nor ratios count persons. */
export function targetValue({ indicator, value, bound }: TargetRow, words: LanguageWords): string {
  const text = words.value(UNITS[indicator] ?? "persons", value);
  return words.t(`targets.bound.${bound ?? "none"}`, { value: text });
}

export function targetWindow({ from_year, to_year }: TargetRow, { t }: LanguageWords): string {
  if (to_year === null) return t("targets.open", { from: from_year });
  return t("targets.years", { from: from_year, to: to_year });
}

/** What may be said: a verdict for each year of the window that carries one, or why there is none. */
export function targetVerdicts(
  target: TargetRow,
  estimates: readonly EstimateRow[],
  indicators: readonly Indicator[],
  words: LanguageWords,
): string[] {
  const { t } = words;
  const concept = t(`concept.${target.concept}`);
  if (!target.scored) return [t("targets.not_scored", { concept })];
  const indicator = indicators.find(({ id }) => id === target.chart);
  const years = estimates.flatMap((row) => {
    const year = Number(row.period);
    const within = year >= target.from_year && year <= (target.to_year ?? year);
    if (row.city !== target.city || row.indicator !== target.chart || row.period_kind !== "year") return [];
    if (!within || !indicator || !isPrintable(row) || row.verdict_target === null) return [];
    return [
      t("targets.year", {
        period: row.period,
        value: words.value(indicator.unit, row.estimate, row.se),
        interval: words.interval(indicator.unit, row.ci_lower, row.ci_upper, row.se),
        verdict: targetVerdict(row.verdict_target, words),
      }),
    ];
  });
  return years.length > 0 ? years : [t("targets.no_year")];
}
