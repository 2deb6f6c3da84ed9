import { type DotRow, intervalDots } from "#charts/interval-dots.ts";
import type { Indicator, Sector } from "#contract/registry/registry.ts";
import type { LanguageWords } from "#i18n/words.ts";
import { standingLabels } from "#report/standing-labels.ts";
import { CHART_WIDTHS } from "../headline/headline-figure.ts";
import { type GrowthRow, growthName } from "./enterprise-rows.ts";

export interface GrowthFacts {
  readonly place: string;
  readonly quarter: string;
  readonly release: string;
  readonly simulated: boolean;
  readonly indicator: Indicator;
  readonly sectors: readonly Sector[];
  /** How many groups rose, fell, cannot be told; null where they are too many to be judged. */
  readonly counts: { readonly rise: number; readonly fall: number; readonly none: number } | null;
}

/** Growth of every group as dots with their intervals, at both widths. */
export function growthFigure(
  document: Document,
  rows: readonly GrowthRow[],
  facts: GrowthFacts,
  words: LanguageWords,
): { readonly wide: string; readonly narrow: string } {
  const draw = (size: keyof typeof CHART_WIDTHS) => chart(document, rows, facts, words, size).outerHTML;
  return { wide: draw("wide"), narrow: draw("narrow") };
}

function chart(
  document: Document,
  rows: readonly GrowthRow[],
  facts: GrowthFacts,
  words: LanguageWords,
  size: keyof typeof CHART_WIDTHS,
): SVGElement {
  const { t } = words;
  const { unit } = facts.indicator;
  const quarter = words.quarter(facts.quarter);
  return intervalDots(
    rows.map((row) => dotRow(row, facts, words)),
    {
      document,
      ...{ id: `growth-${size}`, width: CHART_WIDTHS[size], reference: 0 },
      labels: {
        title: facts.counts
          ? t("enterprises.chart.title", { quarter, ...facts.counts })
          : t("enterprises.chart.title_unjudged", { quarter, count: rows.length }),
        subtitle: t("enterprises.chart.subtitle"),
        source: t("enterprises.chart.source", { city: facts.place }),
        ...standingLabels(facts, words),
        interval: t("enterprises.chart.interval"),
        description: t("enterprises.chart.description", { rows: spoken(rows, facts, words) }),
      },
      format: {
        value: (value, se) => words.value(unit, value, se),
        tick: (value, step) => words.tick(unit, value, step),
      },
    },
  );
}

function dotRow(row: GrowthRow, { sectors }: GrowthFacts, words: LanguageWords): DotRow {
  return {
    ...row,
    label: growthName(row.cell, sectors, words),
    absent: row.obs_status === "normal" ? "" : words.t(`status_short.${row.obs_status}`),
    ...{ ci_lower_50: null, ci_upper_50: null },
  };
}

function spoken(
  rows: readonly GrowthRow[],
  { indicator, sectors }: GrowthFacts,
  words: LanguageWords,
): string {
  const said = rows.flatMap((row) =>
    row.estimate === null || row.ci_lower === null || row.ci_upper === null
      ? []
      : words.t("enterprises.chart.row", {
          name: growthName(row.cell, sectors, words),
          value: words.value(indicator.unit, row.estimate, row.se),
          interval: words.interval(indicator.unit, row.ci_lower, row.ci_upper, row.se),
        }),
  );
  return said.join(words.lang === "zh" ? "；" : "; ");
}
