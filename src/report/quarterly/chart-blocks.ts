import { slugOf } from "#contract/page-paths.ts";
import { type PeriodKind, periodEnd } from "#contract/period.ts";
import type { ChartLabels } from "#contract/published/chart-data.ts";
import type { EstimateRow } from "#contract/published/figure-tables.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import type { LineBlock } from "../chart-block.ts";
import { chartRow } from "../chart-document.ts";
import { chartLabels } from "../chart-labels.ts";
import type { Figure } from "../figure.ts";
import { findingOf, growthVerdict } from "../growth-title.ts";
import { placeName } from "../headline.ts";
import { textAlternative } from "../sentences.ts";
import { targetLabel } from "../verdict.ts";
import type { Words } from "../words.ts";
import type { ReportDotChart } from "./report-document.ts";
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
): LineBlock[] {
  const [id] = ids;
  const indicator = indicatorIn(facts, id);
  const lines = ids.map((one) => ({ id: one, rows: lastYears(facts, one, kind) }));
  const drawn = lines.filter(({ rows }) => rows.some(({ estimate }) => estimate !== null));
  const own = drawn[0];
  if (own?.id !== id) return [];
  const figure = figureOf(facts, indicator, kind, own.rows);
  return [
    {
      ...{ kind: "line", id: `chart-${slugOf(id)}`, unit: indicator.unit },
      rows: drawn.flatMap((line) => line.rows.map((row) => chartRow(line.id, row))),
      series: drawn.map((line) => ({ id: line.id, label: indicatorIn(facts, line.id).short[words.lang] })),
      labels: labelsOf(facts, indicator, kind, words, {
        title: findingOf(figure, 4, words),
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

function labelsOf(
  { basis, city, release, simulated }: ReportFacts,
  indicator: Indicator,
  kind: PeriodKind,
  words: Words,
  said: Pick<ChartLabels, "title" | "description">,
): ChartLabels {
  return {
    ...chartLabels({ indicator, basis, kind, city: city[words.lang], release, simulated }, words),
    ...said,
  };
}

/** Targets that a picture of four quarters may carry; a flow's yearly target means nothing beside less. */
function marksOf(
  facts: ReportFacts,
  indicator: Indicator,
  kind: PeriodKind,
  words: Words,
): Pick<LineBlock, "target" | "official"> {
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
