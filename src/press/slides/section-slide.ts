import { wrapText } from "#charts/text-width.ts";
import type { ReportBlock, ReportSection, ReportTable } from "#report/quarterly/report-document.ts";
import { addSlide, BODY, type Deck, FOOT, type Slide } from "./deck.ts";
import { COLOR, ROOM } from "./slide-style.ts";
import { addTable, tableHeight } from "./slide-table.ts";

// A section of the report on a slide: its sentences, a table of it, its small print. The notes have all of its text.

const SIZES = [24, 22, 20, 18, 16] as const;
const TOP = BODY.y + 0.15;
/** Less than down to the foot: programs set lines and rows a little apart. */
const HEIGHT = BODY.h - 0.45;
const LINE = 1.32;
/** Between two sentences, in parts of the size of their letters. */
const GAP = 0.7;
const BULLET = 22;
const BETWEEN = 0.2;

export function sectionSlide(deck: Deck, section: ReportSection, which: "first" | "last"): Slide {
  const slide = addSlide(deck, headingOf(section, deck));
  const tables = section.blocks.filter((block): block is ReportTable => block.kind === "table");
  const table = which === "last" ? tables.at(-1) : tables[0];
  const said = section.blocks.flatMap(saidIn);
  // What a table shows needs no more than the sentences that come before it.
  const room = HEIGHT - (table ? tableHeight(table) + BETWEEN : 0);
  const { size, kept, height } = fitted(said, room, deck);
  if (kept.length > 0) {
    slide.addText(
      kept.map((text, i) => ({
        text,
        options: {
          ...{ bullet: { indent: BULLET }, breakLine: i < kept.length - 1 },
          paraSpaceAfter: Math.round(size * GAP),
        },
      })),
      {
        ...{ x: BODY.x, y: TOP, w: BODY.w, h: table ? height : HEIGHT, margin: 0, fontSize: size },
        ...{ color: COLOR.ink, valign: "top", objectName: deck.words.t("slides.object.text") },
      },
    );
  }
  if (table) addTable(slide, table, TOP + (kept.length > 0 ? height + BETWEEN : 0), deck);
  smallPrint(slide, section, table, deck);
  slide.addNotes([section.heading, ...section.blocks.flatMap(allIn)].join("\n"));
  return slide;
}

/** Without its number in the report. */
function headingOf({ id }: ReportSection, { words }: Deck): string {
  return words.t(`quarterly.section.${id.replace("-", "_")}`);
}

function saidIn(block: ReportBlock): readonly string[] {
  if (block.kind === "list") return block.items;
  return block.kind === "paragraph" && block.tone !== "note" ? [block.text] : [];
}

function allIn(block: ReportBlock): readonly string[] {
  if (block.kind === "paragraph") return [block.text];
  return block.kind === "list" ? block.items : [];
}

/** As many sentences as there is room for, in the largest letters: the last are left to the notes. */
function fitted(said: readonly string[], room: number, { words: { lang } }: Deck) {
  // Widths of Latin letters are estimated on the safe side.
  const width = ROOM * (lang === "zh" ? 72 : 80);
  for (let count = said.length; count > 0; count -= 1) {
    const kept = said.slice(0, count);
    const size = SIZES.find((one) => textHeight(kept, one, width) <= room);
    if (size) return { size, kept, height: textHeight(kept, size, width) };
  }
  return { size: SIZES[0], kept: [], height: 0 };
}

/** In inches. */
function textHeight(said: readonly string[], size: number, width: number): number {
  const lines = said.map((text) => wrapText(text, width - BULLET - size, size).length * LINE + GAP);
  return (lines.reduce((sum, height) => sum + height, 0) * size) / 72;
}

/** Of the table, else the section's own. */
function smallPrint(
  slide: Slide,
  { blocks }: ReportSection,
  table: ReportTable | undefined,
  { words }: Deck,
) {
  const note = blocks.find((block) => block.kind === "paragraph" && block.tone === "note");
  const text = table?.note ?? (note?.kind === "paragraph" ? note.text : undefined);
  if (text === undefined) return;
  slide.addText(text, {
    ...{ ...FOOT, margin: 0, fontSize: 12, color: COLOR.muted, valign: "top" },
    objectName: words.t("slides.object.remarks"),
  });
}
