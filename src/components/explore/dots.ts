import type { DotRow } from "#charts/interval-dots.ts";
import type { LanguageWords } from "#i18n/words.ts";
import { lastPeriod } from "./ask.ts";
import { cellShort } from "./facts.ts";
import { type Explored, exploreSentence } from "./sentence.ts";

/** Two curves can be told apart; more cities are drawn as dots of the last period. */
export const MOST_CURVES = 2;

export interface DotPicture {
  readonly rows: readonly DotRow[];
  readonly title: string;
  readonly description: string;
  /** Values are differences from the first city. */
  readonly difference: boolean;
}

/** What is drawn as dots; null for curves, and where there is nothing. */
export function exploreDots(explored: Explored, words: LanguageWords): DotPicture | null {
  const { state, answer } = explored;
  if (state.comparison === "cells") return picture(cellRows(explored, words), "cells", explored, words);
  if (state.comparison === "cities") return picture(differenceRows(explored), "differences", explored, words);
  if (answer.series.length <= MOST_CURVES) return null;
  return picture(cityRows(explored, words), "levels", explored, words);
}

const NOTHING = { estimate: null, ci_lower: null, ci_upper: null, ci_lower_50: null, ci_upper_50: null };

function cityRows({ facts, state, answer }: Explored, words: LanguageWords): DotRow[] {
  const { label: period } = lastPeriod(state);
  return answer.series.map(({ city, rows }) => {
    const row = rows.find((one) => one.period === period);
    const label = facts.names[city] ?? city;
    if (!row)
      return { ...NOTHING, label, obs_status: "confidential", absent: words.t("explore.not_published") };
    const absent = row.obs_status === "normal" ? "" : words.t(`status_short.${row.obs_status}`);
    return { ...row, label, absent };
  });
}

function cellRows({ facts, answer }: Explored, words: LanguageWords): DotRow[] {
  return answer.byCell.map((row) => ({
    ...row,
    ...{ ci_lower_50: null, ci_upper_50: null },
    label: cellShort(row.cell, facts, words),
    absent: row.obs_status === "normal" ? "" : words.t(`status_short.${row.obs_status}`),
  }));
}

function differenceRows({ facts, answer }: Explored): DotRow[] {
  return answer.compared.map((row) => ({
    ...{ label: facts.names[row.other_city] ?? row.other_city, absent: "", obs_status: "normal" as const },
    ...{ estimate: row.difference, se: row.se, ci_lower: row.ci_lower, ci_upper: row.ci_upper },
    ...{ ci_lower_50: null, ci_upper_50: null },
  }));
}

function picture(
  rows: readonly DotRow[],
  kind: "cells" | "differences" | "levels",
  explored: Explored,
  words: LanguageWords,
): DotPicture | null {
  if (rows.length === 0) return null;
  const { facts, indicator, state } = explored;
  const title = words.t(`explore.title_${kind}`, {
    city: facts.names[state.cities[0] ?? ""] ?? "",
    name: indicator.short[words.lang],
    period: kind === "cells" ? words.quarter(state.to) : words.period(lastPeriod(state).label, state.kind),
  });
  return {
    rows,
    title,
    description: `${title}${words.lang === "zh" ? "。" : ". "}${exploreSentence(explored, words)}`,
    difference: kind === "differences",
  };
}
