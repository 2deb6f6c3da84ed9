import type { LineOptions } from "#charts/chart-options.ts";
import { intervalDots } from "#charts/interval-dots.ts";
import { line } from "#charts/line.ts";
import type { LanguageWords } from "#i18n/words.ts";
import type { LineBlock } from "#report/chart-block.ts";
import type { ReportDotChart } from "#report/quarterly/report-document.ts";
import { CHART_WIDTHS } from "../headline/headline-figure.ts";

export interface ReportChartSize {
  readonly id: string;
  readonly width: number;
  readonly height?: number;
}

/** A chart in one size, as an SVG element of the document. */
export function drawReportChart(
  document: Document,
  block: LineBlock | ReportDotChart,
  size: ReportChartSize,
  words: LanguageWords,
): SVGElement {
  if (block.kind === "line") return line(block.rows, lineOptions(document, block, size, words));
  const { id, width } = size;
  const { labels, rows } = block;
  return intervalDots(rows, { document, width, id, labels, format: numberFormat(block, words) });
}

/** What `line` is told of a block. */
export function lineOptions(
  document: Document,
  block: LineBlock,
  { id, width, height }: ReportChartSize,
  words: LanguageWords,
): LineOptions {
  const { labels, series, target, official } = block;
  const quarter = (text: string, short: boolean) => words.quarter(text, short ? "short" : "long");
  return {
    ...{ document, width, id, labels, series, target, official },
    ...(height === undefined ? {} : { height }),
    format: { ...numberFormat(block, words), quarter },
  };
}

function numberFormat({ unit }: LineBlock | ReportDotChart, words: LanguageWords) {
  return {
    value: (number: number, se: number | null) => words.value(unit, number, se),
    tick: (number: number, step: number) => words.tick(unit, number, step),
  };
}

/** Wide and narrow, as HTML. */
export function reportChartHtml(
  document: Document,
  block: LineBlock | ReportDotChart,
  words: LanguageWords,
): string {
  return Object.entries(CHART_WIDTHS)
    .map(([size, width]) => {
      const svg = drawReportChart(document, block, { width, id: `${block.id}-${size}` }, words);
      return `<div class="chart-${size}">${svg.outerHTML}</div>`;
    })
    .join("\n");
}
