import type { ChartLabels } from "#contract/published/chart-data.ts";
import { footer, header } from "./captions.ts";
import { chartRoot } from "./chart-root.ts";
import { svgElement, textLines } from "./svg-element.ts";
import { wrapText } from "./text-width.ts";
import { sizesOf, THEME } from "./theme.ts";

export interface NoticeOptions {
  readonly document: Document;
  /** Prefix of every id, unique on the page. */
  readonly id: string;
  readonly width: number;
  /** Height of the whole picture. */
  readonly height?: number;
  readonly labels: Pick<
    ChartLabels,
    "title" | "subtitle" | "source" | "release" | "simulated" | "description"
  >;
  /** Why there is no drawing. */
  readonly reason: string;
}

const LEAST_ROOM = 96;

/** The picture of a chart that can't be drawn: it says what is missing and why, and is never empty. */
export function notice({ document, id, width, height, labels, reason }: NoticeOptions): SVGElement {
  const sizes = sizesOf(width);
  const head = header(document, labels, [], { width, sizes });
  const foot = (y: number) => footer(document, labels, { width, sizes, y, short: height !== undefined });
  const lines = wrapText(reason, width - 4 * sizes.margin, sizes.label);
  const lineHeight = sizes.label * 1.5;
  const words = lines.length * lineHeight + 2 * sizes.margin;
  const rest = head.height + foot(0).height + sizes.margin;
  const room = Math.max(words, height === undefined ? LEAST_ROOM : height - rest);
  const box = svgElement(document, "rect", {
    ...{ class: "chart-nothing", x: sizes.margin, y: head.height, width: width - 2 * sizes.margin },
    ...{ height: room, fill: "none", stroke: THEME.grid },
  });
  const first = head.height + (room - lines.length * lineHeight) / 2 + sizes.label * 1.15;
  const style = { size: sizes.label, className: "chart-text", fill: THEME.text, anchor: "middle" } as const;
  const said = textLines(document, lines, { x: width / 2, y: first, lineHeight }, style);
  const end = foot(head.height + room + sizes.margin);
  return chartRoot(document, { id, width, labels }, rest + room, [
    ...head.elements,
    box,
    ...said,
    ...end.elements,
  ]);
}
