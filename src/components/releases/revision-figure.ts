import { type RevisedRow, revisionDots } from "#charts/revision-dots.ts";
import { periodEnd } from "#contract/period.ts";
import type { RevisionRow } from "#contract/published/release-tables.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import type { LanguageWords } from "#i18n/words.ts";
import { errorOf, placeWords } from "#report/revisions.ts";
import { CHART_WIDTHS } from "../headline/headline-figure.ts";

// One picture a headline indicator: first interval and revised value of each city, in the newest quarter revised.

export interface RevisionFacts {
  readonly release: string;
  readonly simulated: boolean;
  readonly names: ReadonlyMap<string, string>;
}

interface Comparable extends RevisionRow {
  readonly first_estimate: number;
  readonly first_lower: number;
  readonly first_upper: number;
  readonly estimate: number;
  readonly within_first: boolean;
}

/** Single quarters that the release revised and that had a value at first, of the newest quarter with any. */
export function newestQuarter(rows: readonly RevisionRow[], release: string): Comparable[] {
  const own = rows
    .filter((row) => row.release === release && row.period_kind === "quarter")
    .filter(isComparable);
  const newest = Math.max(...own.map((row) => periodEnd(row.period)));
  return own.filter((row) => periodEnd(row.period) === newest);
}

function isComparable(row: RevisionRow): row is Comparable {
  return row.first_estimate !== null && row.estimate !== null && row.within_first !== null;
}

/** Wide and narrow, as HTML; null where the indicator has no such figure. */
export function drawRevisions(
  document: Document,
  indicator: Indicator,
  rows: readonly Comparable[],
  facts: RevisionFacts,
  words: LanguageWords,
): string | null {
  const own = rows.filter((row) => row.indicator === indicator.id);
  if (own.length === 0) return null;
  const charts = Object.entries(CHART_WIDTHS).map(([size, width]) => {
    const svg = chart(document, indicator, own, facts, words, { size, width });
    return `<div class="chart-${size}">${svg.outerHTML}</div>`;
  });
  return charts.join("\n");
}

function chart(
  document: Document,
  indicator: Indicator,
  rows: readonly Comparable[],
  facts: RevisionFacts,
  words: LanguageWords,
  { size, width }: { readonly size: string; readonly width: number },
): SVGElement {
  const { t, lang } = words;
  const nameOf = (city: string) => facts.names.get(city) ?? city;
  const inside = rows.filter((row) => row.within_first).length;
  const quarter = words.quarter(rows[0]?.period ?? "");
  const title = { name: indicator.short[lang], quarter, count: rows.length, inside };
  const subtitle = {
    name: indicator.name[lang],
    unit: t(`unit.${indicator.unit}`),
    area: t(`area.${indicator.domain === "*" ? "all" : indicator.domain}`),
    period_kind: t(`period_kind.${indicator.pooling}.quarter`),
  };
  return revisionDots(
    rows.map((row) => dotOf(row, nameOf)),
    {
      ...{ document, width, id: `revised-${indicator.id}-${size}` },
      labels: {
        title: t(inside === rows.length ? "revision.chart.title_all" : "revision.chart.title", title),
        subtitle: t("chart.subtitle", subtitle),
        description: rows
          .map((row) => rowSentence(row, indicator, nameOf(row.city), words))
          .join(lang === "zh" ? "" : " "),
        source: t("figure.source", { city: rows.map((row) => nameOf(row.city)).join(" · ") }),
        release: t("chart.release", { release: words.release(facts.release) }),
        simulated: facts.simulated ? t("chart.simulated") : null,
        cut: t("chart.cut"),
        first: t("revision.chart.first"),
        inside: t("revision.chart.inside"),
        outside: t("revision.chart.outside"),
      },
      format: {
        value: (value, se) => words.amount(indicator.unit, value, se),
        tick: (value, step) => words.tick(indicator.unit, value, step),
      },
    },
  );
}

function dotOf(row: Comparable, nameOf: (city: string) => string): RevisedRow {
  return {
    label: nameOf(row.city),
    first: row.first_estimate,
    lower: row.first_lower,
    upper: row.first_upper,
    revised: row.estimate,
    inside: row.within_first,
    se: errorOf(row.first_lower, row.first_upper),
  };
}

function rowSentence(row: Comparable, { unit }: Indicator, city: string, words: LanguageWords): string {
  const se = errorOf(row.first_lower, row.first_upper);
  return words.t("revision.chart.row", {
    city,
    first: words.value(unit, row.first_estimate, se),
    interval: words.interval(unit, row.first_lower, row.first_upper, se),
    revised: words.value(unit, row.estimate, se),
    place: placeWords(row, words),
  });
}
