import type { EstimateRow } from "#contract/figure-tables.ts";
import { type PeriodKind, periodEnd } from "#contract/period.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import type { Indicator } from "#contract/registry.ts";
import { indicatorLabel } from "../design-basis.ts";
import type { Figure } from "../figure.ts";
import { headlineFinding, placeName } from "../headline.ts";
import { textAlternative } from "../sentences.ts";
import { targetLabel } from "../verdict.ts";
import type { Words } from "../words.ts";
import { growthVerdict } from "./clauses.ts";
import type {
  ReportChartLabels,
  ReportChartRow,
  ReportDotChart,
  ReportLineChart,
} from "./report-document.ts";
import { type GroupGrowth, indicatorIn, type ReportFacts } from "./report-facts.ts";

// The pictures of a report as data: five years up to its quarter.

export const QUARTERS_SHOWN = 20;

/** Rows of the last five years, oldest first; also those that say why there is no figure. */
export function lastYears(facts: ReportFacts, id: string, kind: PeriodKind): EstimateRow[] {
  const last = quarterIndex(facts.quarter);
  return Array.from({ length: QUARTERS_SHOWN }, (_, i) => quarterOf(last - QUARTERS_SHOWN + 1 + i)).flatMap(
    (quarter) => facts.figures.level(id, kind, quarter) ?? [],
  );
}

/** One line an indicator; the first gives the finding. Empty where none has a figure to draw. */
export function lineChart(
  facts: ReportFacts,
  ids: readonly [string, ...string[]],
  kind: PeriodKind,
  words: Words,
): ReportLineChart[] {
  const [id] = ids;
  const indicator = indicatorIn(facts, id);
  const lines = ids.map((one) => ({ id: one, rows: lastYears(facts, one, kind) }));
  const drawn = lines.filter(({ rows }) => rows.some(({ estimate }) => estimate !== null));
  const own = drawn[0];
  if (own?.id !== id) return [];
  const figure = figureOf(facts, indicator, kind, own.rows);
  return [
    {
      ...{ kind: "line", id: `chart-${id.replaceAll("_", "-")}`, unit: indicator.unit },
      rows: drawn.flatMap((line) => line.rows.map((row) => chartRow(line.id, row))),
      series: drawn.map((line) => ({ id: line.id, label: indicatorIn(facts, line.id).short[words.lang] })),
      labels: labelsOf(facts, indicator, kind, words, {
        title: titleOf(indicator, figure, words),
        description: textAlternative(figure, own.rows, words),
      }),
      ...marksOf(facts, indicator, kind, words),
    },
  ];
}

/** Growth by size, each with its intervals: names of sectors leave no room on a phone. Empty without sizes. */
export function groupDots(facts: ReportFacts, words: Words): ReportDotChart[] {
  const indicator = indicatorIn(facts, "employment_growth_year");
  const groups = facts.groups.filter(({ by }) => by === "size");
  const shown = groups.filter(({ obs_status }) => obs_status === "normal");
  if (shown.length === 0) return [];
  const count = (verdict: string) => shown.filter((group) => growthVerdict(group) === verdict).length;
  const title = words.t("quarterly.groups.title", {
    place: placeName(facts, words),
    total: shown.length,
    rise: count("rise"),
    fall: count("fall"),
  });
  return [
    {
      ...{ kind: "dots", id: "chart-growth-by-group", unit: indicator.unit },
      rows: groups.map((group) => ({
        ...group,
        label: group.name,
        quality: null,
        absent: words.t(`status_short.${group.obs_status}`),
      })),
      labels: labelsOf(facts, indicator, "quarter", words, {
        title,
        description: [title, ...shown.map((group) => groupWords(group, words))].join(
          words.t("quarterly.comma"),
        ),
      }),
    },
  ];
}

function groupWords({ name, estimate, ci_lower, ci_upper, se }: GroupGrowth, words: Words): string {
  if (estimate === null || ci_lower === null || ci_upper === null) return name;
  return words.t("quarterly.groups.row", {
    name,
    value: words.value("percent_change", estimate, se),
    interval: words.interval("percent_change", ci_lower, ci_upper, se),
  });
}

function figureOf(
  facts: ReportFacts,
  indicator: Indicator,
  kind: PeriodKind,
  rows: readonly EstimateRow[],
): Figure {
  const last = rows.at(-1);
  if (!last) throw new Error(`no rows to draw: ${indicator.id}`);
  const change = facts.figures.change(indicator.id, kind, quarterOf(periodEnd(last.period)), 4);
  const grows = indicator.unit === "percent_change";
  return {
    ...{ indicator, city: facts.city, kind, row: last, basis: facts.basis },
    change: grows ? null : (change ?? null),
  };
}

/** Growth is judged by its own interval, and named by what grew. */
function titleOf(indicator: Indicator, figure: Figure, words: Words): string {
  const { row } = figure;
  if (indicator.unit !== "percent_change" || row.estimate === null) return headlineFinding(figure, words);
  return words.t(`quarterly.growth_title.${growthVerdict(row)}`, {
    place: placeName(figure, words),
    period: words.period(row.period, "quarter"),
    value: words.value(indicator.unit, row.estimate, row.se),
    size: words.value(indicator.unit, Math.abs(row.estimate), row.se),
  });
}

function chartRow(series: string, row: EstimateRow): ReportChartRow {
  return {
    ...{ series, quarter: quarterOf(periodEnd(row.period)), period: row.period, estimate: row.estimate },
    ...{ ci_lower: row.ci_lower, ci_upper: row.ci_upper, se: row.se, quality: row.quality },
    ...{ ci_lower_50: row.ci_lower_50, ci_upper_50: row.ci_upper_50 },
    obs_status: row.conf_status === "confidential" ? "confidential" : row.obs_status,
  };
}

function labelsOf(
  facts: ReportFacts,
  indicator: Indicator,
  kind: PeriodKind,
  words: Words,
  said: Pick<ReportChartLabels, "title" | "description">,
): ReportChartLabels {
  const { t, lang } = words;
  const own = indicator.domain === "*" ? "all" : indicator.domain;
  return {
    ...said,
    subtitle: t("chart.subtitle", {
      name: indicatorLabel(indicator.name[lang], facts.basis, words),
      unit: t(`unit.${indicator.unit}`),
      area: t(`area.${indicator.survey === "enterprise" ? "enterprises" : own}`),
      period_kind: t(`period_kind.${indicator.pooling}.${kind}`),
    }),
    source: t(indicator.survey === "enterprise" ? "quarterly.source_enterprises" : "figure.source", {
      city: facts.city[lang],
    }),
    release: t("chart.release", { release: words.release(facts.release) }),
    interval: t("chart.interval"),
    simulated: facts.simulated ? t("chart.simulated") : null,
    rough: t("chart.rough"),
    suppressed: t("chart.suppressed"),
    gap: t("chart.gap"),
    cut: t("chart.cut"),
  };
}

/** Targets that a picture of four quarters may carry; a flow's yearly target means nothing beside less. */
function marksOf(
  facts: ReportFacts,
  indicator: Indicator,
  kind: PeriodKind,
  words: Words,
): Pick<ReportLineChart, "target" | "official"> {
  const target = facts.targets
    .filter(({ chart }) => kind === "four_quarter" && chart === indicator.id)
    .map((row) => ({
      from_quarter: `${row.from_year}Q1`,
      to_quarter: row.to_year === null ? facts.quarter : `${row.to_year}Q4`,
      value: row.value,
      label: targetLabel(row, { indicator }, words),
    }));
  return { target, official: [] };
}
