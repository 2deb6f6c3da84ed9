import { frameTable, returnTables } from "#contract/input/input-tables.ts";
import { type City, cityIdsByName } from "#contract/registry/registry.ts";
import { dictionaries, type Lang } from "#i18n/dictionary.ts";

/** What the page hands to its script, as JSON. */
export interface CheckFacts {
  readonly lang: Lang;
  /** Folder names of cities by every name that rows may give them. */
  readonly cityIds: readonly (readonly [string, string])[];
  /** Names of cities by their id. */
  readonly cityNames: Readonly<Record<string, string>>;
  /** Titles of tables by their contract name. */
  readonly tableTitles: Readonly<Record<string, string>>;
  /** The sentences of this page alone. */
  readonly words: Readonly<Record<string, string>>;
}

const tables = [frameTable, ...Object.values(returnTables)];

export function checkFacts(cities: readonly City[], lang: Lang): CheckFacts {
  return {
    lang,
    cityIds: [...cityIdsByName(cities)],
    cityNames: Object.fromEntries(cities.map((city) => [city.id, city[lang]])),
    tableTitles: Object.fromEntries(tables.map((table) => [table.name, table.title[lang]])),
    words: Object.fromEntries(Object.entries(dictionaries[lang]).filter(([key]) => key.startsWith("check."))),
  };
}
