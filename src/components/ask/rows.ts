import type { HeadlineRows } from "#components/headline/headline-figure.ts";
import { cellsOf, type Selection } from "#components/selection.ts";
import { ask } from "#db/ask.ts";
import type { Database } from "#db/database.ts";

/** The questions behind one headline chart: the series of each city shown, and the own city's yearly change. */
export async function askHeadline(
  db: Database,
  city: string,
  indicator: { readonly id: string; readonly domain: string },
  selection: Selection,
): Promise<HeadlineRows> {
  const cells = cellsOf(selection.area, indicator.domain);
  const cities = selection.beside === null ? [city] : [city, selection.beside];
  const series = [];
  for (const shown of cities) {
    series.push({ city: shown, rows: await ask(db, "series", [shown, indicator.id, cells, selection.kind]) });
  }
  return { series, changes: await ask(db, "change", [city, indicator.id, cells, selection.kind, 4]) };
}
