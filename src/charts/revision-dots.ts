import { symbol, symbolDiamond } from "d3";
import type { ChartLabels } from "#contract/published/chart-data.ts";
import { footer, header } from "./captions.ts";
import { chartRoot } from "./chart-root.ts";
import {
  BAR_HEIGHT,
  clipArea,
  type DotFrame,
  type DotFrameOptions,
  dotFrame,
  intervalBar,
  ROW_HEIGHT,
  rowMiddle,
  rowText,
  valueGrid,
} from "./dot-frame.ts";
import { cutKey, type DrawKey, type LegendEntry } from "./legend.ts";
import { axisOver, type ValueAxis } from "./line-scales.ts";
import { svgElement } from "./svg-element.ts";
import { sizesOf, THEME } from "./theme.ts";

export interface RevisedRow {
  readonly label: string;
  readonly first: number;
  /** The first published 95 % interval. */
  readonly lower: number;
  readonly upper: number;
  readonly revised: number;
  readonly inside: boolean;
  /** Standard error, by which totals are rounded. */
  readonly se: number | null;
}

type Captions = "title" | "subtitle" | "source" | "release" | "simulated" | "description" | "cut";

export interface RevisionDotOptions extends DotFrameOptions {
  readonly labels: Pick<ChartLabels, Captions> & {
    /** Tick and band. */
    readonly first: string;
    readonly inside: string;
    readonly outside: string;
  };
}

const MARK = THEME.series[1];
const DIAMOND = 90;

/**
 * Cities as rows in the order given: the first value as a tick in its interval, the revised one as a dot, or as a
 * diamond where it lies outside.
 * @throws when there are no rows.
 */
export function revisionDots(rows: readonly RevisedRow[], options: RevisionDotOptions): SVGElement {
  const { document, width, labels, id } = options;
  if (rows.length === 0) throw new Error(`no rows to draw (chart ${id})`);
  const sizes = sizesOf(width);
  const axis = axisFor(rows);
  const head = header(document, labels, legendOf(rows, axis, options), { width, sizes });
  const texts = { names: rows.map((row) => row.label), values: rows.map((row) => valueText(row, options)) };
  const frame = dotFrame(texts, axis, options, head.height);
  const bottom = head.height + rows.length * ROW_HEIGHT;
  const below = bottom + sizes.text * 2 + 12;
  const foot = footer(document, labels, { width, sizes, y: below });
  return chartRoot(document, options, below + foot.height, [
    clipArea(frame, bottom),
    ...head.elements,
    ...valueGrid(axis, frame, bottom),
    ...rows.flatMap((row, i) => drawRow(row, i, texts.values[i] ?? "", frame)),
    ...foot.elements,
  ]);
}

function axisFor(rows: readonly RevisedRow[]): ValueAxis {
  const marks = rows.flatMap(({ first, revised }) => [first, revised]);
  return axisOver(
    marks,
    rows.map(({ lower, upper }) => ({ lower95: lower, upper95: upper })),
  );
}

function legendOf(
  rows: readonly RevisedRow[],
  axis: ValueAxis,
  { labels }: RevisionDotOptions,
): LegendEntry[] {
  const has = (inside: boolean) => rows.some((row) => row.inside === inside);
  return [
    { label: labels.first, key: firstKey },
    ...(has(true) ? [{ label: labels.inside, key: markKey(true) }] : []),
    ...(has(false) ? [{ label: labels.outside, key: markKey(false) }] : []),
    ...(axis.cut ? [{ label: labels.cut, key: cutKey("level") }] : []),
  ];
}

/** Both values where there is room for them. */
function valueText({ first, revised, se }: RevisedRow, { format, width }: RevisionDotOptions): string {
  const after = format.value(revised, se);
  return sizesOf(width).narrow ? after : `${format.value(first, se)} → ${after}`;
}

function drawRow(row: RevisedRow, i: number, value: string, frame: DotFrame): SVGElement[] {
  const { options, sizes, x, right } = frame;
  const y = rowMiddle(i, frame);
  const text = { className: "chart-text", fill: THEME.text };
  return [
    ...rowText(row.label, { x: sizes.margin, y }, text, frame),
    ...intervalBar(row.lower, row.upper, y, "95", frame),
    firstTick(options.document, x(row.first), y),
    revisedMark(options.document, row.inside, x(row.revised), y),
    ...rowText(value, { x: right + 10, y }, { ...text, bold: true }, frame),
  ];
}

function firstTick(document: Document, x: number, y: number): SVGElement {
  return svgElement(document, "line", {
    ...{ class: "chart-first", x1: x, x2: x, y1: y - BAR_HEIGHT / 2, y2: y + BAR_HEIGHT / 2 },
    ...{ stroke: THEME.series[0], "stroke-width": 2 },
  });
}

function revisedMark(document: Document, inside: boolean, x: number, y: number): SVGElement {
  if (inside)
    return svgElement(document, "circle", { class: "chart-inside", cx: x, cy: y, r: 4.5, fill: MARK });
  return svgElement(document, "path", {
    ...{ class: "chart-outside", d: symbol(symbolDiamond, DIAMOND).digits(2)(null), fill: MARK },
    transform: `translate(${Math.round(x * 100) / 100},${Math.round(y * 100) / 100})`,
  });
}

const firstKey: DrawKey = (document) => [
  svgElement(document, "rect", {
    ...{ x: 0, y: -6.5, width: 22, height: 13, fill: THEME.series[0] },
    "fill-opacity": THEME.bandOpacity.ci95,
  }),
  svgElement(document, "line", {
    ...{ x1: 11, x2: 11, y1: -6.5, y2: 6.5, stroke: THEME.series[0], "stroke-width": 2 },
  }),
];

const markKey =
  (inside: boolean): DrawKey =>
  (document) => [revisedMark(document, inside, 11, 0)];
