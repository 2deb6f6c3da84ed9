import { figureTable, plainTable } from "#components/drawing/figure-table.ts";
import type { LanguageWords } from "#i18n/words.ts";
import { cellLabel } from "./facts.ts";
import type { Explored } from "./sentence.ts";

/** Rows of a table on the page; the file to download has all. */
export const MOST_ROWS = 300;

/** The numbers of a choice as a table, and what it leaves out; nothing where there are none. */
export function exploreTable(document: Document, explored: Explored, words: LanguageWords): Element[] {
  const { indicator, state, answer, facts } = explored;
  const { t } = words;
  if (state.comparison === "cells") return cellTable(document, explored, words);
  if (state.comparison === "cities") return cityTable(document, explored, words);
  const total = answer.series.reduce((sum, { rows }) => sum + rows.length, 0);
  if (total === 0) return [];
  const each = Math.ceil(MOST_ROWS / answer.series.length);
  const series = answer.series.map(({ city, rows }) => ({
    city,
    rows: total > MOST_ROWS ? rows.slice(-each) : rows,
  }));
  const shown = series.reduce((sum, { rows }) => sum + rows.length, 0);
  const table = figureTable(document, indicator, state.kind, series, answer.changes, facts.names, words);
  const notes = [
    ...(answer.series.length > 2 ? [t("explore.many_cities")] : []),
    ...(shown < total
      ? [t("explore.cut", { shown: words.integer(shown), total: words.integer(total) })]
      : []),
  ];
  return [...notes.map((text) => note(document, text)), table];
}

function cellTable(
  document: Document,
  { indicator: { unit, name }, answer, facts, state }: Explored,
  words: LanguageWords,
): Element[] {
  const { t } = words;
  if (answer.byCell.length === 0) return [];
  const rows = answer.byCell.map((row) => {
    const known = row.estimate !== null && row.ci_lower !== null && row.ci_upper !== null;
    return [
      cellLabel(row.cell, facts),
      known ? words.value(unit, row.estimate ?? 0, row.se) : "–",
      known ? words.interval(unit, row.ci_lower ?? 0, row.ci_upper ?? 0, row.se) : "–",
      String(row.n_responding ?? "–"),
      row.obs_status === "normal" ? "" : t(`status_short.${row.obs_status}`),
    ];
  });
  const heads = [
    t("explore.cells"),
    t("table.estimate"),
    t("table.interval"),
    t("table.units"),
    t("table.note"),
  ];
  const caption = t("explore.caption", { name: name[words.lang], period: words.quarter(state.to) });
  return [note(document, t("explore.cells_note")), plainTable(document, caption, heads, rows, words)];
}

function cityTable(
  document: Document,
  { indicator: { unit, name }, answer, facts, state }: Explored,
  words: LanguageWords,
): Element[] {
  const { t } = words;
  const [row0] = answer.compared;
  if (!row0) return [];
  const rows = answer.compared.map((row) => [
    facts.names[row.other_city] ?? row.other_city,
    words.change(unit, row.difference ?? 0, row.se),
    words.changeInterval(unit, row.ci_lower ?? 0, row.ci_upper ?? 0, row.se),
    t(`explore.verdict_${row.verdict_joint}`),
  ]);
  const heads = [t("table.city"), t("explore.difference"), t("table.interval"), t("table.verdict")];
  const caption = t("explore.caption", {
    name: name[words.lang],
    period: words.period(row0.period, state.kind),
  });
  return [note(document, t("explore.cities_note")), plainTable(document, caption, heads, rows, words)];
}

function note(document: Document, text: string): Element {
  const created = document.createElement("p");
  created.className = "muted";
  created.textContent = text;
  return created;
}
