import type { ChangeVerdict } from "#contract/published/published-codes.ts";
import type { Figure } from "./figure.ts";
import { headlineFinding, placeName } from "./headline.ts";
import type { Words } from "./words.ts";

/** Growth is itself a change: its own interval says what may be said of it. */
export function growthVerdict(row: {
  readonly ci_lower: number | null;
  readonly ci_upper: number | null;
}): ChangeVerdict {
  if (row.ci_lower !== null && row.ci_lower > 0) return "rise";
  return row.ci_upper !== null && row.ci_upper < 0 ? "fall" : "no_change_demonstrated";
}

/** The title of a chart as a finding; growth is named by what grew. */
export function findingOf(figure: Figure, lag: 1 | 4, words: Words): string {
  const { indicator, row } = figure;
  if (indicator.unit !== "percent_change" || row.estimate === null) return headlineFinding(figure, words);
  const against = lag === 4 ? "year" : "quarter";
  return words.t(`report.growth_title.${against}.${growthVerdict(row)}`, {
    place: placeName(figure, words),
    period: words.period(row.period, "quarter"),
    value: words.value(indicator.unit, row.estimate, row.se),
    size: words.value(indicator.unit, Math.abs(row.estimate), row.se),
  });
}
