import type { Manifest } from "#contract/published/manifest.ts";
import { cityOf, type Registry } from "#contract/registry/registry.ts";
import { releaseQuarter } from "#contract/release-id.ts";
import type { LanguageWords } from "#i18n/words.ts";
import { isPrintable, statusOf } from "#report/figure.ts";
import type { HeadlineColumn } from "./headline-standing.ts";

/** What a reader may look for on the home page and cannot be told, each with its reason. */
export function unsaid(
  manifest: Manifest,
  registry: Registry,
  columns: readonly HeadlineColumn[],
  words: LanguageWords,
): string[] {
  const { t, lang } = words;
  const nameOf = (id: string) => cityOf(registry.cities, id)[lang];
  const newest = releaseQuarter(manifest.release);
  const missing = manifest.cities.flatMap(({ id, missing }) =>
    missing
      .filter(({ quarter }) => quarter === newest)
      .map(({ quarter, survey }) =>
        t("home.unsaid.missing", {
          ...{ city: nameOf(id), quarter: words.quarter(quarter) },
          survey: t(`home.survey.${survey}`),
        }),
      ),
  );
  const late = manifest.cities.flatMap(({ id, community }) =>
    community && community.last !== newest
      ? [t("home.unsaid.until", { city: nameOf(id), quarter: words.quarter(community.last) })]
      : [],
  );
  const panels = manifest.cities
    .filter(({ design_basis }) => design_basis === "purposive")
    .map(({ id }) => t("home.unsaid.purposive", { city: nameOf(id) }));
  return [
    ...late,
    ...missing,
    ...columns.flatMap((column) => absentFigures(column, nameOf, words)),
    ...panels,
  ];
}

function absentFigures(
  { indicator, standings }: HeadlineColumn,
  nameOf: (id: string) => string,
  { t, lang }: LanguageWords,
): string[] {
  return standings.flatMap(({ city, row, verdict }) => {
    const named = { city: nameOf(city.id), name: indicator.short[lang] };
    if (!row) return [];
    if (!isPrintable(row))
      return [t("home.unsaid.absent", { ...named, reason: t(`status.${statusOf(row)}`) })];
    return verdict === null ? [t("home.unsaid.unjudged", named)] : [];
  });
}
