import type { AdministrativeCountRow } from "#contract/published/context-tables.ts";
import type { EstimateRow } from "#contract/published/figure-tables.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import type { TargetRow } from "#contract/registry/registry-tables.ts";
import type { LanguageWords } from "#i18n/words.ts";
import { registeredRates, yearlyCompletions } from "#report/completion.ts";

// Words of a target: what it asks for, over which years, and how the figures stand to it.

const RATES = /rate|growth/;

/** "培训人数不低于10,000" · "登记失业率不高于4.5%". */
export function targetText({ indicator, value, bound }: TargetRow, words: LanguageWords): string {
  const unit = RATES.test(indicator) ? "percent" : indicator.includes("multiplier") ? "ratio" : "persons";
  const said = words.t(`policies.bound.${bound ?? "exactly"}`, { value: words.value(unit, value) });
  return words.t("policies.asks", { name: words.t(`policies.name.${indicator}`), said });
}

export function targetWindow(
  { from_year: from, to_year: to, basis }: TargetRow,
  { t }: LanguageWords,
): string {
  const years =
    to === null
      ? t("policies.years_since", { from })
      : t(from === to ? "policies.year" : "policies.years", { from, to });
  return `${years} · ${t(`policies.basis.${basis}`)}`;
}

/** How a target stands: years counted, or years estimated with their verdicts; else why nothing can be said. */
export function standingOf(
  target: TargetRow,
  indicators: readonly Indicator[],
  estimates: readonly EstimateRow[],
  counts: readonly AdministrativeCountRow[],
  words: LanguageWords,
): string[] {
  const own = counts.filter(({ city }) => city === target.city);
  const counted = countedYears(target, own, words);
  return counted.length > 0 ? counted : yearlyVerdicts(target, indicators, estimates, words);
}

function countedYears(
  target: TargetRow,
  counts: readonly AdministrativeCountRow[],
  words: LanguageWords,
): string[] {
  if (target.concept === "registered") {
    return registeredRates(target, counts).map(({ year, share }) =>
      words.t("policies.year_registered", { year, share: words.value("percent", share) }),
    );
  }
  return yearlyCompletions(target, counts).map(({ quarter, count, share }) =>
    words.t("policies.year_count", {
      year: quarter.slice(0, 4),
      count: words.integer(count),
      share: words.value("percent", share),
    }),
  );
}

/** Each year of the window with its verdict; one sentence of why, where the target may not be scored. */
function yearlyVerdicts(
  target: TargetRow,
  indicators: readonly Indicator[],
  estimates: readonly EstimateRow[],
  words: LanguageWords,
): string[] {
  const indicator = indicators.find(({ id }) => id === target.chart);
  if (!target.scored || !indicator) {
    return [words.t(target.chart === "none" ? "policies.by_counts" : "policies.unscored")];
  }
  const years = estimates.filter(
    ({ city, indicator: id, period_kind, period }) =>
      city === target.city &&
      id === indicator.id &&
      period_kind === "year" &&
      Number(period) >= target.from_year &&
      Number(period) <= (target.to_year ?? Number.POSITIVE_INFINITY),
  );
  if (years.length === 0) return [words.t("policies.no_figure")];
  return years.map((row) => {
    const period = words.period(row.period, "year");
    if (
      row.verdict_target === null ||
      row.estimate === null ||
      row.ci_lower === null ||
      row.ci_upper === null
    )
      return words.t("policies.year_without", { period });
    return words.t("policies.year_verdict", {
      period,
      value: words.value(indicator.unit, row.estimate, row.se),
      interval: words.interval(indicator.unit, row.ci_lower, row.ci_upper, row.se),
      verdict: words.t(`verdict.target.${row.verdict_target}`),
    });
  });
}
