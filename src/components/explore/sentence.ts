import type { Bilingual } from "#contract/column.ts";
import type { LanguageWords } from "#i18n/words.ts";
import type { Figure } from "#report/figure.ts";
import { chartSentence } from "#report/sentences.ts";
import { cellsAsked, type ExploreAnswer, lastPeriod } from "./ask.ts";
import { cellLabel, type ExploreFacts, type ExploreIndicator } from "./facts.ts";
import type { ExploreState } from "./state.ts";

export interface Explored {
  readonly facts: ExploreFacts;
  readonly indicator: ExploreIndicator;
  readonly state: ExploreState;
  readonly answer: ExploreAnswer;
}

/** What may be said of the answer, with interval and verdict. */
export function exploreSentence(explored: Explored, words: LanguageWords): string {
  const { state, answer } = explored;
  if (state.comparison === "cells") return cellsSentence(explored, words);
  if (state.comparison === "cities") return citiesSentence(explored, words);
  if (answer.unpublished) return unpublishedSentence(explored, words);
  const figure = lastFigure(explored, words);
  return figure ? chartSentence(figure, words) : words.t("explore.empty");
}

/** Of the first city's last period; null where nothing is published. */
export function lastFigure(
  { facts, indicator, state, answer }: Explored,
  words: LanguageWords,
): Figure | null {
  const [first] = answer.series;
  const row = first?.rows.at(-1);
  if (!first || !row) return null;
  return {
    indicator,
    city: placeOf(first.city, { facts, indicator, state }, words),
    kind: state.kind,
    row,
    change: answer.changes.find((change) => change.period === row.period) ?? null,
    basis: facts.bases[first.city] ?? "not_stated",
  };
}

/** A city, with its cells where they are not those of the published figure. */
export function placeOf(
  city: string,
  { facts, indicator, state }: Pick<Explored, "facts" | "indicator" | "state">,
  words: LanguageWords,
): Bilingual {
  const name = facts.names[city] ?? city;
  const cells = cellsAsked(indicator, state);
  const place =
    cells === indicator.domain
      ? name
      : words.t("explore.place", { city: name, cells: cellLabel(cells, facts) });
  return { zh: place, en: place };
}

function unpublishedSentence(explored: Explored, words: LanguageWords): string {
  const { facts, state, indicator, answer } = explored;
  const { period = "", cell = null } = answer.unpublished ?? {};
  const place = placeOf(state.cities[0] ?? "", explored, words)[words.lang];
  const said = words.t("explore.unpublished", {
    ...{ place, name: indicator.name[words.lang], period: words.period(period, state.kind) },
  });
  if (!cell) return [said, words.t("explore.unpublished_none")].join(words.lang === "zh" ? "" : " ");
  const reason = words.t(cell.withheld ? "explore.unpublished_withheld" : "explore.unpublished_merged", {
    cell: cellLabel(cell.name, facts),
    quarter: words.quarter(cell.quarter),
  });
  return [said, reason].join(words.lang === "zh" ? "" : " ");
}

function citiesSentence({ facts, indicator, state, answer }: Explored, words: LanguageWords): string {
  const { t } = words;
  const name = facts.names[state.cities[0] ?? ""] ?? "";
  const period = words.period(lastPeriod(state).label, state.kind);
  const said = { city: name, name: indicator.name[words.lang], period };
  if (answer.compared.length === 0) return t("explore.cities_none", said);
  const list = (verdict: string) =>
    answer.compared
      .filter((row) => row.verdict_joint === verdict)
      .map(({ other_city }) => facts.names[other_city] ?? other_city)
      .join(t("explore.and"));
  const parts = (["higher", "lower", "cannot_tell"] as const).flatMap((verdict) => {
    const cities = list(verdict);
    return cities === "" ? [] : [t(`explore.cities_${verdict}`, { cities })];
  });
  return t("explore.cities_said", { ...said, parts: parts.join(t("explore.then")) });
}

function cellsSentence({ facts, indicator, state, answer }: Explored, words: LanguageWords): string {
  const { t } = words;
  const known = answer.byCell.filter(({ estimate }) => estimate !== null);
  const withheld = answer.byCell.length - known.length;
  return t(answer.byCell.length === 0 ? "explore.cells_none" : "explore.cells_said", {
    city: facts.names[state.cities[0] ?? ""] ?? "",
    name: indicator.name[words.lang],
    quarter: words.quarter(state.to),
    known: words.integer(known.length),
    withheld: words.integer(withheld),
  });
}
