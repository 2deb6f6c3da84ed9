import type { ChartLabels } from "#contract/published/chart-data.ts";
import { type Block, type LegendEntry, legend } from "./legend.ts";
import { svgElement, textLines } from "./svg-element.ts";
import { balanceText, textWidth, wrapText } from "./text-width.ts";
import { mutedText, type Sizes, THEME } from "./theme.ts";

// Title, subtitle, legend above; source and release below: all of them inside the picture.

/** From the top edge down to where the drawing may begin. */
export function header(
  document: Document,
  labels: Pick<ChartLabels, "title" | "subtitle" | "simulated">,
  entries: readonly LegendEntry[],
  { width, sizes }: { readonly width: number; readonly sizes: Sizes },
): Block {
  const room = width - 2 * sizes.margin;
  const elements: SVGElement[] = [];
  let y: number = sizes.margin;
  if (labels.simulated !== null) {
    elements.push(...pill(document, labels.simulated, sizes, y));
    y += sizes.text * 1.7 + 8;
  }
  const title = balanceText(labels.title, room, sizes.title, true);
  const titleStyle = { size: sizes.title, className: "chart-title", fill: THEME.text, bold: true };
  elements.push(...paragraph(document, title, { x: sizes.margin, y, lineHeight: 1.28 }, titleStyle));
  y += title.length * sizes.title * 1.28 + 4;
  const subtitle = wrapText(labels.subtitle, room, sizes.subtitle);
  const muted = mutedText(sizes.subtitle);
  elements.push(...paragraph(document, subtitle, { x: sizes.margin, y, lineHeight: 1.35 }, muted));
  y += subtitle.length * sizes.subtitle * 1.35 + 8;
  const keys = legend(document, entries, { x: sizes.margin, y, width: room, size: sizes.text });
  elements.push(...keys.elements);
  return { elements, height: y + keys.height + 16 };
}

/** Source and release, from `y` to the bottom edge; the height is the block's own. */
export function footer(
  document: Document,
  labels: Pick<ChartLabels, "source" | "release">,
  at: { readonly width: number; readonly sizes: Sizes; readonly y: number; readonly short?: boolean },
): Block {
  const { width, sizes, y, short = false } = at;
  const room = width - 2 * sizes.margin;
  const together = `${labels.source} · ${labels.release}`;
  const fits = short && textWidth(together, sizes.text) <= room;
  const texts = fits ? [together] : [labels.source, labels.release];
  const lines = texts.flatMap((text) => wrapText(text, room, sizes.text));
  const muted = mutedText(sizes.text);
  return {
    elements: paragraph(document, lines, { x: sizes.margin, y, lineHeight: sizes.lineHeight }, muted),
    height: lines.length * sizes.text * sizes.lineHeight + sizes.margin,
  };
}

/** `y` is the top of the paragraph, `lineHeight` in em. */
function paragraph(
  document: Document,
  lines: readonly string[],
  at: { readonly x: number; readonly y: number; readonly lineHeight: number },
  style: Parameters<typeof textLines>[3],
): SVGElement[] {
  const place = { x: at.x, y: at.y + style.size, lineHeight: style.size * at.lineHeight };
  return textLines(document, lines, place, style);
}

function pill(document: Document, text: string, sizes: Sizes, y: number): SVGElement[] {
  const height = sizes.text * 1.7;
  // The width is an estimate on the safe side.
  const width = textWidth(text, sizes.text, true) + 16;
  const style = { size: sizes.text, className: "chart-simulated", fill: THEME.warning, bold: true };
  const box = svgElement(document, "rect", {
    class: "chart-simulated-box",
    x: sizes.margin + 0.5,
    y: y + 0.5,
    width,
    height,
    rx: 3,
    fill: "none",
    stroke: THEME.warning,
  });
  const at = { x: sizes.margin + 0.5 + width / 2, y: y + sizes.text * 1.24, lineHeight: 0 };
  return [box, ...textLines(document, [text], at, { ...style, anchor: "middle" })];
}
