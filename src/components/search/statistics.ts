import { cityEntry } from "#components/city/city-match.ts";
import { citiesInOrder, headlineColumns } from "#components/headline/headline-standing.ts";
import type { Published } from "#components/published.ts";
import { indicatorPath } from "#contract/page-paths.ts";
import { chartPath } from "#contract/published/chart-files.ts";
import { cityOf, type Indicator } from "#contract/registry/registry.ts";
import type { LanguageWords } from "#i18n/words.ts";
import type { SearchDocument } from "./index.ts";

// Cities, their headline figures, and indicators, as the search finds them.

type CityNames = Pick<Published, "registry">;

export function cityDocuments(published: Published, { t, lang }: LanguageWords): SearchDocument[] {
  return citiesInOrder(published.manifest, published.registry).map(({ id }) => ({
    kind: "city",
    title: cityOf(published.registry.cities, id)[lang],
    line: t("find.city_line"),
    path: `cities/${id}/`,
    names: namesOf(id, published),
  }));
}

/** In both languages, with pinyin, initials and province. */
function namesOf(id: string, { registry }: CityNames): string {
  const { own, shared } = cityEntry(
    id,
    registry.cities.find((city) => city.id === id),
  );
  const { zh, en } = cityOf(registry.cities, id);
  return [...new Set([...own, ...shared, zh, en])].join(" ");
}

export function figureDocuments(published: Published, words: LanguageWords): SearchDocument[] {
  const { t, lang } = words;
  const cities = citiesInOrder(published.manifest, published.registry);
  return headlineColumns(published, cities).flatMap(({ indicator, standings }) =>
    standings.flatMap(({ city, row }) => {
      if (!row) return [];
      const { zh, en } = cityOf(published.registry.cities, city.id);
      const name = t("find.figure_title", { city: { zh, en }[lang], name: indicator.name[lang] });
      const period = words.period(row.period, row.period_kind);
      const document: SearchDocument = {
        ...{ kind: "figure", title: name, path: `cities/${city.id}/#${indicator.id}` },
        line: figureLine(row, indicator, period, words),
        names: `${city.id} ${zh} ${en} ${indicator.short.zh} ${indicator.short.en} ${indicator.id}`,
      };
      return [document];
    }),
  );
}

/** What else a reader may ask for who wants a chart; found and never shown. */
const CHART_ALSO = "图 图表 幻灯片 chart slide powerpoint ppt";

/** The pages of charts: an indicator of a city, to be taken along. */
export function chartDocuments(published: Published, words: LanguageWords): SearchDocument[] {
  const { t, lang } = words;
  const cities = citiesInOrder(published.manifest, published.registry);
  return cities.flatMap(({ id: city }) =>
    published.registry.indicators.map(({ id, name, short }): SearchDocument => {
      const { zh, en } = cityOf(published.registry.cities, city);
      return {
        ...{ kind: "chart", path: chartPath(id, city), line: t("chart_page.line") },
        title: t("find.figure_title", { city: { zh, en }[lang], name: name[lang] }),
        names: `${city} ${zh} ${en} ${short.zh} ${short.en} ${id} ${CHART_ALSO}`,
      };
    }),
  );
}

type Row = Published["estimates"][number];

function figureLine(row: Row, { unit }: Indicator, period: string, words: LanguageWords): string {
  const { estimate, ci_lower, ci_upper, se } = row;
  if (estimate === null || ci_lower === null || ci_upper === null)
    return words.t("find.figure_absent", { period });
  const said = {
    period,
    value: words.value(unit, estimate, se),
    interval: words.interval(unit, ci_lower, ci_upper, se),
  };
  return words.t("find.figure_line", said);
}

export function indicatorDocuments(
  indicators: readonly Indicator[],
  { lang }: LanguageWords,
): SearchDocument[] {
  return indicators.map(({ id, name, short, definition }) => ({
    kind: "indicator",
    title: name[lang],
    line: definition[lang],
    path: indicatorPath(id),
    names: `${id} ${name.zh} ${name.en} ${short.zh} ${short.en}`,
  }));
}
