import { quarterIndex } from "#contract/quarter.ts";
import { timeAxis, valueAxisWidth, valueGrid } from "./axes.ts";
import { footer, header } from "./captions.ts";
import type { ChartRow, LineOptions } from "./chart-options.ts";
import { chartRoot, hatchPattern } from "./chart-root.ts";
import { bandKey, cutKey, gapKey, hatchKey, type LegendEntry, lineKey, roughKey } from "./legend.ts";
import { type LineData, lineData } from "./line-data.ts";
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
  const { document, width, labels } = options;
  const sizes = sizesOf(width);
  const data = lineData(rows, options);
  const axis = valueAxis(data, options);
  const head = header(document, labels, legendEntries(data, axis, options), { width, sizes });
  const frame = frameOf(data, axis, options, head.height);
  const foot = footer(document, labels, { width, sizes, y: frame.box.bottom + sizes.text * 2 + 12 });
  const height = frame.box.bottom + sizes.text * 2 + 12 + foot.height;
  return chartRoot(document, options, height, [
    definitions(data, options, frame.box),
    ...head.elements,
    ...drawing(data, axis, options, frame),
    ...foot.elements,
  ]);
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
    { label: labels.interval, key: bandKey },
    ...(data.hasRough ? [{ label: labels.rough, key: roughKey }] : []),
    ...(data.suppressed.length > 0 ? [{ label: labels.suppressed, key: hatchKey(`${id}-hatch`) }] : []),
    ...(data.hasGap ? [{ label: labels.gap, key: gapKey }] : []),
    ...(axis.cut ? [{ label: labels.cut, key: cutKey }] : []),
    ...officialEntries(visibleOfficial(data, options)),
  ];
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
