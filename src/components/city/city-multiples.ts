import { type SmallOptions, smallMultiple } from "#charts/small-multiple.ts";
import { periodEnd } from "#contract/period.ts";
import type { EstimateRow } from "#contract/published/figure-tables.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import type { LanguageWords } from "#i18n/words.ts";
import { isPrintable, statusOf } from "#report/figure.ts";
import { newestRow } from "#report/newest-row.ts";

// The small charts of a city's page: which rows, in which group, with which words.

export const QUARTERS_SHOWN = 20;
export const THEMES = ["unemployment", "jobs", "entrepreneurship", "enterprises"] as const;
export type Theme = (typeof THEMES)[number];

export interface MultipleFacts {
  /** The quarter all charts end with. */
  readonly last: string;
  readonly release: string;
  readonly simulated: boolean;
}

/** By what an indicator counts and which survey it is of. */
export function themeOf({ id, survey, numerator }: Pick<Indicator, "id" | "survey" | "numerator">): Theme {
  if (survey === "enterprise") return "enterprises";
  if (id.startsWith("unemployment") || numerator.column === "unemployed") return "unemployment";
  return id === "new_jobs" ? "jobs" : "entrepreneurship";
}

/** Null where a city has no row of the indicator at all. */
export function drawMultiple(
  document: Document,
  own: readonly EstimateRow[],
  indicator: Indicator,
  { last, release, simulated }: MultipleFacts,
  words: LanguageWords,
): string | null {
  const newest = own[0] && newestRow(own, own[0].city, indicator);
  if (!newest) return null;
  const rows = own
    .filter((row) => row.indicator === indicator.id && row.period_kind === newest.period_kind)
    .map(({ conf_status, ...row }) => ({
      ...row,
      series: "",
      quarter: quarterOf(periodEnd(row.period)),
      obs_status: conf_status === "confidential" ? ("confidential" as const) : row.obs_status,
    }));
  const first = quarterOf(quarterIndex(last) - QUARTERS_SHOWN + 1);
  const foot = [words.release(release), ...(simulated ? [words.t("site.simulated")] : [])].join(" · ");
  const options: SmallOptions = {
    ...{ document, id: `small-${indicator.id}`, first, last },
    labels: { ...labelsOf(newest, indicator, { first, last }, words), foot },
    format: {
      tick: (value, step) => words.tick(indicator.unit, value, step),
      quarter: (quarter, short) => words.quarter(quarter, short ? "short" : "long"),
    },
  };
  return smallMultiple(rows, options).outerHTML;
}

function labelsOf(
  row: EstimateRow,
  indicator: Indicator,
  span: { readonly first: string; readonly last: string },
  words: LanguageWords,
): Omit<SmallOptions["labels"], "foot"> {
  const { t, lang } = words;
  const title = indicator.name[lang];
  const unit = t(`period_kind.${indicator.pooling}.${row.period_kind}`);
  const said = {
    name: title,
    first: words.quarter(span.first),
    last: words.quarter(span.last),
    period: words.period(row.period, row.period_kind),
  };
  if (!isPrintable(row)) {
    const reason = t(`status_short.${statusOf(row)}`);
    const description = t("multiples.description_absent", { ...said, reason });
    return { title, unit, value: "–", verdict: t("multiples.absent", { reason }), description };
  }
  const value = words.value(indicator.unit, row.estimate, row.se);
  const against = t("report.against.year");
  const verdict = row.verdict_change === null ? "" : t(`report.change.${row.verdict_change}`, { against });
  const interval = words.interval(indicator.unit, row.ci_lower, row.ci_upper, row.se);
  const description = t("multiples.description", { ...said, value, interval, verdict });
  return { title, unit, value, verdict, description };
}
