import * as Plot from "@observablehq/plot";
import type { ChartForm } from "./chart-form.ts";
import { seriesMarks } from "./chart-marks.ts";
import { type ChartPoint, chartPoints, DRAWN_POINTS } from "./chart-points.ts";
import type { AnswerColumn } from "./values.ts";

// An answer as a picture, by Observable Plot. Nothing is drawn with an inline style sheet: the site forbids those.

export const DRAWN_SERIES = 8;
const LETTER = 7;

export interface DrawnChart {
  readonly svg: SVGElement;
  /** In the order of their colours. */
  readonly series: readonly string[];
  readonly leftOut: { readonly points: number; readonly series: number };
}

export function drawChart(
  columns: readonly AnswerColumn[],
  rows: number,
  form: ChartForm,
  width: number,
): DrawnChart {
  const all = chartPoints(columns, rows, form);
  const names = [...new Set(all.map((point) => point.series))];
  const series = names.slice(0, DRAWN_SERIES);
  const points = all.filter((point) => series.includes(point.series));
  const grouped = form.mark === "bar" && series.length > 1;
  const ordinal = points.some((point) => typeof point.x === "string" || typeof point.x === "boolean");
  const banded = ordinal || form.mark === "bar";
  const plot = Plot.plot({
    document,
    width,
    height: Math.min(420, Math.max(260, width * 0.55)),
    ...margins(points, form, grouped),
    className: "sql-plot",
    x: xScale(points, { grouped, banded, bars: form.mark === "bar", width, label: form.x }),
    ...(grouped ? { fx: { label: form.x } } : {}),
    y: { label: form.y, grid: true, nice: true, ...(form.mark === "bar" ? { zero: true } : {}) },
    marks: series.flatMap((name, i) =>
      seriesMarks(
        points.filter((point) => point.series === name),
        i,
        form,
        grouped,
      ),
    ),
  });
  for (const style of plot.querySelectorAll("style")) style.remove();
  return {
    svg: plot as unknown as SVGElement,
    series: series.filter((name) => name !== ""),
    leftOut: { points: Math.max(0, rows - DRAWN_POINTS), series: names.length - series.length },
  };
}

/** Room for the longest number before the axis. */
function margins(points: readonly ChartPoint[], form: ChartForm, grouped: boolean) {
  const largest = Math.max(...points.map(({ y }) => Math.abs(y)).filter(Number.isFinite), 0);
  const digits = largest >= 1 ? Math.ceil(Math.log10(largest + 1) * 1.34) : 5;
  return {
    marginLeft: 28 + digits * LETTER,
    marginBottom: 46,
    marginTop: grouped ? 44 : 28,
    marginRight: form.x ? 24 : 12,
  };
}

interface XFacts {
  readonly grouped: boolean;
  readonly banded: boolean;
  readonly bars: boolean;
  readonly width: number;
  readonly label: string;
}

/** Texts stand in the order of the answer; where they are many, some are named. */
function xScale(points: readonly ChartPoint[], facts: XFacts): Plot.ScaleOptions {
  if (facts.grouped) return { axis: null };
  if (!facts.banded) return { label: facts.label, nice: false };
  const domain = [...new Set(points.map(({ x }) => (x instanceof Date ? x.toISOString().slice(0, 10) : x)))];
  const longest = Math.max(...domain.map((value) => String(value).length), 1);
  const room = Math.max(1, Math.floor((facts.width - 90) / (longest * LETTER + 14)));
  const step = Math.ceil(domain.length / room);
  const ticks = domain.filter((_, i) => i % step === 0);
  return { type: facts.bars ? "band" : "point", domain: domain as string[], ticks, label: facts.label };
}
