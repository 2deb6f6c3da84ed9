import { documentOf } from "#components/drawing/drawn-chart.ts";
import type { Lang } from "#components/links.ts";
import { readPublished } from "#components/published.ts";

/** Cities with something to draw of the indicator, in the order of the release. */
export async function drawnCities(indicator: string, lang: Lang): Promise<string[]> {
  const { manifest } = await readPublished();
  const charts = await Promise.all(manifest.cities.map(({ id }) => documentOf(lang, indicator, id)));
  return charts.filter(({ block }) => block !== null).map(({ city }) => city.id);
}
