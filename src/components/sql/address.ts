import type { CityChoice } from "./needs.ts";

// The desk's state in the address: ?v=1&q=…, and the cities where they are not the usual ones.

export const VERSION = 1;
/** Longer addresses are cut by chat programs and refused by some servers. */
export const LONGEST_QUERY = 4000;

export interface DeskBounds {
  readonly cities: readonly string[];
  /** The city whose sample is loaded when nobody chose; null where no sample is published. */
  readonly sample: string | null;
}

export interface DeskState {
  readonly query: string | null;
  readonly choice: CityChoice;
  /** What of the address could not be used: its version, or parts by name. */
  readonly ignored: readonly ("version" | "q" | "cities" | "sample")[];
}

export function usualChoice({ cities, sample }: DeskBounds): CityChoice {
  return { cities, sample: sample ?? "" };
}

export function readAddress(search: string, bounds: DeskBounds): DeskState {
  const params = new URLSearchParams(search);
  const usual = usualChoice(bounds);
  const version = params.get("v");
  if (version !== null && version !== String(VERSION)) {
    return { query: null, choice: usual, ignored: ["version"] };
  }
  const query = params.get("q");
  const fits = query !== null && query.trim() !== "" && query.length <= LONGEST_QUERY;
  const cities = readCities(params.get("cities"), bounds);
  const sample = params.get("sample");
  const known = sample !== null && bounds.sample !== null && bounds.cities.includes(sample);
  const ignored = [
    ...(query !== null && !fits ? (["q"] as const) : []),
    ...(cities === "broken" ? (["cities"] as const) : []),
    ...(sample !== null && !known ? (["sample"] as const) : []),
  ];
  return {
    query: fits ? query : null,
    choice: {
      cities: cities === "broken" || cities === null ? usual.cities : cities,
      sample: known ? sample : usual.sample,
    },
    ignored,
  };
}

function readCities(text: string | null, bounds: DeskBounds): readonly string[] | "broken" | null {
  if (text === null) return null;
  const named = text.split(",");
  if (!named.every((city) => bounds.cities.includes(city))) return "broken";
  return bounds.cities.filter((city) => named.includes(city));
}

/** null when the query is too long for an address. */
export function writeAddress(query: string, choice: CityChoice, bounds: DeskBounds): string | null {
  if (query.length > LONGEST_QUERY) return null;
  const params = new URLSearchParams({ v: String(VERSION), q: query });
  if (choice.cities.length < bounds.cities.length) params.set("cities", choice.cities.join(","));
  if (bounds.sample !== null && choice.sample !== bounds.sample) params.set("sample", choice.sample);
  return `?${params}`;
}
