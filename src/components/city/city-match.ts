import type { City } from "#contract/registry/registry.ts";

// Finding a city by what a reader may type: 长春, 长春市, changchun, cc, Changchun, 吉林, Jilin, 吉林省.

export interface CityEntry {
  readonly id: string;
  /** Its own names, as typed() makes them. */
  readonly own: readonly string[];
  /** Initials and province: they may stand for several cities. */
  readonly shared: readonly string[];
}

/** A city that the registry does not know is found by its id. */
export function cityEntry(id: string, city: City | undefined): CityEntry {
  if (!city) return { id, own: [typed(id)], shared: [] };
  const bare = city.zh.replace(/市$/, "");
  const own = [id, city.en, bare, `${bare}市`];
  const shared = [initials(id, bare), city.province_zh, `${city.province_zh}省`, city.province_en];
  return { id, own: distinct(own), shared: distinct(shared) };
}

/** Full width, capitals, spaces, hyphens and apostrophes make no difference. */
export function typed(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s'’·.-]/g, "");
}

/** The cities a query may mean, in their order; all of them where nothing is typed. */
export function findCities(entries: readonly CityEntry[], query: string): CityEntry[] {
  const wanted = typed(query);
  return entries.filter(({ own, shared }) => [...own, ...shared].some((name) => name.startsWith(wanted)));
}

/** The one city a query means: by its own whole name, or as the only one found; else null. */
export function meantCity(entries: readonly CityEntry[], query: string): CityEntry | null {
  const wanted = typed(query);
  if (wanted === "") return null;
  const found = findCities(entries, query);
  const named = found.filter(({ own }) => own.includes(wanted));
  return (named.length === 1 ? named[0] : found.length === 1 ? found[0] : null) ?? null;
}

const SYLLABLE = /(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiouv]+(?:ng|n|r)?(?![aeiouv])/g;

/** cc for changchun: one letter a character; empty where the pinyin does not part into as many syllables. */
function initials(pinyin: string, characters: string): string {
  const syllables = pinyin.match(SYLLABLE) ?? [];
  const whole = syllables.join("") === pinyin && syllables.length === [...characters].length;
  return whole ? syllables.map((syllable) => syllable.charAt(0)).join("") : "";
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names.map(typed))].filter((name) => name !== "");
}
