import { type LineData, lineData, type Point } from "#charts/line-data.ts";
import { type ValueAxis, valueAxis, visibleOfficial, visibleTargets } from "#charts/line-scales.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import type { LanguageWords } from "#i18n/words.ts";
import type { LineBlock } from "#report/chart-block.ts";
import type { ChartDocument } from "#report/chart-document.ts";
import { statusOf } from "#report/figure.ts";
import { statusSentence } from "#report/sentences.ts";
import { hundredfold } from "./number-code.ts";

// The data sheet behind a chart: what the chart's series point at, and what PowerPoint's "edit data" opens.

export type SheetSeries = "estimate" | "lower" | "upper" | "target" | "official";

/** Of an interval's bar: what lies between zero and it, and its parts above and below zero. */
export type BarSeries = "base" | "bar" | "bar_below";

export interface SheetColumn {
  readonly series: SheetSeries | BarSeries;
  readonly head: string;
  /** One a quarter, null where there is none. */
  readonly values: readonly (number | null)[];
  /** Of a computed column, with # for the row. */
  readonly formula?: string;
}

/** Of a column of the sheet; A and B hold years and quarters. */
export function columnLetter(column: number): string {
  return String.fromCharCode("C".charCodeAt(0) + column);
}

export interface ChartSheet {
  /** 2017Q4, the quarter a period ends with. */
  readonly quarters: readonly string[];
  /** With the first quarter of each year, empty with the others; short where a single quarter has no room for it. */
  readonly years: readonly string[];
  /** Estimate first, then its limits, targets and official figures. */
  readonly columns: readonly SheetColumn[];
  /** Why a quarter has no figure, or that it is rough; empty for most. */
  readonly remarks: readonly string[];
  /** Where the estimate's sample is small: drawn hollow. */
  readonly rough: readonly boolean[];
  readonly axis: ValueAxis;
  /** What intervals are called; that of a panel not drawn at random is a model's. */
  readonly interval: string;
}

type Block = Pick<LineBlock, "id" | "unit" | "rows" | "series" | "target" | "official">;

/** The numbers are those of the published file, points of 100 a hundredfold. */
export function chartSheet(
  block: Block,
  { indicator: { survey }, basis }: Pick<ChartDocument, "indicator" | "basis">,
  words: LanguageWords,
): ChartSheet {
  const data = lineData(block.rows, block);
  const points = (data.series[0]?.points ?? []).map(({ point }) => point);
  const scaled = block.unit === "index" ? hundredfold : (value: number) => value;
  const interval = words.t(`slides.interval.${basis === "purposive" ? "model" : "sample"}`);
  const quarters = points.map((_, i) => quarterOf(data.first + i));
  const columns = [
    ...estimateColumns(points, survey === "register" ? null : interval, words),
    ...targetColumns(data, block),
    ...officialColumns(data, block),
  ];
  return {
    quarters,
    years: yearsOf(quarters),
    columns: withBars(
      columns.map((column) => ({
        ...column,
        values: column.values.map((value) => (value === null ? null : scaled(value))),
      })),
      interval,
      words,
    ),
    remarks: points.map((point, i) => remarkOn(point, quarterOf(data.first + i), block, words)),
    rough: points.map((point) => (point?.rough ?? null) !== null),
    axis: axisOf(data, block),
    interval,
  };
}

function yearsOf(quarters: readonly string[]): string[] {
  const years = quarters.map((quarter) => quarter.slice(0, 4));
  return years.map((year, i) => {
    if (years[i - 1] === year) return "";
    return years[i + 1] === year || years.length < 20 ? year : `’${year.slice(2)}`;
  });
}

function axisOf(data: LineData, block: Block): ValueAxis {
  const axis = valueAxis(data, block);
  if (block.unit !== "index") return axis;
  const [low, high] = axis.domain;
  return { ...axis, domain: [hundredfold(low), hundredfold(high)], step: hundredfold(axis.step) };
}

