import { comparedIndicators } from "#components/compare/pages.ts";
import type { Published } from "#components/published.ts";

let compared: ReadonlySet<string> | undefined;

/** Whether cities have a page that lays them beside each other by it; asked of the registry once a build. */
export function isComparedIndicator(published: Published, id: string): boolean {
  compared ??= new Set(comparedIndicators(published, "zh").map(({ indicator }) => indicator.id));
  return compared.has(id);
}
