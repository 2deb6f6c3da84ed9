import type { PeriodKind } from "#contract/period.ts";
import type { ChangeRow, EstimateRow } from "#contract/published/figure-tables.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import { isPrintable, statusOf } from "../figure.ts";
import { growthVerdict } from "../growth-title.ts";
import { statusSentence } from "../sentences.ts";
import type { Words } from "../words.ts";
import { indicatorIn, type ReportFacts } from "./report-facts.ts";

// The sentences of a report: a figure with its interval, and how it changed, as far as the intervals say.

/** How an interval is called: in full where it is read first, short afterwards. */
export type Naming = "full" | "short";

type ChangeLimits = Pick<ChangeRow, "change" | "ci_lower" | "ci_upper" | "se" | "verdict">;

/** "近四个季度…平均为3.7%（95%区间…），比上年同期…。" Where there is no figure, why. */
export function figureSentence(
  facts: ReportFacts,
  id: string,
  kind: PeriodKind,
  words: Words,
  naming: Naming = "short",
): string {
  const indicator = indicatorIn(facts, id);
  const row = facts.figures.level(id, kind, facts.quarter);
  if (!row || !isPrintable(row)) return absentSentence(indicator, kind, row, words);
  const level = levelClause(facts, indicator, kind, row, words, naming);
  const change = changeClause(facts, indicator, facts.figures.change(id, kind, facts.quarter, 4), 4, words);
  return closed([level, change], row, words);
}

/** Growth is itself a change: it is judged by its own interval. */
export function growthSentence(
  facts: ReportFacts,
  id: string,
  words: Words,
  naming: Naming = "short",
): string {
  const indicator = indicatorIn(facts, id);
  const row = facts.figures.level(id, "quarter", facts.quarter);
  if (!row || !isPrintable(row)) return absentSentence(indicator, "quarter", row, words);
  const { estimate, ci_lower, ci_upper, se } = row;
  const clause = words.t(`quarterly.growth.${id}.${growthVerdict(row)}`, {
    value: words.value(indicator.unit, estimate, se),
    size: words.value(indicator.unit, Math.abs(estimate), se),
    interval: named(facts, words.interval(indicator.unit, ci_lower, ci_upper, se), words, naming),
  });
  return closed([clause], row, words);
}

/** The change on the quarter before, with the caution that belongs to it; empty where it wasn't computed. */
export function quarterBefore(facts: ReportFacts, id: string, words: Words): string {
  const indicator = indicatorIn(facts, id);
  const row = facts.figures.level(id, "quarter", facts.quarter);
  const change = facts.figures.change(id, "quarter", facts.quarter, 1);
  const clause = row && isPrintable(row) ? changeClause(facts, indicator, change, 1, words) : "";
  return clause === ""
    ? ""
    : words.t("quarterly.quarter_before", {
        name: opening(indicator.short[words.lang], words),
        change: clause,
      });
}

/** "比上年同期下降0.3个百分点（95%区间…）"; empty where it wasn't computed. */
export function changeClause(
  facts: Pick<ReportFacts, "basis">,
  { unit }: Pick<Indicator, "unit">,
  row: ChangeLimits | undefined,
  lag: 1 | 4,
  words: Words,
): string {
  if (!row?.verdict || row.change === null || row.ci_lower === null || row.ci_upper === null) return "";
  const counted = unit === "persons" ? "count" : "rate";
  return words.t(`quarterly.change.${row.verdict}.${counted}`, {
    against: words.t(lag === 4 ? "report.against.year" : "report.against.quarter"),
    size: words.changeSize(unit, row.change, row.se),
    change: words.change(unit, row.change, row.se),
    interval: named(facts, words.changeInterval(unit, row.ci_lower, row.ci_upper, row.se), words, "short"),
  });
}

function levelClause(
  facts: ReportFacts,
  { unit, name }: Indicator,
  kind: PeriodKind,
  row: EstimateRow & { estimate: number; ci_lower: number; ci_upper: number },
  words: Words,
  naming: Naming,
): string {
  const form = unit === "percent_change" ? "percent" : unit;
  return words.t(`quarterly.level.${form}.${kind}`, {
    name: name[words.lang],
    value: words.value(unit, row.estimate, row.se),
    amount: words.amount(unit, row.estimate, row.se),
    interval: named(facts, words.interval(unit, row.ci_lower, row.ci_upper, row.se), words, naming),
  });
}

/** "95%区间3.2%至4.2%": of a purposive panel it holds only as a model. */
export function named(
  { basis }: Pick<ReportFacts, "basis">,
  limits: string,
  words: Words,
  naming: Naming,
): string {
  const of = basis === "purposive" ? "purposive" : "random";
  return words.t(`quarterly.interval.${naming}.${of}`, { limits });
}

function absentSentence(
  { name }: Indicator,
  kind: PeriodKind,
  row: EstimateRow | undefined,
  words: Words,
): string {
  return words.t("quarterly.absent", {
    name: name[words.lang],
    window: words.t(`quarterly.window.${kind}`),
    reason: row ? statusSentence(statusOf(row), words) : words.t("status.not_collected"),
  });
}

function closed(clauses: readonly string[], { quality }: Pick<EstimateRow, "quality">, words: Words): string {
  const said = clauses.filter((clause) => clause !== "").join(words.t("quarterly.comma"));
  const sentence = words.t("quarterly.sentence", { text: said });
  return quality === "D" || quality === "E"
    ? joined([sentence, words.t(`report.rough.${quality}`)], words)
    : sentence;
}

/** Sentences one behind the other. */
export function joined(sentences: readonly string[], { lang }: Pick<Words, "lang">): string {
  return sentences.filter((sentence) => sentence !== "").join(lang === "zh" ? "" : " ");
}

/** With a capital where a line or sentence begins with it. */
export function opening(text: string, { lang }: Pick<Words, "lang">): string {
  return lang === "en" ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
