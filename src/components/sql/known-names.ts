import { cityEntry } from "#components/city/city-match.ts";
import type { Lang } from "#components/links.ts";
import type { Manifest } from "#contract/published/manifest.ts";
import { cityOf, type Registry } from "#contract/registry/registry.ts";
import { reportQuarters } from "#report/quarterly/report-quarters.ts";

// What cities, indicators and quarters a release knows, and what else a reader may call them.

export interface KnownName {
  readonly id: string;
  readonly label: string;
  /** Other names, in both languages. */
  readonly names: readonly string[];
}

export interface KnownNames {
  readonly city: readonly KnownName[];
  readonly indicator: readonly KnownName[];
  /** Oldest first. */
  readonly quarters: readonly string[];
}

/** @param cities in the order they are shown. */
export function knownNames(
  manifest: Manifest,
  registry: Registry,
  cities: readonly string[],
  lang: Lang,
): KnownNames {
  return {
    city: cities.map((id) => {
      const entry = registry.cities.find((city) => city.id === id);
      const { own, shared } = cityEntry(id, entry);
      const names = [...own, ...shared, ...(entry ? [entry.division] : [])];
      return { id, label: cityOf(registry.cities, id)[lang], names };
    }),
    indicator: registry.indicators.map(({ id, name, short }) => ({
      ...{ id, label: name[lang] },
      names: [name.zh, name.en, short.zh, short.en],
    })),
    quarters: [...new Set(manifest.cities.flatMap(reportQuarters))].toSorted(),
  };
}
