import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import type { ChartTarget, LineOptions } from "./chart-options.ts";
import { endMarker } from "./legend.ts";
import { type LineData, lastPoint, type Point, pointsOf, type SeriesData } from "./line-data.ts";
import { type Box, type Scales, visibleTargets } from "./line-scales.ts";
import { svgElement, textLines } from "./svg-element.ts";
import { balanceText, textWidth, wrapText } from "./text-width.ts";
import { type Sizes, seriesStyle, THEME } from "./theme.ts";

// What is written next to the marks themselves: the last value of each series, and the targets.

interface EndLabel {
  readonly series: SeriesData;
  readonly point: Point;
  readonly value: readonly string[];
  readonly name: readonly string[];
}

const WIDEST = { narrow: 62, wide: 110 };

export function endLabels(data: LineData, options: LineOptions, sizes: Sizes): EndLabel[] {
  const widest = sizes.narrow ? WIDEST.narrow : WIDEST.wide;
  return data.series.flatMap((series) => {
    const point = lastPoint(series);
    if (!point) return [];
    const name = data.series.length > 1 ? series.label : options.format.quarter(quarterOf(point.x), true);
    const value = wrapText(options.format.value(point.y), widest, sizes.label, true);
    return [{ series, point, value, name: wrapText(name, widest, sizes.text) }];
  });
}

/** Room right of the drawing for the labels of the last points. */
export function endLabelWidth(labels: readonly EndLabel[], sizes: Sizes): number {
  const widths = labels.flatMap(({ value, name }) => [
    ...value.map((line) => textWidth(line, sizes.label, true)),
    ...name.map((line) => textWidth(line, sizes.text)),
  ]);
  return widths.length === 0 ? 0 : Math.max(...widths) + 8;
}

export function drawEndLabels(
  document: Document,
  labels: readonly EndLabel[],
  { box, scales, sizes }: { box: Box; scales: Scales; sizes: Sizes },
): SVGElement[] {
  const heights = labels.map(
    ({ value, name }) => value.length * sizes.label * 1.15 + name.length * sizes.text * 1.25,
  );
  const centres = spread(
    labels.map(({ point }) => scales.y(point.y)),
    heights,
    box,
  );
  return labels.flatMap(({ series, point, value, name }, i) => {
    const x = scales.x(point.x) + 9;
    const top = (centres[i] ?? 0) - (heights[i] ?? 0) / 2;
    const valueStyle = {
      size: sizes.label,
      className: `chart-label-${series.index}`,
      fill: seriesStyle(series.index).color,
      bold: true,
      halo: THEME.background,
    };
    const nameStyle = {
      size: sizes.text,
      className: "chart-muted",
      fill: THEME.muted,
      halo: THEME.background,
    };
    const below = top + value.length * sizes.label * 1.15;
    return [
      ...textLines(
        document,
        value,
        { x, y: top + sizes.label * 0.92, lineHeight: sizes.label * 1.15 },
        valueStyle,
      ),
      ...textLines(document, name, { x, y: below + sizes.text, lineHeight: sizes.text * 1.25 }, nameStyle),
      endMarker(document, series.index, scales.x(point.x), scales.y(point.y)),
    ];
  });
}

/** Two labels are pushed apart evenly where they would touch, and stay beside the drawing. */
function spread(centres: readonly number[], heights: readonly number[], box: Box): number[] {
  const [first, second] = centres;
  if (first === undefined) return [];
  const inside = (y: number, height: number) =>
    Math.max(box.top + height / 2, Math.min(y, box.bottom - height / 2));
  const h0 = heights[0] ?? 0;
  if (second === undefined) return [inside(first, h0)];
  const h1 = heights[1] ?? 0;
  const apart = (h0 + h1) / 2 + 2;
  const missing = Math.max(0, apart - Math.abs(first - second)) / 2;
  const sign = first <= second ? -1 : 1;
  return [inside(first + sign * missing, h0), inside(second - sign * missing, h1)];
}

/** A dashed line over the quarters a target is in force, with its concept written on it. */
export function drawTargets(
  document: Document,
  data: LineData,
  options: LineOptions,
  { box, scales, sizes }: { box: Box; scales: Scales; sizes: Sizes },
): { readonly lines: SVGElement[]; readonly labels: SVGElement[] } {
  const targets = visibleTargets(data, options);
  const lines = targets.map((target) => {
    const { x1, x2 } = extent(target, data, scales);
    const y = scales.y(target.value);
    return svgElement(document, "line", {
      class: "chart-target",
      x1,
      x2,
      y1: y,
      y2: y,
      stroke: THEME.target,
      "stroke-width": 1.75,
      "stroke-dasharray": "3 3",
    });
  });
  const labels = targets.flatMap((target) => targetLabel(document, target, data, { box, scales, sizes }));
  return { lines, labels };
}

function targetLabel(
  document: Document,
  target: ChartTarget,
  data: LineData,
  { box, scales, sizes }: { box: Box; scales: Scales; sizes: Sizes },
): SVGElement[] {
  const { x1, x2 } = extent(target, data, scales);
  const lines = balanceText(target.label, (box.right - box.left) * 0.9, sizes.text, true);
  const width = Math.max(...lines.map((line) => textWidth(line, sizes.text, true)));
  const fitsRight = x1 + width <= box.right;
  const x = fitsRight ? x1 : Math.max(box.left + width, Math.min(x2, box.right));
  const span = fitsRight ? [x, x + width] : [x - width, x];
  const lineHeight = sizes.text * 1.3;
  const above = isDataBelow(target, data, scales, span[0] ?? 0, span[1] ?? 0);
  const y = scales.y(target.value);
  const top = above ? y - 6 - (lines.length - 1) * lineHeight : y + sizes.text + 5;
  const style = {
    size: sizes.text,
    className: "chart-target-label",
    fill: THEME.target,
    bold: true,
    halo: THEME.background,
    anchor: fitsRight ? "start" : "end",
  } as const;
  return textLines(document, lines, { x, y: top, lineHeight }, style);
}

function extent(target: ChartTarget, data: LineData, { x }: Scales): { x1: number; x2: number } {
  const from = Math.max(quarterIndex(target.from_quarter) - 0.5, data.first - 0.5);
  const to = Math.min(quarterIndex(target.to_quarter) + 0.5, data.last + 0.5);
  return { x1: x(from), x2: x(to) };
}

/** Whether the estimates behind a label lie below the target on average: then it goes above its line. */
function isDataBelow(target: ChartTarget, data: LineData, { x }: Scales, from: number, to: number): boolean {
  const behind = data.series.flatMap(pointsOf).filter((point) => x(point.x) >= from && x(point.x) <= to);
  return behind.reduce((sum, point) => sum + point.y - target.value, 0) <= 0;
}
