import type { RevisionRow } from "#contract/published/release-tables.ts";
import { cityOf, type Registry } from "#contract/registry/registry.ts";
import type { LanguageWords } from "#i18n/words.ts";
import { lostCities } from "./losses.ts";
import { pointsOf } from "./points.ts";
import type { IssueCount, Rehearsal } from "./rehearsal.ts";
import { sayings } from "./sayings.ts";

// The rehearsal in words: first what has to be looked at, then all of it.

const REVISIONS_SHOWN = 40;

/** Lines for a screen or a text file. */
export function rehearsalText(rehearsal: Rehearsal, registry: Registry, words: LanguageWords): string[] {
  const { t } = words;
  const say = sayings(registry, words);
  const { candidate, response, losses, inputs, refusals, queries } = rehearsal;
  const gone = lostCities(losses);
  const headlines = rehearsal.headlines.filter((row) => !gone.has(row.city));
  const revisions = rehearsal.revisions.filter((row) => !gone.has(row.city));
  const first = candidate.previous === null;
  return [
    t("rehearsal.title", {
      ...{ id: words.release(candidate.id), day: candidate.released_on },
      previous: first ? t("rehearsal.no_previous") : words.release(candidate.previous ?? ""),
    }),
    ...(candidate.simulated ? [t("rehearsal.simulated")] : []),
    ...verdictLines(rehearsal, registry, words),
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
    ...issueLines(t("rehearsal.refusals", counts(refusals)), refusals, words),
    ...issueLines(t("rehearsal.queries", counts(queries)), queries, words),
  ];
}

function verdictLines(rehearsal: Rehearsal, registry: Registry, words: LanguageWords): string[] {
  const { t, lang, quarter } = words;
  const points = pointsOf(rehearsal);
  if (points.length === 0) return ["", t("rehearsal.ready")];
  return [
    "",
    t("rehearsal.look", { count: points.length }),
    ...points.map(({ code, count, grave, cities = [] }) => {
      const names = cities.map((id) => cityOf(registry.cities, id)[lang]).join(lang === "zh" ? "、" : ", ");
      const said = { count, cities: names, quarter: quarter(rehearsal.candidate.quarter) };
      const text = t(`rehearsal.point.${code}`, { ...said, planned: rehearsal.planned_on ?? "" });
      return `  ${grave ? t("rehearsal.grave") : "-"} ${text}`;
    }),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  const isHeading = /[:：]$/.test(title);
  if (isHeading && lines.length === 0) return [];
  return ["", title, ...lines.map((line) => `  ${line}`)];
}

const counts = ({ count, fresh }: IssueCount) => ({ count, fresh });

function issueLines(title: string, { count, lines }: IssueCount, { lang }: LanguageWords): string[] {
  const more = count > lines.length ? [`… ${count - lines.length}`] : [];
  return section(title, [...lines.flatMap(({ place, text }) => [place, `       ${text[lang]}`]), ...more]);
}

function revisionsTitle(revisions: readonly RevisionRow[], { t }: LanguageWords): string {
  const count = (has: (row: RevisionRow) => boolean) => revisions.filter(has).length;
  return t("rehearsal.revisions", {
    count: revisions.length,
    inside: count((row) => row.within_first === true),
    outside: count((row) => row.within_first === false),
  });
}

/** Those outside the first interval first, then those with another verdict, then headlines. */
function revisionLines(
  revisions: readonly RevisionRow[],
  say: ReturnType<typeof sayings>,
  { t }: LanguageWords,
): string[] {
  const rank = (row: RevisionRow) =>
    (row.within_first === false ? 0 : 4) +
    (row.verdict_before === row.verdict_after ? 2 : 0) +
    (say.isHeadline(row.indicator) ? 0 : 1);
  const sorted = revisions.toSorted((a, b) => rank(a) - rank(b));
  const left = sorted.length - REVISIONS_SHOWN;
  return [
    ...sorted.slice(0, REVISIONS_SHOWN).map(say.revision),
    ...(left > 0 ? [t("rehearsal.revisions_more", { count: left })] : []),
  ];
}
