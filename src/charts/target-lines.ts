import type { ChartTarget } from "#contract/published/chart-data.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { LineOptions } from "./chart-options.ts";
import type { LineData } from "./line-data.ts";
import { type Box, type Scales, visibleOfficial, visibleTargets } from "./line-scales.ts";
import { svgElement, textLines } from "./svg-element.ts";
import { balanceText, textWidth } from "./text-width.ts";
import { type Sizes, THEME } from "./theme.ts";

interface Frame {
  readonly box: Box;
  readonly scales: Scales;
  readonly sizes: Sizes;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Pixels between the places tried for a label, and the free rim around it. */
const STEP = 4;
const RIM = 6;

/** Dashed lines over the quarters in which targets are in force. */
export function drawTargetLines(document: Document, data: LineData, options: LineOptions, { scales }: Frame) {
  return visibleTargets(data, options).map((target) => {
    const { x1, x2 } = extent(target, data, scales);
    const y = scales.y(target.value);
    return targetStroke(document, { x1, x2, y1: y, y2: y, "stroke-width": 1.75, "stroke-dasharray": "3 3" });
  });
}

/** The concept of each target, as near to its line as it stands free, tied to it where it must stand off. */
export function drawTargetLabels(document: Document, data: LineData, options: LineOptions, frame: Frame) {
  const spots = occupied(data, options, frame.scales);
  return visibleTargets(data, options).flatMap((target) => targetLabel(document, target, spots, data, frame));
}

function targetLabel(
  document: Document,
  target: ChartTarget,
  spots: readonly Spot[],
  data: LineData,
  { box, scales, sizes }: Frame,
): SVGElement[] {
  const { x1 } = extent(target, data, scales);
  const lines = balanceText(target.label, (box.right - box.left) * 0.9, sizes.text, true);
  const width = Math.max(...lines.map((text) => textWidth(text, sizes.text, true)));
  const left = Math.max(box.left + 4, Math.min(x1, box.right - width));
  const lineHeight = sizes.text * 1.3;
  const height = lines.length * lineHeight;
  const y = scales.y(target.value);
  const top = freeTop({ left, right: left + width, y, height }, spots, box);
  const style = {
    size: sizes.text,
    className: "chart-target-label",
    fill: THEME.target,
    bold: true,
    halo: THEME.background,
  };
  const anchor = Math.max(x1, left) + 12;
  const near = Math.abs(top > y ? top - y : y - top - height) <= RIM;
  const tie = top > y ? [y, top] : [top + height, y];
  return [
    ...(near ? [] : [targetStroke(document, { x1: anchor, x2: anchor, y1: tie[0] ?? y, y2: tie[1] ?? y })]),
    ...textLines(document, lines, { x: left, y: top + sizes.text, lineHeight }, style),
  ];
}

function targetStroke(document: Document, attributes: Parameters<typeof svgElement>[2]): SVGElement {
  return svgElement(document, "line", { class: "chart-target", stroke: THEME.target, ...attributes });
}

/** The top nearest to the line, above or below, where the label covers nothing that is drawn. */
function freeTop(
  { left, right, y, height }: { left: number; right: number; y: number; height: number },
  spots: readonly Spot[],
  box: Box,
): number {
  const tries = Array.from({ length: Math.ceil((box.bottom - box.top) / STEP) }, (_, i) => i * STEP);
  const tops = tries
    .flatMap((away) => [y - RIM - height - away, y + RIM - 2 + away])
    .filter((top) => top >= box.top && top + height <= box.bottom - 2);
  const free = tops.find(
    (top) => !spots.some((spot) => isIn(spot, { left, right, top, bottom: top + height })),
  );
  return free ?? tops[0] ?? y;
}

function isIn({ x, y }: Spot, { left, right, top, bottom }: Area): boolean {
  return x > left - RIM && x < right + RIM && y > top - RIM && y < bottom + RIM;
}

/** Where estimates, the line between them, and official figures stand. */
function occupied(data: LineData, options: LineOptions, { x, y }: Scales): Spot[] {
  const lines = data.series.flatMap(({ points }) =>
    points.flatMap(({ point }, i) => {
      const next = points[i + 1]?.point;
      if (!point) return [];
      const share = next ? [0, 0.25, 0.5, 0.75] : [0];
      return share.map((t) => ({ x: x(point.x + t), y: y(point.y + t * ((next?.y ?? point.y) - point.y)) }));
    }),
  );
  const official = visibleOfficial(data, options).map((mark) => ({
    x: x(quarterIndex(mark.quarter)),
    y: y(mark.value),
  }));
  return [...lines, ...official];
}

function extent(target: ChartTarget, data: LineData, { x }: Scales): { x1: number; x2: number } {
  const from = Math.max(quarterIndex(target.from_quarter) - 0.5, data.first - 0.5);
  const to = Math.min(quarterIndex(target.to_quarter) + 0.5, data.last + 0.5);
  return { x1: x(from), x2: x(to) };
}
