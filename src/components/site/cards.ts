import type { CardText } from "#charts/social-card.ts";
import { slugOf } from "#contract/page-paths.ts";
import type { EstimateRow } from "#contract/published/figure-tables.ts";
import { cityOf, type Indicator } from "#contract/registry/registry.ts";
import type { LanguageWords } from "#i18n/words.ts";
import type { Figure } from "#report/figure.ts";
import { headlineFinding } from "#report/headline.ts";
import { newestRow } from "#report/newest-row.ts";
import { intervalText } from "#report/sentences.ts";
import { changeVerdict } from "#report/verdict.ts";
import type { Lang } from "../links.ts";
import type { Published } from "../published.ts";

// Which social cards there are, and what stands on them: taken from the published figures.

const SECTIONS = [
  ...["home", "cities", "reports", "compare", "indicators"],
  ...["policies", "alerts", "methodology", "releases"],
] as const;
export type CardSection = (typeof SECTIONS)[number];

export type Card =
  | { readonly kind: "section"; readonly id: string }
  | { readonly kind: "city" | "report" | "indicator"; readonly id: string };

type CardSource = Pick<Published, "manifest" | "registry" | "estimates" | "changes">;

/** All of them, each once a language. */
export function cardsOf({ manifest, registry }: Pick<Published, "manifest" | "registry">): readonly Card[] {
  return [
    ...SECTIONS.map((id) => ({ kind: "section" as const, id })),
    ...manifest.cities.flatMap(({ id }) => [
      { kind: "city" as const, id },
      { kind: "report" as const, id },
    ]),
    ...registry.indicators.map(({ id }) => ({ kind: "indicator" as const, id })),
  ];
}

/** city-changchun; of a section its bare name. */
export function cardName({ kind, id }: Card): string {
  return kind === "section" ? id : `${kind}-${slugOf(id)}`;
}

/** Path below the base, for the `card` of a page: cardPath("zh", { kind: "city", id: "changchun" }). */
export function cardPath(lang: Lang, card: Card): string {
  return `cards/${lang}/${cardName(card)}.png`;
}

/** The words of a card. @throws when it is of an indicator that the registry lacks. */
export function cardText(card: Card, source: CardSource, words: LanguageWords): CardText {
  const { manifest } = source;
  const frame = {
    site: words.t("site.name"),
    source: words.t("card.source_site", { release: words.release(manifest.release) }),
    simulated: manifest.simulated ? words.t("site.simulated") : null,
  };
  if (card.kind === "section") return { ...frame, ...sectionText(card.id, source, words) };
  if (card.kind === "indicator") return { ...frame, ...indicatorText(card.id, source, words) };
  return { ...frame, ...cityText(card, source, words) };
}

type Said = Pick<CardText, "kicker" | "title" | "detail" | "figure"> & Partial<Pick<CardText, "source">>;

function sectionText(id: string, { manifest }: CardSource, words: LanguageWords): Said {
  return {
    kicker: words.t("card.kicker_site", { release: words.release(manifest.release) }),
    title: words.t(id === "home" ? "site.tagline" : `nav.${id}`),
    detail: words.t(`card.${id}`),
    figure: null,
  };
}

function indicatorText(id: string, { registry }: CardSource, words: LanguageWords): Said {
  const indicator = registry.indicators.find((entry) => entry.id === id);
  if (!indicator) throw new Error(`card: unknown indicator ${id}`);
  return {
    kicker: words.t("card.kicker_indicator"),
    title: capitalised(indicator.name[words.lang]),
    detail: indicator.definition[words.lang],
    figure: null,
  };
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function cityText({ kind, id }: Card, source: CardSource, words: LanguageWords): Said {
  const { manifest, registry } = source;
  const city = cityOf(registry.cities, id)[words.lang];
  const figure = headlineOf(id, source);
  const newest = words.release(manifest.release);
  const origin = words.t("card.source", { city, release: newest });
  const finding = figure && headlineFinding(figure, words);
  const number = figure && figureText(figure, words);
  if (kind === "report") {
    const quarter = words.quarter(newestQuarter(id, source));
    const title = words.t("card.report_title", { city, quarter });
    const kicker = words.t("card.kicker_report", { quarter });
    return { kicker, title, detail: finding, figure: number, source: origin };
  }
  const kicker = words.t("card.kicker_city", { city });
  const title = finding ?? words.t("card.city_without", { city });
  return { kicker, title, detail: null, figure: number, source: origin };
}

/** The last quarter that the city has handed in. */
function newestQuarter(id: string, { manifest }: CardSource): string {
  const city = manifest.cities.find((entry) => entry.id === id);
  const ends = [city?.community?.last, city?.enterprise?.last].filter((end) => end !== undefined);
  return ends.toSorted().at(-1) ?? manifest.release.slice(0, 6);
}

/** The first headline of which there is a number, else the first of which there is a reason why not. */
function headlineOf(id: string, source: CardSource): Figure | null {
  const { registry, estimates } = source;
  const found = registry.indicators
    .filter((indicator) => indicator.headline)
    .flatMap((indicator) => {
      const row = newestRow(estimates, id, indicator);
      return row ? [{ indicator, row }] : [];
    });
  const chosen = found.find(({ row }) => row.estimate !== null) ?? found[0];
  return chosen ? figureOf(id, chosen.indicator, chosen.row, source) : null;
}

function figureOf(id: string, indicator: Indicator, row: EstimateRow, source: CardSource): Figure {
  const { manifest, registry, changes } = source;
  const change = changes.find(
    (entry) =>
      entry.city === id &&
      entry.indicator === indicator.id &&
      entry.domain === row.domain &&
      entry.period_kind === row.period_kind &&
      entry.period === row.period &&
      entry.lag === 4,
  );
  const basis = manifest.cities.find((entry) => entry.id === id)?.design_basis ?? "not_stated";
  return {
    ...{ indicator, row, basis, kind: row.period_kind, city: cityOf(registry.cities, id) },
    change: change ? { ...change, verdict: change.verdict } : null,
  };
}

function figureText(figure: Figure, words: LanguageWords): CardText["figure"] {
  const { indicator, row, change } = figure;
  const interval = intervalText(figure, words);
  if (row.estimate === null || interval === "") return null;
  return {
    value: words.value(indicator.unit, row.estimate, row.se),
    interval,
    verdict: change?.verdict ? changeVerdict(change.verdict, words) : null,
  };
}
