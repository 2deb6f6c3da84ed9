import type { Manifest } from "#contract/published/manifest.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import { cityOf, type Indicator, type Registry } from "#contract/registry/registry.ts";
import type { OfficialRow, TargetRow } from "#contract/registry/registry-tables.ts";
import type { ListedFile } from "./library.ts";
import type { Lang } from "./links.ts";
import type { SelectionBounds } from "./selection.ts";

/** What a city page is drawn from besides rows: at build, and again in the browser from a data block. */
export interface PageFacts {
  readonly lang: Lang;
  readonly release: string;
  readonly simulated: boolean;
  readonly city: string;
  readonly designBasis: Manifest["cities"][number]["design_basis"];
  /** Names of the cities with a community survey, in the page's language. */
  readonly names: Readonly<Record<string, string>>;
  readonly indicators: readonly Indicator[];
  readonly targets: readonly TargetRow[];
  readonly official: readonly OfficialRow[];
  readonly bounds: SelectionBounds;
  /** The Arrow files that the questions read, by path. */
  readonly files: Readonly<Record<string, ListedFile>>;
}

const READ_TABLES = ["cells", "links", "benchmarks", "indicators", "t_quantiles"];

/** What the browser needs to know of the Arrow files of some tables, by path. */
export function listedFiles(manifest: Manifest, tables: readonly string[]): Record<string, ListedFile> {
  const files = manifest.files.filter(
    ({ path, table }) => path.endsWith(".arrow") && tables.includes(table ?? ""),
  );
  return Object.fromEntries(files.map(({ path, rows, sha256 }) => [path, { rows: rows ?? 0, sha256 }]));
}

export function pageFacts(
  manifest: Manifest,
  registry: Registry,
  city: string,
  lang: Lang,
): PageFacts | null {
  const surveyed = manifest.cities.filter((entry) => entry.community !== null);
  const own = surveyed.find((entry) => entry.id === city);
  if (!own?.community) return null;
  const others = surveyed.filter((entry) => entry.id !== city).map((entry) => entry.id);
  return {
    lang,
    release: manifest.release,
    simulated: manifest.simulated,
    city,
    designBasis: own.design_basis,
    names: Object.fromEntries(surveyed.map(({ id }) => [id, cityOf(registry.cities, id)[lang]])),
    indicators: registry.indicators.filter((indicator) => indicator.headline),
    targets: registry.targets.filter((target) => target.city === city && target.chart !== "none"),
    official: registry.official.filter((figure) => figure.city === city && figure.chart !== "none"),
    bounds: { first: own.community.first, last: own.community.last, cities: others },
    files: listedFiles(manifest, READ_TABLES),
  };
}

/** Every quarter between the first and the last. */
export function quartersOf(bounds: SelectionBounds): string[] {
  const first = quarterIndex(bounds.first);
  return Array.from({ length: quarterIndex(bounds.last) - first + 1 }, (_, i) => quarterOf(first + i));
}
