// Where pages lie, from the root of a language.

/** Ids are written with hyphens in addresses and anchors: unemployment-rate. */
export function slugOf(id: string): string {
  return id.replaceAll("_", "-");
}

export function indicatorPath(indicator: string): string {
  return `indicators/${slugOf(indicator)}/`;
}

export function comparePath(indicator: string): string {
  return `compare/${slugOf(indicator)}/`;
}

/** @param table name of a published table. */
export function tablePath(table: string): string {
  return `data/${slugOf(table)}/`;
}

/** Where a headline figure is computed again; of its newest period without another. */
export function verifyPath(city: string, indicator: string, period?: string): string {
  return `verify/${city}/${slugOf(indicator)}/${period === undefined ? "" : `?p=${period}`}`;
}
