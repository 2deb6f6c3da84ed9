import type { ChartRow } from "#contract/published/chart-data.ts";
import { quarterIndex } from "#contract/quarter.ts";
import { timeAxis, valueAxisWidth, valueGrid } from "./axes.ts";
import { footer, header } from "./captions.ts";
import type { LineOptions } from "./chart-options.ts";
import { chartRoot, hatchPattern } from "./chart-root.ts";
import { bandKey, cutKey, gapKey, hatchKey, type LegendEntry, lineKey, roughKey } from "./legend.ts";
import { type LineData, lineData, pointsOf } from "./line-data.ts";
import { drawEndLabels, endLabels, endLabelWidth } from "./line-labels.ts";
import { bandMarks, lineMarks } from "./line-marks.ts";
import {
  type Box,
  type Scales,
  scalesOf,
  type ValueAxis,
  valueAxis,
  visibleOfficial,
} from "./line-scales.ts";
import { officialEntries, officialLabels, officialMark } from "./official-marks.ts";
import { plotLayer } from "./plot-layer.ts";
import { svgElement } from "./svg-element.ts";
import { drawTargetLabels, drawTargetLines } from "./target-lines.ts";
import { type Sizes, sizesOf, THEME } from "./theme.ts";
import { timeTicks } from "./time-ticks.ts";

const SMALLEST_PLOT = 80;

interface Frame {
  readonly box: Box;
  readonly scales: Scales;
  readonly sizes: Sizes;
}

/**
 * One or two series of figures with their graded intervals, drawn to be read by itself: finding, unit,
 * legend, source and release are inside. Pure: the same rows and options give the same bytes.
 * @throws when there are no rows.
 */
export function line(rows: readonly ChartRow[], options: LineOptions): SVGElement {
  const { document } = options;
  const { data, axis, head, ticks, footAt } = surroundings(rows, options);
  const plotHeight = plotHeightOf(options, head.height + ticks + footAt(0).height);
  const frame = frameOf(data, axis, { ...options, plotHeight }, head.height);
  const foot = footAt(frame.box.bottom + ticks);
  const height = frame.box.bottom + ticks + foot.height;
  return chartRoot(document, options, height, [
    definitions(data, options, frame.box),
    ...head.elements,
    ...drawing(data, axis, options, frame),
    ...foot.elements,
  ]);
}

/** What stands around the drawing. */
function surroundings(rows: readonly ChartRow[], options: LineOptions) {
  const { document, width, height, labels } = options;
  const sizes = sizesOf(width);
  const data = lineData(rows, options);
  const axis = valueAxis(data, options);
  const head = header(document, labels, legendEntries(data, axis, options), { width, sizes });
  const footAt = (y: number) => footer(document, labels, { width, sizes, y, short: height !== undefined });
  return { data, axis, head, footAt, ticks: sizes.text * 2 + 12 };
}

/** How much of a picture's height is words; the rest is left to the drawing. */
export function heightOfWords(rows: readonly ChartRow[], options: LineOptions): number {
  const { head, ticks, footAt } = surroundings(rows, options);
  return head.height + ticks + footAt(0).height;
}

/** @throws when a picture of the asked height would have no room for the drawing. */
function plotHeightOf(
  { id, width, height, plotHeight = sizesOf(width).plotHeight }: LineOptions,
  rest: number,
) {
  if (height === undefined) return plotHeight;
  if (height - rest < SMALLEST_PLOT)
    throw new Error(`no room to draw (chart ${id}): height ${height}, ${Math.ceil(rest)} of it words`);
  return height - rest;
}

/** Where the drawing stands, and its scales. */
export function frameOf(data: LineData, axis: ValueAxis, options: LineOptions, top: number): Frame {
  const sizes = sizesOf(options.width);
  const tick = (value: number) => options.format.tick(value, axis.step);
  const labelRoom = endLabelWidth(endLabels(data, options, sizes), sizes);
  const box = {
    left: sizes.margin + valueAxisWidth(axis, tick, sizes.text),
    right: options.width - sizes.margin - labelRoom,
    top,
    bottom: top + (options.plotHeight ?? sizes.plotHeight),
  };
  return { box, sizes, scales: scalesOf(data, axis, box) };
}

function drawing(data: LineData, axis: ValueAxis, options: LineOptions, frame: Frame): SVGElement[] {
  const { document, format, id } = options;
  const { box, scales, sizes } = frame;
  const ticks = timeTicks(data, { width: box.right - box.left, size: sizes.text }, format.quarter);
  const bands = plotLayer(document, bandMarks(data), { box, scales, className: "chart-bands" });
  if (axis.cut) bands.setAttribute("clip-path", `url(#${id}-clip)`);
  return [
    ...valueGrid(document, axis, { ...frame, tick: (value) => format.tick(value, axis.step) }),
    ...timeAxis(document, ticks, frame),
    ...hatchedQuarters(data, options, frame),
    bands,
    ...drawTargetLines(document, data, options, frame),
    plotLayer(document, lineMarks(data), { box, scales, className: "chart-lines" }),
    ...drawTargetLabels(document, data, options, frame),
    ...officialFigures(data, options, frame),
    ...drawEndLabels(document, endLabels(data, options, sizes), frame),
  ];
}

function hatchedQuarters(
  data: LineData,
  { document, id }: LineOptions,
  { box, scales }: Frame,
): SVGElement[] {
  const width = scales.x(1) - scales.x(0);
  return data.suppressed.map((quarter) =>
    svgElement(document, "rect", {
      class: "chart-suppressed",
      x: scales.x(quarter - 0.5),
      y: box.top,
      width,
      height: box.bottom - box.top,
      fill: `url(#${id}-hatch)`,
    }),
  );
}

function officialFigures(data: LineData, options: LineOptions, { scales }: Frame): SVGElement[] {
  const marks = visibleOfficial(data, options);
  const shapes = officialLabels(marks);
  return marks.map(({ quarter, value, label }) =>
    officialMark(options.document, shapes.indexOf(label), scales.x(quarterIndex(quarter)), scales.y(value)),
  );
}

function legendEntries(data: LineData, axis: ValueAxis, options: LineOptions): LegendEntry[] {
  const { labels, id } = options;
  const series = data.series.map(({ label, index }) => ({ label, key: lineKey(index) }));
  return [
    ...(series.length > 1 ? series : []),
    // Complete counts have no band to explain, only that there is none.
    { label: labels.interval, key: hasBand(data) ? bandKey : lineKey(0) },
    ...(data.hasRough ? [{ label: labels.rough, key: roughKey }] : []),
    ...(data.suppressed.length > 0 ? [{ label: labels.suppressed, key: hatchKey(`${id}-hatch`) }] : []),
    ...(data.hasGap ? [{ label: labels.gap, key: gapKey }] : []),
    ...(axis.cut ? [{ label: labels.cut, key: cutKey("upright") }] : []),
    ...officialEntries(visibleOfficial(data, options)),
  ];
}

function hasBand({ series }: LineData): boolean {
  return series.some((one) => pointsOf(one).some(({ lower95, upper95 }) => upper95 > lower95));
}

function definitions(data: LineData, { document, id }: LineOptions, box: Box): SVGElement {
  const clip = svgElement(document, "clipPath", { id: `${id}-clip` }, [
    svgElement(document, "rect", {
      x: box.left,
      y: box.top,
      width: box.right - box.left,
      height: box.bottom - box.top,
      fill: THEME.background,
    }),
  ]);
  const hatch = data.suppressed.length > 0 ? [hatchPattern(document, `${id}-hatch`)] : [];
  return svgElement(document, "defs", {}, [clip, ...hatch]);
}
