import PptxGenJS from "pptxgenjs";
import { wrapText } from "#charts/text-width.ts";
import type { LanguageWords } from "#i18n/words.ts";
import { COLOR, EDGE, FACES, PAGE, ROOM } from "./slide-style.ts";

// A presentation and the layouts of its slides. Every slide's title stands in a title placeholder: outlines and screen
// readers find it, and a pasted slide takes on the title of the deck it comes into.

export type Slide = ReturnType<PptxGenJS["addSlide"]>;

/** A native chart: what the library's own parts are replaced with. */
export interface NativeChart {
  readonly part: string;
  readonly workbook: Uint8Array;
}

export interface Deck {
  readonly pptx: PptxGenJS;
  /** In the order in which they stand on the slides. */
  readonly charts: NativeChart[];
  readonly words: LanguageWords;
}

export type LayoutName = "content" | "cover";

export const TITLE = { x: EDGE, y: 0.56, w: ROOM, h: 0.98 } as const;
export const BODY = { x: EDGE, y: 1.6, w: ROOM, h: 5 } as const;
export const FOOT = { x: EDGE, y: 6.68, w: ROOM - 1.9, h: 0.56 } as const;
const ONE_LINE = [32, 30, 28, 26] as const;
const TWO_LINES = [28, 26, 24, 22, 20] as const;
const COVER_TITLE = { x: EDGE + 0.4, y: 2.1, w: ROOM - 0.8, h: 1.7 } as const;

/** @param brand stands at the foot of every slide. */
export function newDeck(words: LanguageWords, brand: string): Deck {
  const pptx = new PptxGenJS();
  pptx.layout = "LAYOUT_WIDE";
  pptx.theme = { headFontFace: FACES[words.lang].latin, bodyFontFace: FACES[words.lang].latin };
  pptx.defineSlideMaster({
    title: "content" satisfies LayoutName,
    background: { color: COLOR.paper },
    objects: [
      { rect: { x: 0, y: 0, w: PAGE.width, h: 0.14, fill: { color: COLOR.accent } } },
      {
        line: { x: EDGE, y: 6.62, w: ROOM, h: 0, line: { color: COLOR.rule, width: 0.75 } },
      },
      {
        text: {
          text: brand,
          options: {
            ...{ x: PAGE.width - EDGE - 2.6, y: 6.96, w: 2.2, h: 0.28, margin: 0 },
            ...{ fontSize: 12, color: COLOR.muted, align: "right" },
          },
        },
      },
      { placeholder: { options: titleOptions(TITLE, ONE_LINE[1]), text: "" } },
    ],
    slideNumber: {
      ...{ x: PAGE.width - EDGE - 0.35, y: 6.96, w: 0.35, h: 0.28, margin: 0 },
      ...{ fontSize: 12, color: COLOR.muted, align: "right" },
    },
  });
  pptx.defineSlideMaster({
    title: "cover" satisfies LayoutName,
    background: { color: COLOR.accent },
    objects: [
      { rect: { x: EDGE, y: 2.75, w: 0.09, h: 2.1, fill: { color: COLOR.onSeal } } },
      { placeholder: { options: { ...titleOptions(COVER_TITLE, 40), color: COLOR.onSeal }, text: "" } },
    ],
  });
  return { pptx, charts: [], words };
}

function titleOptions(place: typeof TITLE | typeof COVER_TITLE, fontSize: number) {
  return {
    ...place,
    ...{ name: "title", type: "title" as const, align: "left" as const, valign: "bottom" as const },
    ...{ margin: 0, bold: true, color: COLOR.ink, fontSize },
  };
}

export function addSlide(deck: Deck, title: string, layout: LayoutName = "content"): Slide {
  const slide = deck.pptx.addSlide({ masterName: layout });
  const fontSize = layout === "cover" ? {} : { fontSize: titleSize(title) };
  slide.addText(title, {
    placeholder: "title",
    objectName: deck.words.t("slides.object.title"),
    ...fontSize,
  });
  return slide;
}

/** One line where the letters stay large, else two. */
function titleSize(title: string): number {
  const lines = (size: number) => wrapText(title, ROOM * 72, size, true).length;
  return ONE_LINE.find((size) => lines(size) === 1) ?? TWO_LINES.find((size) => lines(size) <= 2) ?? 18;
}
