import { scaleLinear } from "d3";
import type { LineOptions } from "./chart-options.ts";
import type { ValueAxis } from "./line-scales.ts";
import { svgElement, textLines } from "./svg-element.ts";
import { textWidth } from "./text-width.ts";
import { mutedText, type Sizes, sizesOf, THEME } from "./theme.ts";

// Rows of names with marks on one axis below and values at the right edge: what dot charts share.

export interface DotFrameOptions extends Pick<LineOptions, "document" | "id" | "width"> {
  readonly format: Pick<LineOptions["format"], "value" | "tick">;
}

export interface DotFrame {
  readonly options: DotFrameOptions;
  readonly sizes: Sizes;
  readonly x: (value: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

export const ROW_HEIGHT = 30;

/** @param texts what stands left and right of the marks, which need room for the longest. */
export function dotFrame(
  texts: { readonly names: readonly string[]; readonly values: readonly string[] },
  axis: ValueAxis,
  options: DotFrameOptions,
  top: number,
): DotFrame {
  const sizes = sizesOf(options.width);
  const names = Math.max(...texts.names.map((name) => textWidth(name, sizes.subtitle)));
  const values = Math.max(0, ...texts.values.map((text) => textWidth(text, sizes.subtitle, true)));
  const right = options.width - sizes.margin - values - 10;
  const left = sizes.margin + names + 12;
  return { options, sizes, x: scaleLinear(axis.domain, [left, right]), left, right, top };
}

/** The middle of a row. */
export function rowMiddle(i: number, { top }: Pick<DotFrame, "top">): number {
  return top + (i + 0.5) * ROW_HEIGHT;
}

export function clipArea({ options, left, right, top }: DotFrame, bottom: number): SVGElement {
  const box = { x: left, y: top, width: right - left, height: bottom - top, fill: THEME.background };
  const area = svgElement(options.document, "rect", box);
  const path = svgElement(options.document, "clipPath", { id: `${options.id}-clip` }, [area]);
  return svgElement(options.document, "defs", {}, [path]);
}

export function valueGrid(
  axis: ValueAxis,
  { options, sizes, x, top }: DotFrame,
  bottom: number,
): SVGElement[] {
  const every = Math.max(sizes.narrow ? 2 : 1, ticksPerLabel(axis, { options, sizes, x }));
  const named = Math.max(axis.ticks.indexOf(0), 0) % every;
  return axis.ticks.flatMap((value, i) => {
    const zero = value === 0;
    const attributes = { x1: x(value), x2: x(value), y1: top, y2: bottom };
    const rule = svgElement(options.document, "line", {
      class: zero ? "chart-zero" : "chart-grid",
      stroke: zero ? THEME.axis : THEME.grid,
      ...attributes,
    });
    if (i % every !== named) return [rule];
    const at = { x: x(value), y: bottom + 6 + sizes.text, lineHeight: 0 };
    const style = { ...mutedText(sizes.text), anchor: "middle" } as const;
    return [rule, ...textLines(options.document, [options.format.tick(value, axis.step)], at, style)];
  });
}

/** So many ticks share a label that none stands on its neighbour: long names leave little room. */
function ticksPerLabel(
  { ticks, step }: ValueAxis,
  { options, sizes, x }: Pick<DotFrame, "options" | "sizes" | "x">,
): number {
  const [first = 0, second = first] = ticks;
  const apart = x(second) - x(first);
  const widest = Math.max(...ticks.map((value) => textWidth(options.format.tick(value, step), sizes.text)));
  return apart > 0 ? Math.ceil((widest + TICK_SPACE) / apart) : 1;
}
const TICK_SPACE = 6;

/** An interval as a bar; none where a limit is missing. */
export function intervalBar(
  lower: number | null,
  upper: number | null,
  y: number,
  level: "95" | "50",
  { options, x }: DotFrame,
): SVGElement[] {
  if (lower === null || upper === null) return [];
  return [
    svgElement(options.document, "rect", {
      class: `chart-band-${level} chart-series-0`,
      "clip-path": `url(#${options.id}-clip)`,
      x: x(lower),
      y: y - BAR_HEIGHT / 2,
      width: x(upper) - x(lower),
      height: BAR_HEIGHT,
      fill: THEME.series[0],
      "fill-opacity": level === "95" ? THEME.bandOpacity.ci95 : THEME.bandOpacity.ci50,
    }),
  ];
}
export const BAR_HEIGHT = 14;

/** Words in a row, on its middle. */
export function rowText(
  text: string,
  at: { readonly x: number; readonly y: number },
  style: { readonly className: string; readonly fill: string; readonly bold?: boolean },
  { options, sizes }: DotFrame,
): SVGElement[] {
  const place = { x: at.x, y: at.y + sizes.subtitle * 0.36, lineHeight: 0 };
  return textLines(options.document, [text], place, { size: sizes.subtitle, bold: false, ...style });
}
