import type PptxGenJS from "pptxgenjs";
import { textWidth, wrapText } from "#charts/text-width.ts";
import type { ReportTable } from "#report/quarterly/report-document.ts";
import { BODY, type Deck, type Slide } from "./deck.ts";
import { COLOR } from "./slide-style.ts";

// A table of the report as a table of the slide: a head row, no merged cells, as many rows as can be read from afar.

const MOST_ROWS = 9;
const SIZE = 13;
const CAPTION = 0.34;
const LINE = 1.3;
/** Margins of a cell, in points. */
const PADDING = { across: 6, along: 3.5 } as const;

export function addTable(slide: Slide, table: ReportTable, top: number, { words }: Deck): void {
  const { caption, head, rows, numeric } = table;
  const shown = rows.slice(0, MOST_ROWS);
  const widths = columnWidths([head, ...shown]);
  const more = rows.length - shown.length;
  const said = more > 0 ? words.t("slides.table.more", { caption, count: more }) : caption;
  slide.addText(said, {
    ...{
      x: BODY.x,
      y: top,
      w: BODY.w,
      h: CAPTION,
      margin: 0,
      fontSize: captionSize(said),
      bold: true,
      color: COLOR.accent,
    },
    ...{ align: "left", valign: "middle", objectName: words.t("slides.object.caption") },
  });
  const border = { type: "solid" as const, pt: 0.75, color: COLOR.rule };
  const none = { type: "none" as const };
  const cell = (text: string, column: number, isHead: boolean): PptxGenJS.TableCell => ({
    text,
    options: {
      align: numeric[column] ? "right" : "left",
      bold: isHead,
      ...(isHead ? { fill: { color: COLOR.head } } : {}),
    },
  });
  slide.addTable(
    [head, ...shown].map((texts, r) => texts.map((text, c) => cell(text, c, r === 0))),
    {
      ...{ x: BODY.x, y: top + CAPTION + 0.04, w: BODY.w, colW: widths },
      ...{ rowH: rowHeights([head, ...shown], widths), fontSize: SIZE, color: COLOR.ink, valign: "middle" },
      ...{ margin: [PADDING.along, PADDING.across, PADDING.along, PADDING.across] },
      ...{ border: [border, none, border, none], objectName: caption },
    },
  );
}

function captionSize(text: string): number {
  return textWidth(text, 14, true) <= BODY.w * 72 ? 14 : 12;
}

/** With its caption, in inches. */
export function tableHeight({ head, rows }: ReportTable): number {
  const shown = [head, ...rows.slice(0, MOST_ROWS)];
  return CAPTION + 0.04 + rowHeights(shown, columnWidths(shown)).reduce((sum, height) => sum + height, 0);
}

function rowHeights(rows: readonly (readonly string[])[], widths: readonly number[]): number[] {
  return rows.map((texts) => {
    const lines = texts.map(
      (text, c) => wrapText(text, (widths[c] ?? 1) * 72 - 2 * PADDING.across, SIZE).length,
    );
    return (Math.max(1, ...lines) * SIZE * LINE + 2 * PADDING.along) / 72;
  });
}

/** By the longest cell of each, none less than a third of an equal share. */
function columnWidths(rows: readonly (readonly string[])[]): number[] {
  const columns = rows[0]?.length ?? 1;
  const wanted = Array.from(
    { length: columns },
    (_, c) => Math.max(...rows.map((row) => textWidth(row[c] ?? "", SIZE))) + 2 * PADDING.across,
  );
  const total = wanted.reduce((sum, width) => sum + width, 0);
  const least = BODY.w / columns / 3;
  const widths = wanted.map((width) => Math.max(least, (BODY.w * width) / total));
  const scale = BODY.w / widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => Math.round(width * scale * 1000) / 1000);
}
