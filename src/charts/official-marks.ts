import { type Symbol as Shape, symbol, symbolDiamond, symbolSquare, symbolTriangle } from "d3";
import type { OfficialMark } from "#contract/published/chart-data.ts";
import type { LegendEntry } from "./legend.ts";
import { svgElement } from "./svg-element.ts";
import { THEME } from "./theme.ts";

// Official figures stand apart from ours: dark outlines without interval, a shape for each concept.

const SHAPES = [symbolDiamond, symbolSquare, symbolTriangle];
const AREA = 56;

/** The distinct labels in order of appearance; their position gives the shape. */
export function officialLabels(marks: readonly Pick<OfficialMark, "label">[]): string[] {
  return [...new Set(marks.map(({ label }) => label))];
}

export function officialMark(document: Document, shape: number, x: number, y: number): SVGElement {
  const draw: Shape<unknown, unknown> = symbol(SHAPES[shape % SHAPES.length] ?? symbolDiamond, AREA).digits(
    2,
  );
  return svgElement(document, "path", {
    class: "chart-official",
    transform: `translate(${Math.round(x * 100) / 100},${Math.round(y * 100) / 100})`,
    d: draw(null),
    fill: THEME.background,
    stroke: THEME.official,
    "stroke-width": 1.75,
  });
}

export function officialEntries(marks: readonly Pick<OfficialMark, "label">[]): LegendEntry[] {
  return officialLabels(marks).map((label, shape) => ({
    label,
    key: (document) => [officialMark(document, shape, 11, 0)],
  }));
}
