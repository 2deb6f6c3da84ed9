import { citiesInOrder } from "#components/headline/headline-standing.ts";
import type { ListedFile } from "#components/library.ts";
import type { Lang } from "#components/links.ts";
import { periodLabel } from "#contract/period.ts";
import type { Manifest } from "#contract/published/manifest.ts";
import { type PublishedTableName, publishedTables } from "#contract/published/published-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";
import { cityOf, type Registry } from "#contract/registry/registry.ts";
import { releaseQuarter } from "#contract/release-id.ts";
import { dictionaries } from "#i18n/dictionary.ts";
import type { DeskBounds } from "./address.ts";
import { type ExampleBounds, type SqlExample, sqlExamples } from "./examples.ts";
import { type KnownNames, knownNames } from "./known-names.ts";
import { isByCity } from "./needs.ts";

export interface SizedFile extends ListedFile {
  readonly bytes: number;
}

/** What the desk hands to its script, as JSON. */
export interface SqlFacts {
  readonly lang: Lang;
  readonly release: string;
  readonly simulated: boolean;
  readonly bounds: DeskBounds;
  readonly cityNames: Readonly<Record<string, string>>;
  readonly known: KnownNames;
  /** The Arrow files that the desk may load, by path. */
  readonly files: Readonly<Record<string, SizedFile>>;
  /** The sentences of this page alone. */
  readonly words: Readonly<Record<string, string>>;
}

/** Sentences of other pages that the desk says, too. */
const BORROWED = ["ask.reason.", "ask.loading", "ask.cancelled", "ask.failed", "ask.no_file"];

export function sqlFacts(manifest: Manifest, registry: Registry, lang: Lang): SqlFacts {
  const cities = citiesInOrder(manifest, registry).map(({ id }) => id);
  const words = Object.entries(dictionaries[lang]).filter(
    ([key]) => key.startsWith("sql.") || BORROWED.some((start) => key.startsWith(start)),
  );
  return {
    ...{ lang, release: manifest.release, simulated: manifest.simulated },
    bounds: { cities, sample: sampleCity(manifest, cities) },
    cityNames: Object.fromEntries(cities.map((id) => [id, cityOf(registry.cities, id)[lang]])),
    known: knownNames(manifest, registry, cities, lang),
    files: deskFiles(manifest),
    words: Object.fromEntries(words),
  };
}

const sampleCity = (manifest: Manifest, cities: readonly string[]) =>
  cities.find((id) => manifest.files.some(({ table, city }) => table === "sample" && city === id)) ?? null;

/** Of a table that has a file of all cities, that one alone. */
function deskFiles(manifest: Manifest): Record<string, SizedFile> {
  const files = manifest.files.filter(({ path, table, city }) => {
    if (!path.endsWith(".arrow") || table === null || !Object.hasOwn(publishedTables, table)) return false;
    return isByCity(table as PublishedTableName) === (city !== null);
  });
  return Object.fromEntries(
    files.map(({ path, rows, sha256, bytes }) => [path, { rows: rows ?? 0, sha256, bytes }]),
  );
}

/** The examples speak of the first city with a survey of communities. */
export function exampleBounds(manifest: Manifest, registry: Registry): ExampleBounds {
  const cities = citiesInOrder(manifest, registry);
  const surveyed = cities.find((city) => city.community !== null) ?? cities[0];
  const quarter = surveyed?.community?.last ?? releaseQuarter(manifest.release);
  return {
    city: surveyed?.id ?? "",
    quarter,
    period: periodLabel("four_quarter", quarterIndex(quarter)),
    sample: manifest.files.some(({ table, city }) => table === "sample" && city === surveyed?.id),
  };
}

export const deskExamples = (manifest: Manifest, registry: Registry): SqlExample[] =>
  sqlExamples(exampleBounds(manifest, registry));
