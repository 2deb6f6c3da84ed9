import { scaleLinear } from "d3";
import { footer, header } from "./captions.ts";
import type { ChartLabels, ChartRow, LineOptions } from "./chart-options.ts";
import { chartRoot } from "./chart-root.ts";
import { bandKey, cutKey, endMarker, type LegendEntry, roughKey } from "./legend.ts";
import { axisOver, type ValueAxis } from "./line-scales.ts";
import { officialEntries, officialLabels, officialMark } from "./official-marks.ts";
import { svgElement, textLines } from "./svg-element.ts";
import { textWidth } from "./text-width.ts";
import { type Sizes, sizesOf, THEME } from "./theme.ts";

export interface DotRow extends Omit<ChartRow, "series" | "quarter" | "period"> {
  readonly label: string;
  /** Why there is no figure, written where it would stand. */
  readonly absent: string;
  readonly official?: { readonly value: number; readonly label: string } | null;
}

export interface DotOptions extends Pick<LineOptions, "document" | "id" | "width"> {
  readonly labels: ChartLabels;
  readonly format: Pick<LineOptions["format"], "value" | "tick">;
}

interface Frame {
  readonly options: DotOptions;
  readonly sizes: Sizes;
  readonly x: (value: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

const ROW_HEIGHT = 30;

/**
 * Cities as rows in the order given, each with its dot and its two intervals on one axis. No ranks are
 * written: overlapping intervals do not carry any.
 * @throws when there are no rows.
 */
export function intervalDots(rows: readonly DotRow[], options: DotOptions): SVGElement {
  const { document, width, labels, id } = options;
  if (rows.length === 0) throw new Error(`no rows to draw (chart ${id})`);
  const sizes = sizesOf(width);
  const axis = axisFor(rows);
  const official = rows.flatMap((row) => (row.official ? [row.official] : []));
  const entries: LegendEntry[] = [
    { label: labels.interval, key: bandKey },
    ...(rows.some(isRough) ? [{ label: labels.rough, key: roughKey }] : []),
    ...(axis.cut ? [{ label: labels.cut, key: cutKey }] : []),
    ...officialEntries(official),
  ];
  const head = header(document, labels, entries, { width, sizes });
  const frame = frameOf(rows, axis, options, head.height);
  const bottom = head.height + rows.length * ROW_HEIGHT;
  const foot = footer(document, labels, { width, sizes, y: bottom + sizes.text * 2 + 12 });
  return chartRoot(document, options, bottom + sizes.text * 2 + 12 + foot.height, [
    clip(frame, bottom),
    ...head.elements,
    ...grid(axis, frame, bottom),
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

function axisFor(rows: readonly DotRow[]): ValueAxis {
  const drawn = rows.filter(hasFigure);
  const marks = [
    ...drawn.map((row) => row.estimate ?? 0),
    ...rows.flatMap((row) => (row.official ? [row.official.value] : [])),
  ];
  const intervals = drawn.map((row) => ({ lower95: row.ci_lower ?? 0, upper95: row.ci_upper ?? 0 }));
  return axisOver(marks, intervals);
}

function frameOf(rows: readonly DotRow[], axis: ValueAxis, options: DotOptions, top: number): Frame {
  const sizes = sizesOf(options.width);
  const values = rows.filter(hasFigure).map((row) => options.format.value(row.estimate ?? 0, row.se ?? null));
  const names = Math.max(...rows.map((row) => textWidth(row.label, sizes.subtitle)));
  const valueRoom = Math.max(0, ...values.map((text) => textWidth(text, sizes.subtitle, true)));
  const right = options.width - sizes.margin - valueRoom - 10;
  const left = sizes.margin + names + 12;
  return { options, sizes, x: scaleLinear(axis.domain, [left, right]), left, right, top };
}

function clip({ options, left, right, top }: Frame, bottom: number): SVGElement {
  const box = { x: left, y: top, width: right - left, height: bottom - top, fill: THEME.background };
  const area = svgElement(options.document, "rect", box);
  const path = svgElement(options.document, "clipPath", { id: `${options.id}-clip` }, [area]);
  return svgElement(options.document, "defs", {}, [path]);
}

function grid(axis: ValueAxis, { options, sizes, x, top }: Frame, bottom: number): SVGElement[] {
  const every = sizes.narrow ? 2 : 1;
  return axis.ticks.flatMap((value, i) => {
    const zero = value === 0;
    const attributes = { x1: x(value), x2: x(value), y1: top, y2: bottom };
    const rule = svgElement(options.document, "line", {
      class: zero ? "chart-zero" : "chart-grid",
      stroke: zero ? THEME.axis : THEME.grid,
      ...attributes,
    });
    if (i % every !== 0) return [rule];
    const at = { x: x(value), y: bottom + 6 + sizes.text, lineHeight: 0 };
    const style = {
      size: sizes.text,
      className: "chart-muted",
      fill: THEME.muted,
      anchor: "middle",
    } as const;
    return [rule, ...textLines(options.document, [options.format.tick(value, axis.step)], at, style)];
  });
}

function drawRow(row: DotRow, i: number, shapes: readonly string[], frame: Frame): SVGElement[] {
  const { options, sizes, x, left, right } = frame;
  const { document } = options;
  const y = frame.top + (i + 0.5) * ROW_HEIGHT;
  const baseline = { y: y + sizes.subtitle * 0.36, lineHeight: 0 };
  const write = (text: string, at: number, className: string, fill: string, bold = false) =>
    textLines(document, [text], { ...baseline, x: at }, { size: sizes.subtitle, className, fill, bold });
  const name = write(row.label, sizes.margin, "chart-text", THEME.text);
  const official = row.official
    ? [officialMark(document, shapes.indexOf(row.official.label), x(row.official.value), y)]
    : [];
  if (!hasFigure(row))
    return [...name, ...write(row.absent, left + 8, "chart-muted", THEME.muted), ...official];
  const value = options.format.value(row.estimate ?? 0, row.se ?? null);
  return [
    ...name,
    ...intervals(row, y, frame),
    dot(row, x(row.estimate ?? 0), y, document),
    ...official,
    ...write(value, right + 10, "chart-label-0", THEME.series[0], true),
  ];
}

function intervals(row: DotRow, y: number, { options, x }: Frame): SVGElement[] {
  const bar = (lower: number | null, upper: number | null, height: number, level: "95" | "50") =>
    lower === null || upper === null
      ? []
      : [
          svgElement(options.document, "rect", {
            class: `chart-band-${level} chart-series-0`,
            "clip-path": `url(#${options.id}-clip)`,
            x: x(lower),
            y: y - height / 2,
            width: x(upper) - x(lower),
            height,
            fill: THEME.series[0],
            "fill-opacity": level === "95" ? THEME.bandOpacity.ci95 : THEME.bandOpacity.ci50,
          }),
        ];
  return [...bar(row.ci_lower, row.ci_upper, 14, "95"), ...bar(row.ci_lower_50, row.ci_upper_50, 14, "50")];
}

/** Open for quality D and E, as on a line. */
function dot(row: DotRow, x: number, y: number, document: Document): SVGElement {
  const marker = endMarker(document, 0, x, y);
  if (!isRough(row)) return marker;
  marker.setAttribute("fill", THEME.background);
  marker.setAttribute("stroke", THEME.series[0]);
  marker.setAttribute("stroke-width", "1.75");
  marker.setAttribute("class", "chart-rough chart-series-0");
  return marker;
}
