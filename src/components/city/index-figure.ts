import { type DotRow, intervalDots } from "#charts/interval-dots.ts";
import type { IndexRow } from "#contract/published/figure-tables.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import type { LanguageWords } from "#i18n/words.ts";
import { standingLabels } from "#report/standing-labels.ts";
import { CHART_WIDTHS } from "../headline/headline-figure.ts";

export interface IndexEntry {
  readonly indicator: Indicator;
  readonly row: IndexRow;
}

export interface IndexFacts {
  readonly against: IndexRow["against"];
  readonly place: string;
  readonly release: string;
  readonly simulated: boolean;
}

/** Indices of one city against 100, at both widths. */
export function indexFigure(
  document: Document,
  entries: readonly IndexEntry[],
  facts: IndexFacts,
  words: LanguageWords,
): { readonly wide: string; readonly narrow: string } {
  const draw = (size: keyof typeof CHART_WIDTHS) =>
    intervalDots(
      entries.map((entry) => dotRow(entry, words)),
      {
        document,
        ...{ id: `index-${facts.against}-${size}`, width: CHART_WIDTHS[size], reference: 1 },
        labels: labels(entries, facts, words),
        format: {
          value: (value) => words.value("index", value),
          tick: (value, step) => words.tick("index", value, step),
        },
      },
    ).outerHTML;
  return { wide: draw("wide"), narrow: draw("narrow") };
}

function labels(entries: readonly IndexEntry[], facts: IndexFacts, words: LanguageWords) {
  const { t } = words;
  const count = (verdict: IndexRow["verdict"]) => entries.filter(({ row }) => row.verdict === verdict).length;
  const counts = {
    ...{ above: count("above"), below: count("below"), neither: count("not_distinguishable") },
  };
  return {
    title: `${facts.place} · ${t("indices.chart.title", counts)}`,
    subtitle: t(`indices.chart.${facts.against}`),
    source: t("figure.source", { city: facts.place }),
    ...standingLabels(facts, words),
    interval: t("enterprises.chart.interval"),
    description: t("indices.chart.description", { rows: spoken(entries, words) }),
  };
}

/** Indices come as 107.3; shares of the base are drawn, as the table prints them. */
function dotRow({ indicator, row }: IndexEntry, words: LanguageWords): DotRow {
  const share = (value: number | null) => (value === null ? null : value / 100);
  return {
    ...{ label: indicator.short[words.lang], absent: words.t("home.absent"), obs_status: "normal" },
    ...{ estimate: share(row.index), ci_lower: share(row.ci_lower), ci_upper: share(row.ci_upper) },
    ...{ ci_lower_50: null, ci_upper_50: null },
  };
}

function spoken(entries: readonly IndexEntry[], words: LanguageWords): string {
  const said = entries.flatMap(({ indicator, row }) =>
    row.index === null || row.ci_lower === null || row.ci_upper === null || row.verdict === null
      ? []
      : words.t("indices.chart.row", {
          name: indicator.short[words.lang],
          value: words.value("index", row.index / 100),
          interval: words.interval("index", row.ci_lower / 100, row.ci_upper / 100),
          verdict: words.t(`indices.verdict.${row.verdict}`),
        }),
  );
  return said.join(words.lang === "zh" ? "；" : "; ");
}
