import { type Figure, isPrintable, type LevelRow, type PrintableRow, statusOf } from "./figure.ts";
import { placeName } from "./headline.ts";
import { caution } from "./sentences.ts";
import { targetSentence } from "./verdict.ts";
import type { Words } from "./words.ts";

// The first thing a reader of a city's page is told: a share in persons of a hundred, and whether it changed.

export interface CityAnswer {
  /** Unemployment over four quarters, with its change on a year earlier. */
  readonly figure: Figure;
  /** The newest period with a number, where the figure's own has none. */
  readonly earlier: LevelRow | null;
  /** The newest year that may be scored against a target. */
  readonly scored: Figure | null;
}

/** One to four plain sentences: level, caution, change, target; the reason where there is no level. */
export function answerSentences({ figure, earlier, scored }: CityAnswer, words: Words): string[] {
  const sentences = isPrintable(figure.row)
    ? [levelAnswer(figure, figure.row, words), caution(figure.row, words), changeAnswer(figure, words)]
    : [absentAnswer(figure, words), earlierAnswer(earlier, words)];
  return [...sentences, targetAnswer(scored, words)].filter((sentence) => sentence !== "");
}

function levelAnswer(figure: Figure, row: PrintableRow, words: Words): string {
  const place = placeName(figure, words);
  const period = words.period(row.period, figure.kind);
  if (row.estimate === 0) {
    return words.t("city.answer.zero", { place, period, upper: perHundred(row.ci_upper, words) });
  }
  return words.t("city.answer.level", { place, period, ...shares(row, words) });
}

function changeAnswer({ change, indicator }: Figure, words: Words): string {
  if (!change?.verdict || change.ci_lower === null || change.ci_upper === null)
    return words.t("city.answer.no_change");
  const interval = words.changeInterval(indicator.unit, change.ci_lower, change.ci_upper, change.se);
  return words.t(`city.answer.${change.verdict}`, { interval });
}

function absentAnswer(figure: Figure, words: Words): string {
  return words.t("city.answer.absent", {
    place: placeName(figure, words),
    period: words.period(figure.row.period, figure.kind),
    reason: words.t(`status.${statusOf(figure.row)}`),
  });
}

function earlierAnswer(row: LevelRow | null, words: Words): string {
  if (!row || !isPrintable(row)) return words.t("city.answer.never");
  return words.t("city.answer.earlier", {
    period: words.period(row.period, "four_quarter"),
    ...shares(row, words),
  });
}

function targetAnswer(scored: Figure | null, words: Words): string {
  const sentence = scored ? targetSentence(scored, words) : "";
  if (!scored || sentence === "") return "";
  return words.t("city.answer.target", { period: words.period(scored.row.period, "year"), sentence });
}

function shares(row: PrintableRow, words: Words) {
  return {
    share: perHundred(row.estimate, words),
    lower: perHundred(row.ci_lower, words),
    upper: perHundred(row.ci_upper, words),
  };
}

/** 0.037 is 3.7 of a hundred. */
function perHundred(share: number, words: Words): string {
  return words.amount("index", share);
}
