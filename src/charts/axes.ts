import type { Box, Scales, ValueAxis } from "./line-scales.ts";
import { svgElement, textLines } from "./svg-element.ts";
import { textWidth } from "./text-width.ts";
import { mutedText, type Sizes, THEME } from "./theme.ts";
import type { TimeTick } from "./time-ticks.ts";

/** Light grid lines with their labels at the left; zero is darker. */
export function valueGrid(
  document: Document,
  axis: ValueAxis,
  {
    box,
    scales,
    sizes,
    tick,
  }: { box: Box; scales: Pick<Scales, "y">; sizes: Sizes; tick: (value: number) => string },
): SVGElement[] {
  return axis.ticks.flatMap((value) => {
    const y = scales.y(value);
    const zero = value === 0;
    const rule = svgElement(document, "line", {
      class: zero ? "chart-zero" : "chart-grid",
      x1: box.left,
      x2: box.right,
      y1: y,
      y2: y,
      stroke: zero ? THEME.axis : THEME.grid,
    });
    const at = { x: box.left - 6, y: y + sizes.text * 0.36, lineHeight: 0 };
    const style = { ...mutedText(sizes.text), anchor: "end" } as const;
    return [rule, ...textLines(document, [tick(value)], at, style)];
  });
}

/** Room for the value axis' labels. */
export function valueAxisWidth(axis: ValueAxis, tick: (value: number) => string, size: number): number {
  return Math.max(...axis.ticks.map((value) => textWidth(tick(value), size))) + 6;
}

/** Ticks and labels below the drawing. */
export function timeAxis(
  document: Document,
  ticks: readonly TimeTick[],
  { box, scales, sizes }: { box: Box; scales: Scales; sizes: Sizes },
): SVGElement[] {
  return ticks.flatMap(({ x, label }) => {
    const left = scales.x(x);
    const mark = svgElement(document, "line", {
      class: "chart-tick",
      x1: left,
      x2: left,
      y1: box.bottom,
      y2: box.bottom + 5,
      stroke: THEME.axis,
    });
    const at = { x: left, y: box.bottom + 8 + sizes.text, lineHeight: 0 };
    return [mark, ...textLines(document, [label], at, { ...mutedText(sizes.text), anchor: "middle" })];
  });
}
