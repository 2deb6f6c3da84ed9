import { line } from "#charts/line.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { ChangeAnswerRow, SeriesRow } from "#contract/queries.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import type { LanguageWords } from "#i18n/words.ts";
import { chartLabels } from "#report/chart-labels.ts";
import { officialMarks, targetMarks } from "#report/context-marks.ts";
import type { Figure } from "#report/figure.ts";
import { headlineFinding } from "#report/headline.ts";
import { chartSentence, textAlternative } from "#report/sentences.ts";
import { targetLabel } from "#report/verdict.ts";
import { figureTable } from "../drawing/figure-table.ts";
import type { PageFacts } from "../page-facts.ts";
import { cellsOf, type Selection } from "../selection.ts";

/** Rows of one indicator for the cities shown, in the order of the chart. */
export interface HeadlineRows {
  readonly series: readonly { readonly city: string; readonly rows: readonly SeriesRow[] }[];
  /** Changes of the page's own city against a year earlier. */
  readonly changes: readonly ChangeAnswerRow[];
}

export const CHART_WIDTHS = { wide: 720, narrow: 340 } as const;

/**
 * Chart (wide and narrow), sentence and table of one headline: at build with linkedom's document, after a
 * reader's choice with the browser's own. Nothing else draws them.
 */
export function drawHeadline(
  document: Document,
  facts: PageFacts,
  indicator: Indicator,
  selection: Selection,
  answer: HeadlineRows,
  words: LanguageWords,
): Element[] {
  const shown = answer.series.map(({ city, rows }) => ({
    city,
    rows: rows.filter((row) => isShown(row, selection)),
  }));
  const own = shown[0]?.rows ?? [];
  const last = own.at(-1);
  if (!last) return [element(document, "p", words.t("ask.empty"))];
  const figure = figureOf(facts, indicator, selection, last, answer.changes);
  const card = element(document, "div");
  card.className = "chart-card";
  for (const [size, width] of Object.entries(CHART_WIDTHS)) {
    const holder = element(document, "div");
    holder.className = `chart-${size}`;
    holder.append(chart(document, facts, indicator, selection, shown, figure, words, width, size));
    card.append(holder);
  }
  const caption = element(document, "p", chartSentence(figure, words));
  caption.className = "chart-sentence";
  return [
    card,
    caption,
    figureTable(document, indicator, selection.kind, shown, answer.changes, facts.names, words),
  ];
}

function isShown(row: { readonly quarter: string }, selection: Selection): boolean {
  const index = quarterIndex(row.quarter);
  return index >= quarterIndex(selection.from) && index <= quarterIndex(selection.to);
}

function figureOf(
  facts: PageFacts,
  indicator: Indicator,
  selection: Selection,
  row: SeriesRow,
  changes: readonly ChangeAnswerRow[],
): Figure {
  const name = facts.names[facts.city] ?? facts.city;
  return {
    indicator,
    city: { zh: name, en: name },
    kind: selection.kind,
    row,
    change: changes.find((change) => change.period === row.period) ?? null,
    basis: facts.designBasis,
  };
}

function chart(
  document: Document,
  facts: PageFacts,
  indicator: Indicator,
  selection: Selection,
  shown: HeadlineRows["series"],
  figure: Figure,
  words: LanguageWords,
  width: number,
  size: string,
) {
  const { t } = words;
  const rows = shown.flatMap(({ city, rows: cityRows }) => cityRows.map((row) => ({ ...row, series: city })));
  const targets = targetMarks(facts.targets, indicator.id, selection.kind, facts.bounds.last);
  const official = officialMarks(facts.official, indicator.id, selection.kind);
  const names = shown.map(({ city }) => facts.names[city] ?? city).join(" · ");
  const { release, simulated, designBasis: basis } = facts;
  const labelled = { indicator, basis, kind: selection.kind, release, simulated };
  return line(rows, {
    document,
    width,
    id: `${indicator.id}-${size}`,
    series: shown.map(({ city }) => ({ id: city, label: facts.names[city] ?? city })),
    labels: {
      ...chartLabels({ ...labelled, city: names, area: areaKey(selection, indicator) }, words),
      title: headlineFinding(figure, words),
      description: textAlternative(figure, shown[0]?.rows ?? [], words),
    },
    format: {
      value: (value, se) => words.value(indicator.unit, value, se),
      tick: (value, step) => words.tick(indicator.unit, value, step),
      quarter: (quarter, short) => words.quarter(quarter, short ? "short" : "long"),
    },
    target: targets.map((target) => ({ ...target, label: targetLabel(target, { indicator }, words) })),
    official: official.map((mark) => ({
      ...mark,
      label: t("chart.official", { concept: t(`concept.${mark.concept}`) }),
    })),
  });
}

/** The name of the cells shown. */
function areaKey(selection: Selection, indicator: Indicator): string {
  const cells = cellsOf(selection.area, indicator.domain);
  return cells === "*" ? "all" : cells;
}

function element(document: Document, tag: string, text = ""): HTMLElement {
  const created = document.createElement(tag);
  if (text !== "") created.textContent = text;
  return created;
}
