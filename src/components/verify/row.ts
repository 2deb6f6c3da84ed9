import type { EstimateRow } from "#contract/figure-tables.ts";
import type { Indicator } from "#contract/registry.ts";
import type { LanguageWords } from "#i18n/words.ts";
import { isPrintable, statusOf } from "#report/figure.ts";

/** A published row in words, as the page shows it and as its script takes it from the table of all periods. */
export interface SaidRow {
  readonly period: string;
  /** The figure, or why there is none. */
  readonly value: string;
  readonly interval: string;
  readonly verdict: string;
}

export function saidRow(row: EstimateRow, unit: Indicator["unit"], words: LanguageWords): SaidRow {
  const { t } = words;
  const period = words.period(row.period, row.period_kind);
  const none = t("verify.none");
  if (!isPrintable(row))
    return { period, value: t(`status_short.${statusOf(row)}`), interval: none, verdict: none };
  return {
    period,
    value: words.value(unit, row.estimate, row.se),
    interval: words.interval(unit, row.ci_lower, row.ci_upper, row.se),
    verdict: verdictOf(row, words),
  };
}

function verdictOf({ verdict_change, verdict_target }: EstimateRow, { t }: LanguageWords): string {
  const said = [
    verdict_change && t(`report.change.${verdict_change}`, { against: t("report.against.year") }),
    verdict_target && t(`verdict.target.${verdict_target}`),
  ].filter(Boolean);
  return said.length === 0 ? t("verify.none") : said.join(t("verify.and"));
}
