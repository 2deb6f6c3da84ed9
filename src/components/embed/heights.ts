import { wrapText } from "#charts/text-width.ts";
import type { DrawnChart, DrawnPicture } from "#components/drawing/drawn-chart.ts";

// How tall an embed is, in CSS pixels: known before any browser has it. Lengths as in src/layouts/embed.css.

/** Of the frame: from 600 on it shows the wide picture; below, the narrow one, at most 380 wide. */
export const FRAME = { wide: 720, leastWide: 600, narrow: 320, narrowPicture: 380 } as const;

export interface EmbedHeights {
  readonly wide: number;
  /** Enough for every width below 600. */
  readonly narrow: number;
}

export interface TextBlock {
  readonly text: string;
  readonly size: number;
  readonly lineHeight: number;
  readonly bold?: boolean;
  /** Above it. */
  readonly gap?: number;
}

const PADDING = 16;

/** Fonts differ: some need more room than the estimate. */
const SAFE = 0.92;

export function textHeight(blocks: readonly TextBlock[], width: number): number {
  return blocks
    .map(({ text, size, lineHeight, bold = false, gap = 8 }) => {
      return gap + wrapText(text, width * SAFE, size, bold).length * lineHeight;
    })
    .reduce((sum, height) => sum + height, 0);
}

const sentenceBlock = (text: string): TextBlock => ({ text, size: 15, lineHeight: 24 });
export const footBlock = (text: string): TextBlock => ({ text, size: 13, lineHeight: 24, gap: 4 });

/** @param foot links under the sentence, each a line of its own. */
export function chartHeights({ chart, wide, narrow }: DrawnChart, foot: readonly string[]): EmbedHeights {
  const blocks = [sentenceBlock(chart.sentence), ...foot.map(footBlock)];
  const rest = (frame: number) => textHeight(blocks, frame - 2 * PADDING) + 12;
  const tallest = (picture: DrawnPicture, ...frames: readonly number[]) =>
    Math.ceil(Math.max(...frames.map((frame) => (picture.height * frame) / picture.width + rest(frame))));
  return {
    wide: tallest(wide, FRAME.wide, FRAME.leastWide),
    narrow: tallest(narrow, FRAME.narrow, FRAME.narrowPicture),
  };
}
