import { intervalDots } from "#charts/interval-dots.ts";
import { line } from "#charts/line.ts";
import { CHART_WIDTHS } from "#components/headline/headline-figure.ts";
import type { LanguageWords } from "#i18n/words.ts";
import { headlineFinding } from "#report/headline.ts";
import { textAlternative } from "#report/sentences.ts";
import { standingLabels } from "#report/standing-labels.ts";
import { cellsAsked } from "./ask.ts";
import { type DotPicture, exploreDots } from "./dots.ts";
import { cellLabel } from "./facts.ts";
import { type Explored, exploreSentence, lastFigure } from "./sentence.ts";
import { exploreTable } from "./table.ts";

export type ChartSize = keyof typeof CHART_WIDTHS;

/**
 * Chart, sentence and table of a choice: at build with linkedom's document, after a choice with the browser's own.
 * Nothing else draws them. Each size of the chart has a holder; `sizes` says which are filled at once.
 */
export function drawExplored(
  document: Document,
  explored: Explored,
  words: LanguageWords,
  sizes: readonly ChartSize[] = ["wide", "narrow"],
): Element[] {
  const card = document.createElement("div");
  card.className = "chart-card";
  for (const size of ["wide", "narrow"] as const) {
    const holder = card.appendChild(document.createElement("div"));
    holder.className = `chart-${size}`;
    const chart = sizes.includes(size) ? exploreChart(document, explored, size, words) : null;
    if (chart) holder.append(chart);
  }
  const sentence = document.createElement("p");
  sentence.className = "chart-sentence";
  sentence.textContent = exploreSentence(explored, words);
  const table = exploreTable(document, explored, words);
  const hasChart = sizes.some((size) => card.querySelector(`.chart-${size} svg`));
  return [...(hasChart ? [card] : []), sentence, ...table];
}

/** Null where there is nothing to draw. */
export function exploreChart(
  document: Document,
  explored: Explored,
  size: ChartSize,
  words: LanguageWords,
): SVGElement | null {
  const { state, answer } = explored;
  const dots = exploreDots(explored, words);
  if (dots) return dotChart(document, explored, dots, size, words);
  const drawn = answer.series.filter(({ rows }) => rows.length > 0);
  if (drawn.length === 0 || state.comparison === "cities" || state.comparison === "cells") return null;
  return lineChart(document, explored, size, words);
}

function lineChart(
  document: Document,
  explored: Explored,
  size: ChartSize,
  words: LanguageWords,
): SVGElement {
  const { facts, indicator, answer } = explored;
  const drawn = answer.series.filter(({ rows }) => rows.length > 0);
  const rows = drawn.flatMap(({ city, rows: own }) => own.map((row) => ({ ...row, series: city })));
  const figure = lastFigure({ ...explored, answer: { ...answer, series: drawn } }, words);
  const name = (city: string) => facts.names[city] ?? city;
  return line(rows, {
    document,
    ...{ width: CHART_WIDTHS[size], id: `explore-${size}` },
    series: drawn.map(({ city }) => ({ id: city, label: name(city) })),
    labels: {
      ...commonLabels(explored, words),
      title: figure ? headlineFinding(figure, words) : "",
      description: figure ? textAlternative(figure, drawn[0]?.rows ?? [], words) : "",
      source: words.t("figure.source", { city: drawn.map(({ city }) => name(city)).join(" · ") }),
    },
    format: {
      value: (value, se) => words.value(indicator.unit, value, se),
      tick: (value, step) => words.tick(indicator.unit, value, step),
      quarter: (quarter, short) => words.quarter(quarter, short ? "short" : "long"),
    },
  });
}

function dotChart(
  document: Document,
  explored: Explored,
  { rows, title, description, difference }: DotPicture,
  size: ChartSize,
  words: LanguageWords,
): SVGElement {
  const { unit } = explored.indicator;
  return intervalDots(rows, {
    document,
    ...{ width: CHART_WIDTHS[size], id: `explore-${size}` },
    labels: {
      ...commonLabels(explored, words),
      ...{ title, description, source: words.t("chart.source") },
      ...(difference ? { interval: words.t("explore.interval_difference") } : {}),
    },
    format: {
      value: (value, se) => (difference ? words.change(unit, value, se) : words.value(unit, value, se)),
      tick: (value, step) => words.tick(unit, value, step),
    },
    ...(difference ? { reference: 0 } : {}),
  });
}

function commonLabels({ facts, indicator, state }: Explored, words: LanguageWords) {
  const { t } = words;
  const published = state.comparison === "cities" ? indicator.domain : cellsAsked(indicator, state);
  const cells =
    indicator.survey === "enterprise" && published === "*"
      ? t("area.enterprises")
      : cellLabel(published, facts);
  const kind = state.comparison === "cells" ? "quarter" : state.kind;
  return {
    subtitle: t("chart.subtitle", {
      ...{ name: indicator.name[words.lang], unit: t(`unit.${indicator.unit}`) },
      area: state.comparison === "cells" ? t("explore.by_cell") : cells,
      period_kind: t(`period_kind.${indicator.pooling}.${kind}`),
    }),
    ...standingLabels(facts, words),
    interval: t("chart.interval"),
  };
}
