import { line, scaleLinear, scaleLog } from "d3";
import type { ChartLabels } from "#contract/published/chart-data.ts";
import { footer, header } from "./captions.ts";
import { chartRoot } from "./chart-root.ts";
import { axisOver } from "./line-scales.ts";
import { svgElement, textLines } from "./svg-element.ts";
import { mutedText, sizesOf, THEME } from "./theme.ts";

// How the half-width of an interval shrinks as communities are added; the number asked about is marked.

export interface DetectCurve {
  readonly label: string;
  /** Communities and half-width, in order. */
  readonly points: readonly (readonly [n: number, half: number])[];
  /** The one the reader asks about. */
  readonly chosen: boolean;
}

export interface DetectOptions {
  readonly document: Document;
  readonly id: string;
  readonly width: number;
  readonly labels: Pick<ChartLabels, "title" | "subtitle" | "source" | "release" | "description">;
  /** Numbers of communities that get a tick, and the one that is marked. */
  readonly ticks: readonly number[];
  readonly marked: number;
  readonly format: { tick(value: number, step: number): string; count(n: number): string };
}

/** @throws when a curve has no points. */
export function detectCurve(curves: readonly DetectCurve[], options: DetectOptions): SVGElement {
  const { document, id, width, labels, format } = options;
  const sizes = sizesOf(width);
  const all = curves.flatMap(({ points }) => points);
  if (all.length === 0) throw new Error(`no curve to draw (chart ${id})`);
  const axis = axisOver(
    all.map(([, half]) => half),
    [],
  );
  const head = header(document, { ...labels, simulated: null }, [], { width, sizes });
  const [left, right] = [sizes.margin + 48, width - sizes.margin - 8];
  const [top, bottom] = [head.height, head.height + sizes.plotHeight];
  const ns = all.map(([n]) => n);
  const x = scaleLog([Math.min(...ns), Math.max(...ns)], [left, right]);
  const y = scaleLinear(axis.domain, [bottom, top]);
  const style = mutedText(sizes.text);
  const rules = axis.ticks.flatMap((value) => [
    svgElement(document, "line", {
      ...{ class: "chart-grid", stroke: THEME.grid, x1: left, x2: right, y1: y(value), y2: y(value) },
    }),
    ...textLines(
      document,
      [format.tick(value, axis.step)],
      { x: left - 6, y: y(value) + 4, lineHeight: 0 },
      { ...style, anchor: "end" },
    ),
  ]);
  const below = options.ticks.flatMap((n) =>
    textLines(
      document,
      [format.count(n)],
      { x: x(n), y: bottom + 18, lineHeight: 0 },
      { ...style, anchor: "middle" },
    ),
  );
  const mark = svgElement(document, "line", {
    ...{ class: "chart-reference", stroke: THEME.axis, "stroke-dasharray": "3 3" },
    ...{ x1: x(options.marked), x2: x(options.marked), y1: top, y2: bottom },
  });
  const path = line<readonly [number, number]>()
    .digits(1)
    .x(([n]) => x(n))
    .y(([, half]) => y(half));
  const drawn = curves.flatMap(({ points, label, chosen }) => {
    const color = chosen ? THEME.series[0] : THEME.muted;
    // Where the curves lie farthest apart.
    const first = points[0] ?? [1, 0];
    return [
      svgElement(document, "path", {
        ...{ class: "chart-line", d: path(points) ?? "", fill: "none", stroke: color },
        "stroke-width": chosen ? 2.5 : 1.25,
      }),
      ...textLines(
        document,
        [label],
        { x: left + 14, y: y(first[1]) - 2, lineHeight: 0 },
        { ...style, fill: color, bold: chosen, halo: THEME.background },
      ),
    ];
  });
  const foot = footer(document, labels, { width, sizes, y: bottom + 34 });
  return chartRoot(document, { id, width, labels }, bottom + 34 + foot.height, [
    ...head.elements,
    ...rules,
    ...below,
    mark,
    ...drawn,
    ...foot.elements,
  ]);
}
