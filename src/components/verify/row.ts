import type { Bilingual } from "#contract/column.ts";
import type { ChangeRow, EstimateRow } from "#contract/published/figure-tables.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import type { LanguageWords } from "#i18n/words.ts";
import { isPrintable, statusOf } from "#report/figure.ts";
import { changeSentence } from "#report/verdict.ts";

/** What is published of one indicator of one city. */
export interface PublishedFigures {
  readonly indicator: Indicator;
  readonly city: Bilingual;
  readonly rows: readonly EstimateRow[];
  readonly changes: readonly ChangeRow[];
}

/** A published row in words, as the page shows it and as its script takes it from the table of all periods. */
export interface SaidRow {
  readonly period: string;
  /** The figure, or why there is none. */
  readonly value: string;
  readonly interval: string;
  readonly quality: string;
  /** From a quarter and from a year earlier, each with its interval and verdict. */
  readonly change: string;
  readonly verdict: string;
}

export function saidRow(row: EstimateRow, figures: PublishedFigures, words: LanguageWords): SaidRow {
  const { t } = words;
  const { unit } = figures.indicator;
  const none = t("verify.none");
  const said = {
    period: words.period(row.period, row.period_kind),
    quality: row.quality === null ? none : `${row.quality} · ${t(`quality.${row.quality}`)}`,
    change: changesOf(row, figures, words) || t("verify.no_change"),
  };
  if (!isPrintable(row))
    return {
      ...said,
      value: t(`status_short.${statusOf(row)}`),
      interval: none,
      verdict: t("verify.no_verdict"),
    };
  return {
    ...said,
    value: words.value(unit, row.estimate, row.se),
    interval: words.interval(unit, row.ci_lower, row.ci_upper, row.se),
    verdict: verdictOf(row, words),
  };
}

function changesOf(
  row: EstimateRow,
  { indicator, city, changes }: PublishedFigures,
  words: LanguageWords,
): string {
  return changes
    .filter(({ period, period_kind }) => period === row.period && period_kind === row.period_kind)
    .toSorted((a, b) => a.lag - b.lag)
    .map((change) => changeSentence({ indicator, city, kind: row.period_kind, row, change }, words))
    .join(words.lang === "zh" ? "" : " ");
}

function verdictOf({ verdict_change, verdict_target }: EstimateRow, { t }: LanguageWords): string {
  const said = [
    verdict_change && t(`report.change.${verdict_change}`, { against: t("report.against.year") }),
    verdict_target && t(`verdict.target.${verdict_target}`),
  ].filter(Boolean);
  return said.length === 0 ? t("verify.no_verdict") : said.join(t("verify.and"));
}
