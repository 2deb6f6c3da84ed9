import { periodEnd } from "#contract/period.ts";
import type { ChangeVerdict, TargetVerdict } from "#contract/published/published-codes.ts";
import { type ChangeFigure, type Figure, isComplete } from "./figure.ts";
import type { Words } from "./words.ts";

/** 上升 / 下降 / 无法判断 · rise / fall / no change demonstrated. */
export function changeVerdict(verdict: ChangeVerdict, words: Words): string {
  return words.t(`verdict.change.${verdict}`);
}

/** 低于目标 / 高于目标 / 无法区分 · below target / above target / not distinguishable. */
export function targetVerdict(verdict: TargetVerdict, words: Words): string {
  return words.t(`verdict.target.${verdict}`);
}

/** "比上年同期" and its like: which period a change looks back to. */
export function comparedWith(figure: Figure, change: ChangeFigure, words: Words): string {
  const lag = periodEnd(figure.row.period) - periodEnd(change.from_period);
  if (lag === 4) return words.t("report.against.year");
  if (lag === 1 && figure.kind === "quarter") return words.t("report.against.quarter");
  return words.t("report.against.period", { period: words.period(change.from_period, figure.kind) });
}

/** "比上年同期无法判断升降"; empty where no verdict was reached. */
export function changeClause(figure: Figure, words: Words): string {
  if (!figure.change?.verdict) return "";
  const against = comparedWith(figure, figure.change, words);
  return words.t(`report.change.${figure.change.verdict}`, { against });
}

/** The change with its interval and verdict, as a sentence; empty where it wasn't computed. */
export function changeSentence(figure: Figure, words: Words): string {
  const { change, indicator } = figure;
  if (!change?.verdict) return "";
  if (change.change === null || change.ci_lower === null || change.ci_upper === null) return "";
  const said = {
    against: comparedWith(figure, change, words),
    change: words.change(indicator.unit, change.change, change.se),
    verdict: changeVerdict(change.verdict, words),
  };
  if (isComplete(figure)) return words.t("report.change_sentence_count", said);
  const interval = words.changeInterval(indicator.unit, change.ci_lower, change.ci_upper, change.se);
  return words.t("report.change_sentence", { ...said, interval });
}

/** How the figure stands to its target; a single quarter is never scored. */
export function targetSentence(figure: Figure, words: Words): string {
  if (!figure.target?.verdict || figure.kind === "quarter") return "";
  return words.t(`report.target.${figure.target.verdict}`, {
    target: targetLabel(figure.target, figure, words),
  });
}

/** "目标4.0%(城镇年平均失业率)": a target never stands without its concept. */
export function targetLabel(
  target: { readonly value: number; readonly concept: string },
  figure: Pick<Figure, "indicator">,
  words: Words,
): string {
  return words.t("report.target_label", {
    value: words.value(figure.indicator.unit, target.value),
    concept: words.t(`concept.${target.concept}`),
  });
}
