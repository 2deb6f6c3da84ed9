import type { RevisionRow } from "#contract/published/release-tables.ts";
import { cityOf, indicatorOf, type Registry } from "#contract/registry/registry.ts";
import type { LanguageWords } from "#i18n/words.ts";
import { isLost, isTurned } from "./headlines.ts";
import type { Headline, Loss, ResponseChange, Seen } from "./rehearsal.ts";
import { isLow, rateOf } from "./response.ts";

/** Rounds a number of persons; an interval of 95 % spans about four standard errors. */
function roughError({ lower, upper }: RevisionRow): number | null {
  return lower === null || upper === null ? null : (upper - lower) / 4;
}

/** Each thing that a rehearsal lists, in a line of one language. */
export function sayings(registry: Registry, words: LanguageWords) {
  const { t, lang } = words;
  const cityName = (id: string) => cityOf(registry.cities, id)[lang];
  const indicator = (id: string) => indicatorOf(registry.indicators, id);
  const survey = (id: string | null) => (id === null ? "" : t(`rehearsal.survey.${id}`));
  const figure = (city: string, id: string, kind: Headline["period_kind"]) =>
    `${cityName(city)} · ${indicator(id).short[lang]} · ${t(`period_kind.${indicator(id).pooling}.${kind}`)}`;
  const value = (row: RevisionRow, estimate: number | null, status: string | null) => {
    if (estimate !== null) return words.value(indicator(row.indicator).unit, estimate, roughError(row));
    return status === null
      ? t("rehearsal.no_value")
      : t(`rehearsal.withheld`, { status: statusWord(status) });
  };
  const statusWord = (status: string) =>
    status === "dropped" ? t("rehearsal.dropped") : t(`status_short.${status}`);
  const verdictWord = (one: string | null) =>
    one === null ? t("rehearsal.no_verdict") : t(`verdict.change.${one}`);
  const verdicts = ({ verdict_before: old, verdict_after: now }: RevisionRow) =>
    old === now ? "" : t("rehearsal.verdicts", { before: verdictWord(old), after: verdictWord(now) });
  const change = ({ indicator: id, previous_estimate: before, estimate: now }: RevisionRow) =>
    before === null || now === null ? "" : ` (${words.change(indicator(id).unit, now - before)})`;
  const withInterval = (id: string, one: Seen | null) => {
    if (one === null) return t("rehearsal.no_value");
    if (one.estimate === null) return t(`status_short.${one.obs_status}`);
    const { unit } = indicator(id);
    const [lower, upper] = [one.ci_lower ?? one.estimate, one.ci_upper ?? one.estimate];
    return `${words.value(unit, one.estimate, one.se)} (${words.interval(unit, lower, upper, one.se)})`;
  };
  const verdict = (one: Seen | null) =>
    one?.verdict_change == null ? "" : `, ${t(`verdict.change.${one.verdict_change}`)}`;
  const said = (headline: Headline, one: Seen | null) =>
    `${one ? `${words.period(one.period, headline.period_kind)}: ` : ""}${withInterval(headline.indicator, one)}${verdict(one)}`;

  return {
    isHeadline: (id: string) => indicator(id).headline,
    headline: (headline: Headline): string[] => {
      const { before, now, revised } = headline;
      const lines = [figure(headline.city, headline.indicator, headline.period_kind)];
      if (before) lines.push(`  ${t("rehearsal.before")} ${said(headline, before)}`);
      if (revised && before && revised.estimate !== before.estimate && revised.period !== now?.period)
        lines.push(`  ${t("rehearsal.revised")} ${said(headline, revised)}`);
      const marks = [
        ...(isTurned(headline) ? [t("rehearsal.turned")] : []),
        ...(isLost(headline) ? [t("rehearsal.lost")] : []),
      ];
      lines.push(["  ", t("rehearsal.now"), " ", said(headline, now), ...marks].join(""));
      return lines;
    },
    revision: (row: RevisionRow): string =>
      `${t("rehearsal.revision", {
        figure: figure(row.city, row.indicator, row.period_kind),
        period: words.period(row.period, row.period_kind),
        before: value(row, row.previous_estimate, row.obs_status_before),
        now: `${value(row, row.estimate, row.obs_status_after)}${change(row)}`,
        inside: t(`rehearsal.within.${row.within_first ?? "unknown"}`, {
          release: words.release(row.first_release),
        }),
      })}${verdicts(row)}`,
    response: ({ now, before }: ResponseChange): string => {
      const percent = (rate: number) => words.value("percent", rate);
      const line = t("rehearsal.response_line", {
        ...{ city: cityName(now.city), survey: survey(now.survey), quarter: words.quarter(now.quarter) },
        ...{ responding: now.responding, units: now.units, rate: percent(rateOf(now)) },
        before: before === null ? "-" : percent(rateOf(before)),
      });
      return isLow({ now, before }) ? `${line} ${t("rehearsal.low")}` : line;
    },
    loss: ({ kind, city, survey: which, before, now }: Loss): string =>
      t(`rehearsal.loss.${kind}`, {
        ...{ city: cityName(city), survey: survey(which), before: before ?? "-" },
        now: now ?? t("rehearsal.nothing"),
      }),
  };
}
