import { drawChart, heightFor } from "#components/drawing/draw-chart.ts";
import { document } from "#components/drawing/drawing-document.ts";
import { PICTURES, type PictureForm } from "#contract/published/chart-files.ts";
import type { LanguageWords } from "#i18n/words.ts";
import type { ChartDocument } from "#report/chart-document.ts";
import { settleSvg } from "./settle-svg.ts";

// A chart in the proportions of a picture. Letters have one size in the drawing's own units, so that a narrower drawing
// gives larger letters: it is as narrow as its words allow.

interface Fit {
  /** In the drawing's own units, from large letters to small ones. */
  readonly widths: readonly number[];
  /** What the drawing itself takes of the height, at least. */
  readonly plot: number;
}

const FITS: Readonly<Record<PictureForm, Fit>> = {
  slide: { widths: [960, 1080, 1200, 1320], plot: 0.42 },
  link: { widths: [720, 760, 800, 840, 880, 920, 960, 1040, 1120], plot: 0.36 },
  square: { widths: [420, 440, 460, 480, 500, 519, 560, 600, 660, 720], plot: 0.37 },
};

/** @throws naming the chart when no width leaves room for the drawing. */
export function chartSvg(doc: ChartDocument, form: PictureForm, words: LanguageWords): SVGElement {
  const { width: wide, height: high } = PICTURES[form];
  const { widths, plot } = FITS[form];
  for (const width of widths) {
    const height = (width * high) / wide;
    const size = { id: "chart", width, height };
    if (heightFor(document, doc, size, plot * height, words) > height) continue;
    const svg = drawChart(document, doc, size, words);
    svg.setAttribute("viewBox", `0 0 ${width} ${Math.round(height * 1000) / 1000}`);
    return settleSvg(document, svg, doc.lang);
  }
  throw new Error(`${chartName(doc)}: its words leave no room to draw in the form ${form}`);
}

export function chartName({ lang, indicator, city }: ChartDocument): string {
  return `chart ${lang}/${indicator.id}/${city.id}`;
}
