import type { ChartLabels, ChartRow } from "#contract/published/chart-data.ts";
import { footer, header } from "./captions.ts";
import type { LineOptions } from "./chart-options.ts";
import { chartRoot } from "./chart-root.ts";
import {
  clipArea,
  type DotFrame,
  dotFrame,
  intervalBar,
  ROW_HEIGHT,
  rowMiddle,
  rowText,
  valueGrid,
} from "./dot-frame.ts";
import { bandKey, cutKey, endMarker, type LegendEntry, roughKey } from "./legend.ts";
import { axisOver, type ValueAxis } from "./line-scales.ts";
import { officialEntries, officialLabels, officialMark } from "./official-marks.ts";
import { svgElement } from "./svg-element.ts";
import { sizesOf, THEME } from "./theme.ts";

export interface DotRow extends Omit<ChartRow, "series" | "quarter" | "period"> {
  readonly label: string;
  /** Why there is no figure, written where it would stand. */
  readonly absent: string;
  readonly official?: { readonly value: number; readonly label: string } | null;
}

export interface DotOptions extends Pick<LineOptions, "document" | "id" | "width"> {
  readonly labels: ChartLabels;
  readonly format: Pick<LineOptions["format"], "value" | "tick">;
  /** A value that rows are read against, such as 100 of an index or no growth. */
  readonly reference?: number;
}

/**
 * Cities as rows in the order given, each with its dot and its two intervals on one axis. No ranks are
 * written: overlapping intervals do not carry any.
 * @throws when there are no rows.
 */
export function intervalDots(rows: readonly DotRow[], options: DotOptions): SVGElement {
  const { document, width, labels, id } = options;
  if (rows.length === 0) throw new Error(`no rows to draw (chart ${id})`);
  const sizes = sizesOf(width);
  const axis = axisFor(rows, options.reference);
  const official = rows.flatMap((row) => (row.official ? [row.official] : []));
  const entries: LegendEntry[] = [
    { label: labels.interval, key: bandKey },
    ...(rows.some(isRough) ? [{ label: labels.rough, key: roughKey }] : []),
    ...(axis.cut ? [{ label: labels.cut, key: cutKey("level") }] : []),
    ...officialEntries(official),
  ];
  const head = header(document, labels, entries, { width, sizes });
  const frame = frameOf(rows, axis, options, head.height);
  const bottom = head.height + rows.length * ROW_HEIGHT;
  const foot = footer(document, labels, { width, sizes, y: bottom + sizes.text * 2 + 12 });
  return chartRoot(document, options, bottom + sizes.text * 2 + 12 + foot.height, [
    clipArea(frame, bottom),
    ...head.elements,
    ...valueGrid(axis, frame, bottom),
    ...referenceLine(options, frame, bottom),
    ...rows.flatMap((row, i) => drawRow(row, i, officialLabels(official), frame)),
    ...foot.elements,
  ]);
}

function hasFigure(row: DotRow): boolean {
  return row.estimate !== null && row.obs_status === "normal" && row.quality !== "F";
}

function isRough(row: DotRow): boolean {
  return hasFigure(row) && (row.quality === "D" || row.quality === "E");
}

function axisFor(rows: readonly DotRow[], reference: number | undefined): ValueAxis {
  const drawn = rows.filter(hasFigure);
  const marks = [
    ...(reference === undefined ? [] : [reference]),
    ...drawn.map((row) => row.estimate ?? 0),
    ...rows.flatMap((row) => (row.official ? [row.official.value] : [])),
  ];
  const intervals = drawn.map((row) => ({ lower95: row.ci_lower ?? 0, upper95: row.ci_upper ?? 0 }));
  return axisOver(marks, intervals);
}

function frameOf(rows: readonly DotRow[], axis: ValueAxis, options: DotOptions, top: number): DotFrame {
  const values = rows.filter(hasFigure).map((row) => options.format.value(row.estimate ?? 0, row.se ?? null));
  return dotFrame({ names: rows.map((row) => row.label), values }, axis, options, top);
}

function referenceLine(
  { document, reference }: DotOptions,
  { x, top }: DotFrame,
  bottom: number,
): SVGElement[] {
  if (reference === undefined) return [];
  const at = { x1: x(reference), x2: x(reference), y1: top, y2: bottom };
  return [svgElement(document, "line", { class: "chart-reference", stroke: THEME.text, ...at })];
}

function drawRow(row: DotRow, i: number, shapes: readonly string[], frame: DotFrame): SVGElement[] {
  const { options, sizes, x, left, right } = frame;
  const { document } = options;
  const y = rowMiddle(i, frame);
  const name = rowText(
    row.label,
    { x: sizes.margin, y },
    { className: "chart-text", fill: THEME.text },
    frame,
  );
  const official = row.official
    ? [officialMark(document, shapes.indexOf(row.official.label), x(row.official.value), y)]
    : [];
  if (!hasFigure(row)) {
    const muted = { className: "chart-muted", fill: THEME.muted };
    return [...name, ...rowText(row.absent, { x: left + 8, y }, muted, frame), ...official];
  }
  const value = options.format.value(row.estimate ?? 0, row.se ?? null);
  const strong = { className: "chart-label-0", fill: THEME.series[0], bold: true };
  return [
    ...name,
    ...intervalBar(row.ci_lower, row.ci_upper, y, "95", frame),
    ...intervalBar(row.ci_lower_50, row.ci_upper_50, y, "50", frame),
    endMarker(document, 0, x(row.estimate ?? 0), y, isRough(row)),
    ...official,
    ...rowText(value, { x: right + 10, y }, strong, frame),
  ];
}
