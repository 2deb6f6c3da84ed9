import { cityOf, indicatorOf, type Registry } from "#contract/registry.ts";
import type { RevisionRow } from "#contract/release-tables.ts";
import type { LanguageWords } from "#i18n/words.ts";
import { isLost, isTurned } from "./headlines.ts";
import { pointsOf } from "./points.ts";
import type { Headline, IssueCount, Loss, Rehearsal, ResponseChange, Seen } from "./rehearsal.ts";
import { isLow, rateOf } from "./response.ts";

// The rehearsal in words: first what has to be looked at, then all of it.

const REVISIONS_SHOWN = 40;

/** Lines for a screen or a text file. */
export function rehearsalText(rehearsal: Rehearsal, registry: Registry, words: LanguageWords): string[] {
  const { t } = words;
  const say = sayings(registry, words);
  const { candidate, headlines, revisions, response, losses, inputs, refusals, queries } = rehearsal;
  const first = candidate.previous === null;
  return [
    t("rehearsal.title", {
      ...{ id: words.release(candidate.id), day: candidate.released_on },
      previous: first ? t("rehearsal.no_previous") : words.release(candidate.previous ?? ""),
    }),
    ...verdictLines(rehearsal, words),
    ...section(t("rehearsal.losses"), losses.map(say.loss)),
    ...section(t("rehearsal.inputs"), [
      ...inputs.map(({ path, before, now }) =>
        t(`rehearsal.input.${before === null ? "added" : now === null ? "removed" : "changed"}`, {
          path,
          kept: `inputs/${before ?? ""}`,
        }),
      ),
      ...(inputs.length > 0 ? [t("rehearsal.inputs_how")] : []),
    ]),
    ...section(t("rehearsal.headlines"), headlines.flatMap(say.headline)),
    ...(first ? [] : section(revisionsTitle(revisions, words), revisionLines(revisions, say, words))),
    ...section(t("rehearsal.response"), response.map(say.response)),
    ...section(t("rehearsal.rows", { ...rehearsal.ledger }), []),
    ...section(t("rehearsal.late", { ...rehearsal.late }), []),
    ...issueLines(t("rehearsal.refusals", counts(refusals)), refusals),
    ...issueLines(t("rehearsal.queries", counts(queries)), queries),
  ];
}

function verdictLines(rehearsal: Rehearsal, { t }: LanguageWords): string[] {
  const points = pointsOf(rehearsal);
  if (points.length === 0) return ["", t("rehearsal.ready")];
  return [
    "",
    t("rehearsal.look", { count: points.length }),
    ...points.map(
      ({ code, count, grave }) =>
        `  ${grave ? t("rehearsal.grave") : "-"} ${t(`rehearsal.point.${code}`, { count })}`,
    ),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  const isHeading = /[:：]$/.test(title);
  if (isHeading && lines.length === 0) return [];
  return ["", title, ...lines.map((line) => `  ${line}`)];
}

const counts = ({ count, fresh }: IssueCount) => ({ count, fresh });

function issueLines(title: string, { count, lines }: IssueCount): string[] {
  const more = count > lines.length ? [`… ${count - lines.length}`] : [];
  return section(title, [...lines, ...more]);
}

function revisionsTitle(revisions: readonly RevisionRow[], { t }: LanguageWords): string {
  const count = (has: (row: RevisionRow) => boolean) => revisions.filter(has).length;
  return t("rehearsal.revisions", {
    count: revisions.length,
    inside: count((row) => row.within_first === true),
    outside: count((row) => row.within_first === false),
  });
}

/** Those outside the first interval first, then headlines. */
function revisionLines(
  revisions: readonly RevisionRow[],
  say: ReturnType<typeof sayings>,
  { t }: LanguageWords,
): string[] {
  const rank = (row: RevisionRow) =>
    (row.within_first === false ? 0 : 2) + (say.isHeadline(row.indicator) ? 0 : 1);
  const sorted = revisions.toSorted((a, b) => rank(a) - rank(b));
  const left = sorted.length - REVISIONS_SHOWN;
  return [
    ...sorted.slice(0, REVISIONS_SHOWN).map(say.revision),
    ...(left > 0 ? [t("rehearsal.revisions_more", { count: left })] : []),
  ];
}

/** Rounds a number of persons; an interval of 95 % spans about four standard errors. */
function roughError({ lower, upper }: RevisionRow): number | null {
  return lower === null || upper === null ? null : (upper - lower) / 4;
}

function sayings(registry: Registry, words: LanguageWords) {
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
      t("rehearsal.revision", {
        figure: figure(row.city, row.indicator, row.period_kind),
        period: words.period(row.period, row.period_kind),
        before: value(row, row.previous_estimate, row.obs_status_before),
        now: `${value(row, row.estimate, row.obs_status_after)}${change(row)}`,
        inside: t(`rehearsal.within.${row.within_first ?? "unknown"}`, {
          release: words.release(row.first_release),
        }),
      }),
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
