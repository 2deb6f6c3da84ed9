import { area, line as lineShape, scaleLinear } from "d3";
import type { ChartRow } from "#contract/published/chart-data.ts";
import { quarterIndex } from "#contract/quarter.ts";
import { chartRoot, hatchPattern } from "./chart-root.ts";
import { type LineData, lastPoint, lineData, lonePoints, type Point, pointsOf } from "./line-data.ts";
import { axisOver, type Scales } from "./line-scales.ts";
import { svgElement, textLines } from "./svg-element.ts";
import { wrapText } from "./text-width.ts";
import { mutedText, THEME } from "./theme.ts";

// One of many small charts of the same quarters: a line with its bands, its last value and what may be said of it.

export interface SmallOptions {
  readonly document: Document;
  /** Prefix of every id, unique on the page. */
  readonly id: string;
  /** First and last quarter, the same for all charts of a page. */
  readonly first: string;
  readonly last: string;
  readonly labels: {
    readonly title: string;
    readonly unit: string;
    /** The newest value, or why there is none. */
    readonly value: string;
    readonly verdict: string;
    /** Release, and 模拟数据 where it applies. */
    readonly foot: string;
    readonly description: string;
  };
  readonly format: {
    tick(value: number, step: number): string;
    quarter(quarter: string, short: boolean): string;
  };
}

export const SMALL = { width: 260, height: 206 } as const;
const BOX = { left: 12, right: 248, top: 88, bottom: 146 } as const;
const TEXT = 11;

type Entry = LineData["series"][number]["points"][number];

/** Pure: the same rows and options give the same bytes. Rows are of one series. */
export function smallMultiple(rows: readonly ChartRow[], options: SmallOptions): SVGElement {
  const { document, id, first, last } = options;
  const [from, to] = [quarterIndex(first), quarterIndex(last)];
  const shown = rows.filter(({ quarter }) => quarterIndex(quarter) >= from && quarterIndex(quarter) <= to);
  const data = lineData([...shown, ...ends(shown, options)], { id, series: [{ id: "", label: "" }] });
  const points = data.series.flatMap(pointsOf);
  const axis = axisOver(
    points.map(({ y }) => y),
    points,
  );
  const scales: Scales = {
    x: scaleLinear([from - 0.5, to + 0.5], [BOX.left, BOX.right]),
    y: scaleLinear(axis.domain, [BOX.bottom, BOX.top]).clamp(true),
  };
  return chartRoot(document, { ...options, width: SMALL.width }, SMALL.height, [
    ...hatches(document, id, data, scales),
    ...grid(axis, scales, options),
    ...marks(document, data, scales),
    ...words(options),
  ]);
}

/** Rows are told apart by no series here; an empty first and last quarter keep the width. */
function ends(rows: readonly ChartRow[], { first, last }: SmallOptions): ChartRow[] {
  const none = { estimate: null, ci_lower: null, ci_upper: null, ci_lower_50: null, ci_upper_50: null };
  return [...new Set([first, last])]
    .filter((quarter) => !rows.some((row) => row.quarter === quarter))
    .map((quarter) => ({ series: "", quarter, period: quarter, ...none, obs_status: "not_collected" }));
}

function hatches(document: Document, id: string, { suppressed }: LineData, { x }: Scales): SVGElement[] {
  if (suppressed.length === 0) return [];
  const pattern = svgElement(document, "defs", {}, [hatchPattern(document, `${id}-hatch`)]);
  const boxes = suppressed.map((quarter) =>
    svgElement(document, "rect", {
      class: "chart-suppressed",
      x: tenth(x(quarter - 0.5)),
      y: BOX.top,
      width: tenth(x(1) - x(0)),
      height: BOX.bottom - BOX.top,
      fill: `url(#${id}-hatch)`,
    }),
  );
  return [pattern, ...boxes];
}

