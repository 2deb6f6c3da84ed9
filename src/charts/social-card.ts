import { svgElement, textLines } from "./svg-element.ts";
import { balanceText, textWidth } from "./text-width.ts";
import { THEME } from "./theme.ts";

// The picture that a chat app shows of a link: read at a glance, at a third of its size.

export const CARD_SIZE = { width: 1200, height: 630 } as const;

export interface CardText {
  /** The site's name, beside its seal. */
  readonly site: string;
  /** What this is, and of when. */
  readonly kicker: string;
  readonly title: string;
  /** Plain sentences below the title. */
  readonly detail: string | null;
  /** The figure, written large with its interval. */
  readonly figure: {
    readonly value: string;
    readonly interval: string;
    readonly verdict: string | null;
  } | null;
  readonly source: string;
  /** Null for real returns. */
  readonly simulated: string | null;
}

const MARGIN = 72;
const ROOM = CARD_SIZE.width - 2 * MARGIN;
const HEAD = { y: 100, seal: 60 } as const;
/** From large to small: the first that leaves no more lines than it allows. */
const TITLES = [
  { size: 60, lines: 2 },
  { size: 52, lines: 2 },
  { size: 44, lines: 3 },
] as const;
const DETAIL = { size: 32, lines: 4 } as const;
const LINE_HEIGHT = 1.3;
const FIGURE_Y = 496;
const FOOT_Y = 580;
const ELLIPSIS = "…";

/** Pure: the same words give the same bytes. The font has to be FAMILY of src/press/fonts.ts. */
export function drawCard(document: Document, card: CardText): SVGElement {
  const { width, height } = CARD_SIZE;
  const title = titleLines(card.title, card.detail !== null && card.figure !== null);
  const titleEnd = 190 + (title.lines.length - 1) * title.size * LINE_HEIGHT;
  return svgElement(
    document,
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      "font-family": "Noto Sans SC",
    },
    [
      svgElement(document, "rect", { width, height, fill: THEME.card.paper }),
      svgElement(document, "rect", { width, height: 10, fill: THEME.card.accent }),
      ...head(document, card),
      ...textAt(document, title.lines, 190 + title.size * 0.35, title.size, THEME.card.ink, true),
      ...detail(document, card, titleEnd + title.size * 0.35 + 66),
      ...figure(document, card),
      ...foot(document, card),
    ],
  );
}

/** Small where a sentence and a figure have to stand below it. */
function titleLines(
  title: string,
  small: boolean,
): { readonly size: number; readonly lines: readonly string[] } {
  for (const { size, lines: most } of small ? TITLES.slice(-1) : TITLES) {
    const lines = balanceText(title, ROOM, size, true);
    if (lines.length <= most) return { size, lines };
  }
  const { size, lines } = TITLES[2];
  return { size, lines: cut(balanceText(title, ROOM, size, true), lines) };
}

/** Never more than so many lines; what is left out is marked. */
function cut(lines: readonly string[], most: number): readonly string[] {
  if (lines.length <= most) return lines;
  const last = lines[most - 1] ?? "";
  return [...lines.slice(0, most - 1), `${last.slice(0, -1)}${ELLIPSIS}`];
}

function head(document: Document, { site, kicker }: CardText): SVGElement[] {
  const { y, seal } = HEAD;
  const middle = y - 20;
  return [
    svgElement(document, "rect", {
      ...{ x: MARGIN, y: middle - seal / 2, width: seal, height: seal, rx: 8, fill: THEME.card.seal },
    }),
    text(
      document,
      "季",
      { x: MARGIN + seal / 2, y: middle + 15, size: 42, anchor: "middle" },
      "onSeal",
      true,
    ),
    text(document, site, { x: MARGIN + seal + 20, y: middle + 12, size: 34 }, "ink", true),
    text(
      document,
      kicker,
      { x: CARD_SIZE.width - MARGIN, y: middle + 10, size: 28, anchor: "end" },
      "muted",
      false,
    ),
  ];
}

function detail(document: Document, { detail: said, figure: shown }: CardText, y: number): SVGElement[] {
  if (said === null) return [];
  // Whatever stands below keeps its room.
  const end = shown === null ? FOOT_Y - 64 : FIGURE_Y - 92;
  const most = Math.min(DETAIL.lines, Math.floor((end - y) / (DETAIL.size * LINE_HEIGHT)) + 1);
  const lines = cut(balanceText(said, ROOM, DETAIL.size), most);
  return textAt(document, lines, y, DETAIL.size, THEME.card.muted, false);
}

function figure(document: Document, { figure: shown }: CardText): SVGElement[] {
  if (shown === null) return [];
  const size = 92;
  const beside = MARGIN + textWidth(shown.value, size, true) + 36;
  return [
    text(document, shown.value, { x: MARGIN, y: FIGURE_Y, size }, "accent", true),
    text(document, shown.interval, { x: beside, y: FIGURE_Y, size: 32 }, "ink", false),
    ...(shown.verdict === null
      ? []
      : [text(document, shown.verdict, { x: beside, y: FIGURE_Y - 46, size: 32 }, "ink", true)]),
  ];
}

function foot(document: Document, { source, simulated }: CardText): SVGElement[] {
  const right = CARD_SIZE.width - MARGIN;
  const line = svgElement(document, "rect", {
    ...{ x: MARGIN, y: FOOT_Y - 48, width: ROOM, height: 2, fill: THEME.card.rule },
  });
  const origin = text(document, source, { x: MARGIN, y: FOOT_Y, size: 26 }, "muted", false);
  if (simulated === null) return [line, origin];
  return [
    line,
    origin,
    text(document, simulated, { x: right, y: FOOT_Y, size: 26, anchor: "end" }, "seal", true),
  ];
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly anchor?: "middle" | "end";
}

function text(
  document: Document,
  content: string,
  { x, y, size, anchor }: Place,
  color: keyof typeof THEME.card,
  bold: boolean,
): SVGElement {
  return svgElement(
    document,
    "text",
    {
      ...{ x, y, "font-size": size, "font-weight": bold ? 700 : null },
      ...{ "text-anchor": anchor, fill: THEME.card[color] },
    },
    [content],
  );
}

function textAt(
  document: Document,
  lines: readonly string[],
  y: number,
  size: number,
  fill: string,
  bold: boolean,
): SVGElement[] {
  const style = { size, className: "card-text", fill, bold };
  return textLines(document, lines, { x: MARGIN, y, lineHeight: size * LINE_HEIGHT }, style);
}
