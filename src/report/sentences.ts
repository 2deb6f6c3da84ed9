import {
  type Figure,
  type FigureStatus,
  isComplete,
  isPrintable,
  type LevelRow,
  type PrintableRow,
  statusOf,
} from "./figure.ts";
import { placeName } from "./headline.ts";
import { changeSentence, targetSentence } from "./verdict.ts";
import type { Words } from "./words.ts";

/** The sentence under a chart: period, figure, interval; change and target with their verdicts. */
export function chartSentence(figure: Figure, words: Words): string {
  // Where the level can't be published, nothing is said of its change either.
  if (!isPrintable(figure.row)) return levelSentence(figure, words);
  return joinSentences(
    [levelSentence(figure, words), changeSentence(figure, words), targetSentence(figure, words)],
    words,
  );
}

/** The text alternative of a chart, made from the numbers it draws. */
export function textAlternative(figure: Figure, rows: readonly LevelRow[], words: Words): string {
  const printable = rows.filter(isPrintable);
  return joinSentences(
    [chartSpan(figure, rows, words), extremes(figure, printable, words), chartSentence(figure, words)],
    words,
  );
}

/** Why a figure is absent; empty for "normal". */
export function statusSentence(status: FigureStatus, words: Words): string {
  return status === "normal" ? "" : words.t(`status.${status}`);
}

/** "95%置信区间3.2%至4.6%"; empty without limits. */
export function intervalText({ indicator, row }: Pick<Figure, "indicator" | "row">, words: Words): string {
  if (!isPrintable(row)) return "";
  return words.t("report.interval", { interval: limitsOf(indicator, row, words) });
}

function levelSentence(figure: Figure, words: Words): string {
  const { indicator, kind, row } = figure;
  const params = {
    place: placeName(figure, words),
    name: measureName(figure, words),
    period: words.period(row.period, kind),
  };
  if (!isPrintable(row)) {
    return words.t("report.sentence.absent", { ...params, reason: statusSentence(statusOf(row), words) });
  }
  const value = words.value(indicator.unit, row.estimate, row.se);
  if (isComplete(figure)) return words.t("report.sentence.count", { ...params, value });
  const sentence = words.t("report.sentence.level", {
    ...params,
    value,
    interval: limitsOf(indicator, row, words),
  });
  return joinSentences([sentence, caution(row, words)], words);
}

/** Name with how its quarters are put together: 样本监测失业率(平均). */
function measureName({ indicator, kind }: Figure, words: Words): string {
  const name = indicator.name[words.lang];
  if (kind === "quarter" || indicator.pooling === "none") return name;
  return words.t(`report.measure.${indicator.pooling}`, { name });
}

/** That a figure is to be used with caution, and why; empty for one that needs none. */
export function caution({ quality }: LevelRow, words: Words): string {
  return quality === "D" || quality === "E" ? words.t(`report.rough.${quality}`) : "";
}

function limitsOf(indicator: Figure["indicator"], row: PrintableRow, words: Words): string {
  return words.interval(indicator.unit, row.ci_lower, row.ci_upper, row.se);
}

function chartSpan(figure: Figure, rows: readonly LevelRow[], words: Words): string {
  const first = rows[0] ?? figure.row;
  const last = rows.at(-1) ?? figure.row;
  return words.t("report.alternative.span", {
    place: placeName(figure, words),
    name: figure.indicator.name[words.lang],
    first: words.quarter(lastQuarter(first.period)),
    last: words.quarter(lastQuarter(last.period)),
  });
}

function extremes({ indicator, kind }: Figure, rows: readonly PrintableRow[], words: Words): string {
  const [first, ...others] = rows;
  if (!first || others.length === 0) return "";
  const lowest = others.reduce((a, b) => (b.estimate < a.estimate ? b : a), first);
  const highest = others.reduce((a, b) => (b.estimate > a.estimate ? b : a), first);
  const say = (row: PrintableRow) => words.value(indicator.unit, row.estimate, row.se);
  return words.t("report.alternative.extremes", {
    lowest: say(lowest),
    lowest_period: words.period(lowest.period, kind),
    highest: say(highest),
    highest_period: words.period(highest.period, kind),
  });
}

function lastQuarter(period: string): string {
  const last = period.split("..").at(-1) ?? period;
  return /^\d{4}$/.test(last) ? `${last}Q4` : last;
}

function joinSentences(sentences: readonly string[], words: Words): string {
  return sentences.filter((sentence) => sentence !== "").join(words.lang === "zh" ? "" : " ");
}
