import { type Attributes, svgElement, textLines } from "./svg-element.ts";
import { textWidth, wrapText } from "./text-width.ts";
import { seriesStyle, THEME } from "./theme.ts";

/** Draws a key of KEY_WIDTH with its middle at (0, 0). */
export type DrawKey = (document: Document) => SVGElement[];

export interface LegendEntry {
  readonly label: string;
  readonly key: DrawKey;
}

export interface Block {
  readonly elements: SVGElement[];
  readonly height: number;
}

const KEY_WIDTH = 22;
const KEY_SPACE = 6;
const ENTRY_SPACE = 16;

interface Place {
  readonly entry: LegendEntry;
  readonly lines: readonly string[];
  readonly x: number;
  readonly row: number;
}

/** Keys and their words, side by side while there is room. */
export function legend(
  document: Document,
  entries: readonly LegendEntry[],
  at: { readonly x: number; readonly y: number; readonly width: number; readonly size: number },
): Block {
  const lineHeight = at.size * 1.5;
  const { places, rows } = placeEntries(entries, at.width, at.size);
  const elements = places.flatMap(({ entry, lines, x, row }) => {
    const left = at.x + x;
    const baseline = at.y + row * lineHeight + at.size;
    const middle = baseline - at.size * 0.36;
    const key = svgElement(
      document,
      "g",
      { transform: `translate(${left},${Math.round(middle * 100) / 100})` },
      entry.key(document),
    );
    const text = { x: left + KEY_WIDTH + KEY_SPACE, y: baseline, lineHeight };
    return [
      key,
      ...textLines(document, lines, text, { size: at.size, className: "chart-text", fill: THEME.text }),
    ];
  });
  return { elements, height: rows * lineHeight };
}

function placeEntries(entries: readonly LegendEntry[], width: number, size: number) {
  const places: Place[] = [];
  let x = 0;
  let row = 0;
  for (const entry of entries) {
    const lines = wrapText(entry.label, width - KEY_WIDTH - KEY_SPACE, size);
    const needed = KEY_WIDTH + KEY_SPACE + Math.max(...lines.map((line) => textWidth(line, size)));
    if (x > 0 && x + needed > width) {
      x = 0;
      row += 1;
    }
    places.push({ entry, lines, x, row });
    x += needed + ENTRY_SPACE;
    if (lines.length > 1) {
      x = 0;
      row += lines.length;
    }
  }
  return { places, rows: entries.length === 0 ? 0 : x === 0 ? row : row + 1 };
}

const rect = (document: Document, height: number, more: Attributes) =>
  svgElement(document, "rect", { x: 0, y: -height / 2, width: KEY_WIDTH, height, ...more });

/** The light band with the dark one inside. */
export const bandKey: DrawKey = (document) => {
  const { ci95, ci50 } = THEME.bandOpacity;
  const fill = THEME.series[0];
  return [
    rect(document, 13, { class: "chart-band-95 chart-series-0", fill, "fill-opacity": ci95 }),
    rect(document, 6, { class: "chart-band-50 chart-series-0", fill, "fill-opacity": ci50 }),
  ];
};

export function lineKey(index: number): DrawKey {
  const { color, dash } = seriesStyle(index);
  return (document) => [
    svgElement(document, "line", {
      class: `chart-line-${index}`,
      x1: 0,
      x2: KEY_WIDTH,
      stroke: color,
      "stroke-width": 2.5,
      "stroke-dasharray": dash,
    }),
    endMarker(document, index, KEY_WIDTH / 2, 0),
  ];
}

/** A circle for the first series, a square for the second; open where the figure is to be used with caution. */
export function endMarker(
  document: Document,
  index: number,
  x: number,
  y: number,
  rough = false,
): SVGElement {
  const { color } = seriesStyle(index);
  const paint = rough
    ? {
        class: `chart-rough chart-series-${index}`,
        fill: THEME.background,
        stroke: color,
        "stroke-width": 1.75,
      }
    : { class: `chart-end-${index}`, fill: color };
  return index === 0
    ? svgElement(document, "circle", { ...paint, cx: x, cy: y, r: 4 })
    : svgElement(document, "rect", { ...paint, x: x - 3.75, y: y - 3.75, width: 7.5, height: 7.5 });
}

export const roughKey: DrawKey = (document) => [
  svgElement(document, "circle", {
    class: "chart-rough chart-series-0",
    cx: KEY_WIDTH / 2,
    cy: 0,
    r: 3,
    fill: THEME.background,
    stroke: THEME.series[0],
    "stroke-width": 1.5,
  }),
];

export function hatchKey(hatchId: string): DrawKey {
  return (document) => [
    rect(document, 13, {
      class: "chart-suppressed",
      fill: `url(#${hatchId})`,
      stroke: THEME.hatch,
      "stroke-width": 0.5,
    }),
  ];
}

export const gapKey: DrawKey = (document) =>
  [
    [0, 7],
    [15, 22],
  ].map(([x1, x2]) =>
    svgElement(document, "line", {
      class: "chart-line-0",
      x1,
      x2,
      stroke: THEME.series[0],
      "stroke-width": 2.5,
    }),
  );

/** An arrow to both ends of the axis that values run along. */
export function cutKey(axis: "upright" | "level"): DrawKey {
  return (document) => [
    svgElement(document, "path", {
      class: "chart-cut",
      d: "M11,-8L15,-3H12.25V3H15L11,8L7,3H9.75V-3H7Z",
      fill: THEME.muted,
      ...(axis === "level" ? { transform: "rotate(90 11 0)" } : {}),
    }),
  ];
}