type Points = readonly (Point | null)[];

function estimateColumns(points: Points, interval: string | null, { t }: LanguageWords): SheetColumn[] {
  const column = (series: SheetColumn["series"], value: (point: Point) => number): SheetColumn => ({
    ...{ series, head: t(`slides.column.${series}`, { interval: interval ?? "" }) },
    values: points.map((point) => point && value(point)),
  });
  if (interval === null) return [{ ...column("estimate", ({ y }) => y), head: t("slides.column.count") }];
  return [
    column("estimate", ({ y }) => y),
    column("lower", ({ lower95 }) => lower95),
    column("upper", ({ upper95 }) => upper95),
  ];
}

/**
 * What the bars between the limits are drawn with, as formulas of them. Columns are piled up on either side of zero,
 * so that an interval with zero inside has a bar on each.
 */
function withBars(columns: readonly SheetColumn[], interval: string, { t }: LanguageWords): SheetColumn[] {
  const lower = columns.find(({ series }) => series === "lower");
  const upper = columns.find(({ series }) => series === "upper");
  if (!lower || !upper) return [...columns];
  const low = `${columnLetter(columns.indexOf(lower))}#`;
  const high = `${columnLetter(columns.indexOf(upper))}#`;
  const column = (series: BarSeries, formula: string, of: (low: number, high: number) => number) => ({
    ...{ series, formula, head: t(`slides.column.${series}`, { interval }) },
    values: lower.values.map((from, i) => {
      const to = upper.values[i] ?? null;
      return from === null || to === null ? null : of(from, to);
    }),
  });
  if (!lower.values.some((value) => value !== null && value < 0)) {
    return [...columns, column("bar", `${high}-${low}`, (a, b) => b - a)];
  }
  return [
    ...columns,
    column("base", `MAX(0,${low})+MIN(0,${high})`, (a, b) => Math.max(0, a) + Math.min(0, b)),
    column("bar", `MAX(0,${high})-MAX(0,${low})`, (a, b) => Math.max(0, b) - Math.max(0, a)),
    column("bar_below", `MIN(0,${low})-MIN(0,${high})`, (a, b) => Math.min(0, a) - Math.min(0, b)),
  ];
}

/** A line for each wording; where two say the same of one quarter the later one holds. */
function targetColumns(data: LineData, block: Block): SheetColumn[] {
  const targets = visibleTargets(data, block);
  return [...new Set(targets.map(({ label }) => label))].map((head) => {
    const own = targets.filter(({ label }) => label === head);
    const values = quartersOf(data).map((x) => {
      const holds = own.findLast(
        ({ from_quarter, to_quarter }) => quarterIndex(from_quarter) <= x && x <= quarterIndex(to_quarter),
      );
      return holds?.value ?? null;
    });
    return { series: "target", head, values };
  });
}

/** A column for each concept, and one more where two figures of a concept fall into one quarter. */
function officialColumns(data: LineData, block: Block): SheetColumn[] {
  const columns: { series: "official"; head: string; values: (number | null)[] }[] = [];
  for (const { quarter, value, label } of visibleOfficial(data, block)) {
    const i = quarterIndex(quarter) - data.first;
    const free = columns.find(({ head, values }) => head === label && (values[i] ?? null) === null);
    const column = free ?? { series: "official", head: label, values: quartersOf(data).map(() => null) };
    column.values[i] = value;
    if (!free) columns.push(column);
  }
  return columns;
}

function quartersOf({ first, last }: LineData): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function remarkOn(point: Point | null, quarter: string, { rows }: Block, words: LanguageWords): string {
  if (point) return point.rough ? words.t(`report.rough.${point.rough}`) : "";
  const row = rows.find((one) => one.quarter === quarter);
  if (!row) return statusSentence("not_collected", words);
  return statusSentence(statusOf(row), words);
}
