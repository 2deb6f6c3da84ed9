import { intervalDots } from "#charts/interval-dots.ts";
import { line } from "#charts/line.ts";
import type { LanguageWords } from "#i18n/words.ts";
import type { ReportDotChart, ReportLineChart } from "#report/quarterly/report-document.ts";
import { CHART_WIDTHS } from "./headline-figure.ts";

/** A picture of a report in one width, as an SVG element of the document. */
export function drawReportChart(
  document: Document,
  block: ReportLineChart | ReportDotChart,
  width: number,
  id: string,
  words: LanguageWords,
): SVGElement {
  const value = (number: number, se: number | null) => words.value(block.unit, number, se);
  const tick = (number: number, step: number) => words.tick(block.unit, number, step);
  const { labels } = block;
  if (block.kind === "dots") {
    return intervalDots(block.rows, { ...{ document, width, id, labels }, format: { value, tick } });
  }
  const { series, target, official } = block;
  const quarter = (text: string, short: boolean) => words.quarter(text, short ? "short" : "long");
  return line(block.rows, {
    ...{ document, width, id, labels, series, target, official },
    format: { value, tick, quarter },
  });
}

/** Wide and narrow, as HTML. */
export function reportChartHtml(
  document: Document,
  block: ReportLineChart | ReportDotChart,
  words: LanguageWords,
): string {
  return Object.entries(CHART_WIDTHS)
    .map(([size, width]) => {
      const svg = drawReportChart(document, block, width, `${block.id}-${size}`, words);
      return `<div class="chart-${size}">${svg.outerHTML}</div>`;
    })
    .join("\n");
}
