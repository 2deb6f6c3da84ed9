import type { ChartRow } from "#contract/published/chart-data.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import type { LineOptions } from "./chart-options.ts";

// Rows sorted into what will be drawn: points, gaps, hatched quarters.

export interface Point {
  readonly x: number;
  readonly y: number;
  readonly lower95: number;
  readonly upper95: number;
  readonly lower50: number;
  readonly upper50: number;
  /** Why the figure is to be used with caution: D few units, E varies a lot. */
  readonly rough: "D" | "E" | null;
  readonly se: number | null;
}

export interface SeriesData {
  readonly index: number;
  readonly label: string;
  /** One entry a quarter from the first to the last, null where nothing is drawn. */
  readonly points: readonly { readonly x: number; readonly point: Point | null }[];
}

export interface LineData {
  readonly first: number;
  readonly last: number;
  readonly series: readonly SeriesData[];
  /** Quarters of any series that are suppressed for confidentiality or for too few units. */
  readonly suppressed: readonly number[];
  /** Whether a series has a hole between two of its points that isn't hatched. */
  readonly hasGap: boolean;
  readonly hasRough: boolean;
}

/** @throws when there are no rows. */
export function lineData(rows: readonly ChartRow[], options: Pick<LineOptions, "series" | "id">): LineData {
  const quarters = rows.map((row) => quarterIndex(row.quarter));
  if (quarters.length === 0) throw new Error(`no rows to draw (chart ${options.id})`);
  const first = quarters.reduce((a, b) => Math.min(a, b));
  const last = quarters.reduce((a, b) => Math.max(a, b));
  const series = options.series.map(({ id, label }, index) => {
    const byQuarter = new Map(rows.filter((row) => row.series === id).map((row) => [row.quarter, row]));
    const points = Array.from({ length: last - first + 1 }, (_, i) => {
      const row = byQuarter.get(quarterOf(first + i));
      return { x: first + i, point: row ? pointOf(row, first + i) : null };
    });
    return { index, label, points };
  });
  const suppressed = [...new Set(rows.filter(isSuppressed).map((row) => quarterIndex(row.quarter)))].sort(
    (a, b) => a - b,
  );
  return {
    first,
    last,
    series,
    suppressed,
    hasGap: series.some((one) => hasHole(one, suppressed)),
    hasRough: series.some((one) => one.points.some(({ point }) => point?.rough)),
  };
}

function isSuppressed(row: ChartRow): boolean {
  return row.obs_status === "too_few_units" || row.obs_status === "confidential";
}

function pointOf(row: ChartRow, x: number): Point | null {
  const { estimate: y, quality, obs_status } = row;
  if (y === null || quality === "F" || obs_status !== "normal") return null;
  return {
    x,
    y,
    lower95: row.ci_lower ?? y,
    upper95: row.ci_upper ?? y,
    lower50: row.ci_lower_50 ?? y,
    upper50: row.ci_upper_50 ?? y,
    rough: quality === "D" || quality === "E" ? quality : null,
    se: row.se ?? null,
  };
}

function hasHole(series: SeriesData, suppressed: readonly number[]): boolean {
  const drawn = series.points.filter(({ point }) => point !== null).map(({ x }) => x);
  const from = drawn[0] ?? 0;
  const to = drawn.at(-1) ?? 0;
  return series.points.some(
    ({ x, point }) => point === null && x > from && x < to && !suppressed.includes(x),
  );
}

export function pointsOf(series: SeriesData): Point[] {
  return series.points.flatMap(({ point }) => (point ? [point] : []));
}

/** Points without a neighbour: no line or band reaches them, so they are drawn by themselves. */
export function lonePoints(series: SeriesData): Point[] {
  return series.points.flatMap(({ point }, i) =>
    point && !series.points[i - 1]?.point && !series.points[i + 1]?.point ? [point] : [],
  );
}

export function lastPoint(series: SeriesData): Point | undefined {
  return pointsOf(series).at(-1);
}
