import * as Plot from "@observablehq/plot";
import type { ChartForm } from "./chart-form.ts";
import type { ChartPoint } from "./chart-points.ts";

// The marks of one series. Colour is never alone: lines differ by their dashes, dots by their shape.

const DASHES = ["none", "6 3", "2 3", "8 3 2 3", "1 3", "10 4", "4 2 1 2", "12 3"];
const SYMBOLS = ["circle", "diamond2", "square2", "triangle2", "plus", "star", "times", "asterisk"] as const;
/** Single points of a line show while they are few. */
const DOTTED = 60;

export const seriesColour = (i: number) => `var(--sql-series-${(i % SYMBOLS.length) + 1})`;

export function seriesMarks(
  points: readonly ChartPoint[],
  i: number,
  { mark, lower, upper }: ChartForm,
  grouped: boolean,
): Plot.Markish[] {
  const colour = seriesColour(i);
  const x = (point: ChartPoint) =>
    mark === "bar" && point.x instanceof Date ? point.x.toISOString().slice(0, 10) : point.x;
  const place = grouped ? { fx: x, x: "series" } : { x };
  const limits = { ...place, y1: "lower", y2: "upper" };
  const stroke = mark === "bar" ? "var(--ink)" : colour;
  const rule = lower && upper ? [Plot.ruleX(points, { ...limits, stroke, strokeWidth: 2 })] : [];
  const dot = (r: number) =>
    Plot.dot(points, { ...place, y: "y", stroke: colour, fill: colour, r, symbol: SYMBOLS[i] ?? "circle" });
  if (mark === "bar")
    return [Plot.barY(points, { ...place, y: "y", fill: colour, fillOpacity: 0.8 }), ...rule];
  if (mark !== "line") return [...rule, dot(3.5)];
  const band =
    lower && upper
      ? [Plot.areaY(points, { ...limits, fill: colour, fillOpacity: 0.16, stroke: "none" })]
      : [];
  const line = { ...place, y: "y", stroke: colour, strokeWidth: 2, strokeDasharray: DASHES[i] ?? "none" };
  return [...band, Plot.lineY(points, line), ...(points.length <= DOTTED ? [dot(2)] : [])];
}