function grid(axis: ReturnType<typeof axisOver>, { y }: Scales, options: SmallOptions): SVGElement[] {
  const values = [...new Set([axis.domain[0], 0, axis.domain[1]])];
  return values.flatMap((value) => {
    const at = tenth(y(value));
    const rule = svgElement(options.document, "line", {
      class: value === 0 ? "chart-zero" : "chart-grid",
      ...{ x1: BOX.left, x2: BOX.right, y1: at, y2: at },
      stroke: value === 0 ? THEME.axis : THEME.grid,
    });
    const label = muted(options, options.format.tick(value, axis.step), BOX.left, at - 3, "start");
    return [rule, ...(value === 0 && axis.domain[0] === 0 ? [] : label)];
  });
}

function marks(document: Document, { series }: LineData, { x, y }: Scales): SVGElement[] {
  const [one] = series;
  if (!one) return [];
  const band = (level: "95" | "50") =>
    area<Entry>()
      .digits(1)
      .defined(({ point }) => point !== null)
      .x((entry) => x(entry.x))
      .y0(({ point }) => y(point?.[`lower${level}`] ?? 0))
      .y1(({ point }) => y(point?.[`upper${level}`] ?? 0))(one.points);
  const path = lineShape<Entry>()
    .digits(1)
    .defined(({ point }) => point !== null)
    .x((entry) => x(entry.x))
    .y(({ point }) => y(point?.y ?? 0))(one.points);
  const color = THEME.series[0];
  const { ci95, ci50 } = THEME.bandOpacity;
  const last = lastPoint(one);
  return [
    svgElement(document, "path", {
      class: "chart-band-95",
      d: band("95") ?? "",
      fill: color,
      "fill-opacity": ci95,
    }),
    svgElement(document, "path", {
      class: "chart-band-50",
      d: band("50") ?? "",
      fill: color,
      "fill-opacity": ci50,
    }),
    svgElement(document, "path", {
      class: "chart-line-0",
      d: path ?? "",
      fill: "none",
      stroke: color,
      "stroke-width": 1.75,
    }),
    ...lonePoints(one).map((point) => bar(document, point, { x, y })),
    ...[...new Set([...lonePoints(one), ...(last ? [last] : [])])].map((point) =>
      dot(document, point, { x, y }),
    ),
  ];
}

function bar(document: Document, point: Point, { x, y }: Scales): SVGElement {
  const at = tenth(x(point.x));
  return svgElement(document, "line", {
    class: "chart-bar-95",
    ...{ x1: at, x2: at, y1: tenth(y(point.lower95)), y2: tenth(y(point.upper95)) },
    ...{ stroke: THEME.series[0], "stroke-opacity": 0.3, "stroke-width": 4 },
  });
}

/** Open where the figure varies a lot. */
function dot(document: Document, point: Point, { x, y }: Scales): SVGElement {
  return svgElement(document, "circle", {
    class: point.rough ? "chart-rough" : "chart-end-0",
    ...{ cx: tenth(x(point.x)), cy: tenth(y(point.y)), r: 3 },
    fill: point.rough ? THEME.background : THEME.series[0],
    stroke: THEME.series[0],
    "stroke-width": 1.5,
  });
}

function words(options: SmallOptions): SVGElement[] {
  const { document, labels, format, first, last } = options;
  const room = BOX.right - BOX.left;
  const title = wrapText(labels.title, room, 13, true).slice(0, 2);
  const bold = { size: 13, className: "chart-title", fill: THEME.text, bold: true };
  const strong = { size: 14, className: "chart-label-0", fill: THEME.series[0], bold: true };
  return [
    ...textLines(document, title, { x: BOX.left, y: 20, lineHeight: 16 }, bold),
    ...textLines(document, [labels.value], { x: BOX.left, y: 56, lineHeight: 0 }, strong),
    ...muted(options, labels.unit, BOX.left, SMALL.height - 26, "start"),
    ...muted(options, labels.verdict, BOX.left, 71, "start"),
    ...muted(options, format.quarter(first, true), BOX.left, BOX.bottom + 15, "start"),
    ...muted(options, format.quarter(last, true), BOX.right, BOX.bottom + 15, "end"),
    ...muted(options, labels.foot, BOX.left, SMALL.height - 10, "start"),
  ];
}

function muted({ document }: SmallOptions, text: string, x: number, y: number, anchor: "start" | "end") {
  const style = { ...mutedText(TEXT), anchor };
  return text === "" ? [] : textLines(document, [text], { x, y, lineHeight: 0 }, style);
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
