import { slugOf } from "#contract/page-paths.ts";
import { wordsIn } from "#i18n/words.ts";
import { type ChartDocument, chartDocument } from "#report/chart-document.ts";
import { CHART_WIDTHS } from "../headline/headline-figure.ts";
import type { Lang } from "../links.ts";
import { type Published, readPublished } from "../published.ts";
import { drawChart } from "./draw-chart.ts";
import { document } from "./drawing-document.ts";

/** SVG as it stands in HTML. */
export interface DrawnPicture {
  readonly html: string;
  readonly width: number;
  readonly height: number;
}

export interface DrawnChart {
  readonly chart: ChartDocument;
  /** Their ids end with -wide and -narrow, so that both may stand on one page. */
  readonly wide: DrawnPicture;
  readonly narrow: DrawnPicture;
}

const documents = new Map<string, Promise<ChartDocument>>();
const drawings = new Map<string, Promise<DrawnChart>>();
let cities: Map<string, Pick<Published, "estimates" | "changes">> | undefined;

/** Of the release that is built, made once for all the pages that show it. */
export function documentOf(lang: Lang, indicator: string, city: string): Promise<ChartDocument> {
  return once(documents, `${lang} ${indicator} ${city}`, async () => {
    const published = await readPublished();
    const found = published.registry.indicators.find(({ id }) => id === indicator);
    if (!found) throw new Error(`no such indicator: ${indicator} (expected one of the registry)`);
    return chartDocument({ ...published, ...rowsOf(published, city) }, found, city, wordsIn(lang));
  });
}

/** Wide and narrow, drawn once for all the pages that show it. */
export function drawnChart(lang: Lang, indicator: string, city: string): Promise<DrawnChart> {
  return once(drawings, `${lang} ${indicator} ${city}`, async () => {
    const chart = await documentOf(lang, indicator, city);
    const draw = (size: keyof typeof CHART_WIDTHS): DrawnPicture => {
      const width = CHART_WIDTHS[size];
      const id = `${slugOf(indicator)}-${size}`;
      const svg = drawChart(document, chart, { id, width }, wordsIn(lang));
      return { html: svg.outerHTML, width, height: Number(svg.getAttribute("height")) };
    };
    return { chart, wide: draw("wide"), narrow: draw("narrow") };
  });
}

function once<T>(kept: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const made = kept.get(key) ?? make();
  kept.set(key, made);
  return made;
}

/** Rows of one city: a chart looks through them several times. */
function rowsOf({ estimates, changes }: Published, city: string) {
  cities ??= new Map(
    [...Map.groupBy(estimates, (row) => row.city)].map(([id, own]) => [
      id,
      { estimates: own, changes: changes.filter((row) => row.city === id) },
    ]),
  );
  return cities.get(city) ?? { estimates: [], changes: [] };
}
