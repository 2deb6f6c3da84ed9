import { heightOfWords } from "#charts/line.ts";
import { notice } from "#charts/notice.ts";
import type { LanguageWords } from "#i18n/words.ts";
import type { ChartDocument } from "#report/chart-document.ts";
import { drawReportChart, lineOptions } from "../report/report-chart.ts";

export interface PictureSize {
  /** Prefix of every id, unique on the page. */
  readonly id: string;
  readonly width: number;
  /** Of the whole picture; its own without it. */
  readonly height?: number;
}

/**
 * The picture of a chart document, or of why there is none: pages, files and embeds have no other.
 * @throws when title and legend leave no room in the height asked for.
 */
export function drawChart(
  document: Document,
  { block, labels, sentence }: ChartDocument,
  size: PictureSize,
  words: LanguageWords,
): SVGElement {
  if (block) return drawReportChart(document, block, size, words);
  return notice({ document, ...size, labels, reason: sentence });
}

/** Height that a picture of this width takes when its drawing is `plot` high. Of `size` the height says only that it is to fit one. */
export function heightFor(
  document: Document,
  { block, labels, sentence }: ChartDocument,
  size: Required<PictureSize>,
  plot: number,
  words: LanguageWords,
): number {
  if (block) return heightOfWords(block.rows, lineOptions(document, block, size, words)) + plot;
  const drawn = notice({ document, ...size, height: 0, labels, reason: sentence });
  return Number(drawn.getAttribute("height"));
}
