import { type DotRow, intervalDots } from "#charts/interval-dots.ts";
import { pairMatrix } from "#components/compare/pair-matrix.ts";
import { CHART_WIDTHS } from "#components/headline/headline-figure.ts";
import { periodEnd, periodLabel } from "#contract/period.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { LanguageWords } from "#i18n/words.ts";
import { type Compared, compareCities, comparisonFinding, groupSentences } from "#report/comparison.ts";
import { isPrintable, statusOf } from "#report/figure.ts";
import { standingLabels } from "#report/standing-labels.ts";
import type { ComparedRow, CompareFacts } from "./facts.ts";
import { compareTable } from "./table.ts";

/**
 * Cities beside each other in one period: chart (wide and narrow), what may be said, matrix of pairs, table. At
 * build with linkedom's document, after a reader's choice with the browser's own. Nothing else draws them.
 * @param parts `brief` leaves out the matrix.
 */
export function drawComparison(
  document: Document,
  facts: CompareFacts,
  quarter: string,
  words: LanguageWords,
  parts: "brief" | "all" = "all",
): Element[] {
  const rows = rowsOf(facts, quarter);
  const period = words.period(periodLabel(facts.kind, quarterIndex(quarter)), facts.kind);
  const comparison = compareCities(
    facts.uncompared === null ? rows.flatMap((row) => comparedFigure(row)) : [],
  );
  const compared: Compared = {
    name: nameIn(facts, words),
    period,
    nameOf: (city) => facts.names[city] ?? city,
  };
  const { uncompared } = facts;
  const said =
    uncompared === null
      ? groupSentences(comparison, compared, words)
      : [words.t(`compare.uncompared.${uncompared}`)];
  const title =
    uncompared === null
      ? comparisonFinding(comparison, compared, words)
      : words.t("compare.finding.uncompared", { name: compared.name, period });
  const list = document.createElement("ul");
  list.className = "compare-said";
  for (const sentence of said) list.appendChild(document.createElement("li")).textContent = sentence;
  return [
    chartCard(document, facts, quarter, rows, title, words),
    ...(said.length > 0 ? [list] : []),
    ...(parts === "all" && comparison.pairs.length > 0
      ? [pairMatrix(document, comparison, { ...compared, unit: facts.unit }, words)]
      : []),
    compareTable(document, facts, rows, title, words),
  ];
}

/** A row for every city, in the order of the page; one without a return says so. */
function rowsOf(facts: CompareFacts, quarter: string): ComparedRow[] {
  const end = quarterIndex(quarter);
  return Object.keys(facts.names).map(
    (city) =>
      facts.rows.find((row) => row.city === city && periodEnd(row.period) === end) ?? {
        ...{ city, period: periodLabel(facts.kind, end), ...NOTHING, se: null, df: null, quality: null },
        ...{ obs_status: "not_collected", conf_status: "free" },
      },
  );
}

const NOTHING = { estimate: null, ci_lower: null, ci_upper: null, ci_lower_50: null, ci_upper_50: null };

function comparedFigure(row: ComparedRow): Parameters<typeof compareCities>[0] {
  const { city, estimate, se, df } = row;
  return isPrintable(row) && estimate !== null && se !== null ? [{ city, estimate, se, df: df ?? 1000 }] : [];
}

function nameIn({ indicator, asShare }: CompareFacts, words: LanguageWords): string {
  const name = indicator.name[words.lang];
  return asShare ? words.t("compare.share", { name }) : name;
}

function chartCard(
  document: Document,
  facts: CompareFacts,
  quarter: string,
  rows: readonly ComparedRow[],
  title: string,
  words: LanguageWords,
): HTMLElement {
  const card = document.createElement("div");
  card.className = "chart-card";
  for (const [size, width] of Object.entries(CHART_WIDTHS)) {
    const holder = card.appendChild(document.createElement("div"));
    holder.className = `chart-${size}`;
    holder.append(
      intervalDots(dotRows(facts, quarter, rows, words), {
        ...{ document, width, id: `compare-${facts.indicator.id}-${size}` },
        labels: labelsOf(facts, rows, title, words),
        format: {
          value: (value, se) => words.value(facts.unit, value, se),
          tick: (value, step) => words.tick(facts.unit, value, step),
        },
      }),
    );
  }
  return card;
}

/** Cities, then country and provinces where an official figure speaks of the same period. */
function dotRows(
  facts: CompareFacts,
  quarter: string,
  rows: readonly ComparedRow[],
  words: LanguageWords,
): DotRow[] {
  const marks = facts.context.filter((mark) => mark.quarter === quarter);
  const markOf = ({ value, concept }: CompareFacts["context"][number]) => ({
    value,
    label: words.t("chart.official", { concept: words.t(`concept.${concept}`) }),
  });
  const cities = rows.map((row) => {
    const mark = marks.find(({ place }) => place === row.city);
    const status = statusOf(row);
    return {
      ...row,
      label: facts.names[row.city] ?? row.city,
      absent: words.t(`status_short.${status}`),
      obs_status: status,
      official: mark ? markOf(mark) : null,
    };
  });
  const others = marks
    .filter(({ place }) => facts.names[place] === undefined)
    .map((mark) => ({
      ...NOTHING,
      ...{ label: mark.place, absent: "", obs_status: "not_collected" as const, official: markOf(mark) },
    }));
  return [...cities, ...others];
}

function labelsOf(facts: CompareFacts, rows: readonly ComparedRow[], title: string, words: LanguageWords) {
  const { t } = words;
  const { indicator, kind } = facts;
  const shown = rows.flatMap((row) => {
    if (!isPrintable(row)) return [];
    const value = words.value(facts.unit, row.estimate, row.se);
    const interval = words.interval(facts.unit, row.ci_lower, row.ci_upper, row.se);
    return [t("compare.description_city", { city: facts.names[row.city] ?? row.city, value, interval })];
  });
  return {
    title,
    subtitle: t("chart.subtitle", {
      name: nameIn(facts, words),
      unit: t(`unit.${facts.unit}`),
      area: t(`area.${areaOf(indicator)}`),
      period_kind: t(`period_kind.${indicator.pooling}.${kind}`),
    }),
    description: [t("compare.description", { title }), ...shown].join(t("compare.description_and")),
    source: t("chart.source"),
    ...standingLabels(facts, words),
    interval: t("chart.interval"),
    cut: t("compare.cut"),
  };
}

function areaOf({ survey, domain }: CompareFacts["indicator"]): string {
  if (survey === "enterprise") return "enterprises";
  return domain === "urban" || domain === "rural" ? domain : "all";
}
