import { quarterOf } from "#contract/quarter.ts";
import type { LineOptions } from "./chart-options.ts";
import { endMarker } from "./legend.ts";
import { type LineData, lastPoint, type Point, type SeriesData } from "./line-data.ts";
import type { Box, Scales } from "./line-scales.ts";
import { textLines } from "./svg-element.ts";
import { textWidth, wrapText } from "./text-width.ts";
import { mutedText, type Sizes, seriesStyle, THEME } from "./theme.ts";

// What is written next to the marks themselves: the last value of each series.

interface EndLabel {
  readonly series: SeriesData;
  readonly point: Point;
  readonly value: readonly string[];
  readonly name: readonly string[];
}

const WIDEST = { narrow: 62, wide: 110 };

export function endLabels(data: LineData, options: LineOptions, sizes: Sizes): EndLabel[] {
  const widest = sizes.narrow ? WIDEST.narrow : WIDEST.wide;
  const lines = (text: string) => (textWidth(text, sizes.label, true) <= widest ? [text] : text.split(" "));
  return data.series.flatMap((series) => {
    const point = lastPoint(series);
    if (!point) return [];
    const name = data.series.length > 1 ? series.label : options.format.quarter(quarterOf(point.x), true);
    const value = lines(options.format.value(point.y, point.se));
    return [{ series, point, value, name: wrapText(name, widest, sizes.text) }];
  });
}

/** Room right of the drawing for the labels of the last points. */
export function endLabelWidth(labels: readonly EndLabel[], sizes: Sizes): number {
  const widths = labels.flatMap(({ value, name }) => [
    ...value.map((line) => textWidth(line, sizes.label, true)),
    ...name.map((line) => textWidth(line, sizes.text)),
  ]);
  return widths.length === 0 ? 0 : Math.max(...widths) + 8;
}

export function drawEndLabels(
  document: Document,
  labels: readonly EndLabel[],
  { box, scales, sizes }: { box: Box; scales: Scales; sizes: Sizes },
): SVGElement[] {
  const heights = labels.map(
    ({ value, name }) => value.length * sizes.label * 1.15 + name.length * sizes.text * 1.25,
  );
  const centres = spread(
    labels.map(({ point }) => scales.y(point.y)),
    heights,
    box,
  );
  return labels.flatMap(({ series, point, value, name }, i) => {
    const x = scales.x(point.x) + 9;
    const top = (centres[i] ?? 0) - (heights[i] ?? 0) / 2;
    const valueStyle = {
      size: sizes.label,
      className: `chart-label-${series.index}`,
      fill: seriesStyle(series.index).color,
      bold: true,
      halo: THEME.background,
    };
    const nameStyle = { ...mutedText(sizes.text), halo: THEME.background };
    const below = top + value.length * sizes.label * 1.15;
    return [
      ...textLines(
        document,
        value,
        { x, y: top + sizes.label * 0.92, lineHeight: sizes.label * 1.15 },
        valueStyle,
      ),
      ...textLines(document, name, { x, y: below + sizes.text, lineHeight: sizes.text * 1.25 }, nameStyle),
      endMarker(document, series.index, scales.x(point.x), scales.y(point.y), point.rough !== null),
    ];
  });
}

/** Two labels are pushed apart evenly where they would touch, and stay beside the drawing. */
function spread(centres: readonly number[], heights: readonly number[], box: Box): number[] {
  const [first, second] = centres;
  if (first === undefined) return [];
  const inside = (y: number, height: number) =>
    Math.max(box.top + height / 2, Math.min(y, box.bottom - height / 2));
  const h0 = heights[0] ?? 0;
  if (second === undefined) return [inside(first, h0)];
  const h1 = heights[1] ?? 0;
  const apart = (h0 + h1) / 2 + 2;
  const missing = Math.max(0, apart - Math.abs(first - second)) / 2;
  const sign = first <= second ? -1 : 1;
  return [inside(first + sign * missing, h0), inside(second - sign * missing, h1)];
}
