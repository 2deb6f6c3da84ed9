import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { wordsOfParquet } from "./parquet-words.ts";
import { isSample, textsOf } from "./words.ts";

// Rule D9: no file holds the id of a unit, as it is or hashed.

/** Numbers that are shorter are counts of something else too often. */
const LEAST_DIGITS = 8;
const WORD = /[\p{L}\p{N}_-]+/gu;
const HASHES = ["sha256", "sha1", "md5"] as const;

export interface Sighting {
  readonly file: string;
  readonly id: string;
  /** As `itself` or as a hash of what. */
  readonly as: string;
}

export interface Scan {
  readonly files: number;
  readonly sightings: readonly Sighting[];
  /** Compressed files that were not opened. */
  readonly sealed: readonly string[];
  /** Unit rows (sample.arrow, .csv, .parquet), which are published for simulated returns only. */
  readonly leftOut: number;
  /** Ids that are looked for only hashed, because they are short numbers. */
  readonly tooShort: number;
}

export type Ids = ReadonlyMap<string, ReadonlySet<string>>;

/** @param ids by city. */
export async function scanForIds(dirs: readonly string[], ids: Ids): Promise<Scan> {
  const find = finder(ids);
  const sightings: Sighting[] = [];
  const sealed: string[] = [];
  const paths = (await Promise.all(dirs.map(filesOf))).flat();
  const open = paths.filter(({ path }) => !isSample(path));
  const seenBytes = new Set<string>();
  /** data/latest holds the files of a release once more, and archives hold them packed. */
  const isNew = (bytes: Uint8Array) => {
    const digest = createHash("sha256").update(bytes).digest("base64");
    return seenBytes.size < seenBytes.add(digest).size;
  };
  for (const { path, name } of open) {
    const bytes = await readFile(path);
    if (!isNew(bytes)) continue;
    const texts = name.endsWith(".parquet") ? await wordsOfParquet(path) : textsOf(name, bytes, isNew);
    if (texts === null) sealed.push(name);
    const seen = new Map((texts ?? []).flatMap(find).map((found) => [`${found.id} ${found.as}`, found]));
    sightings.push(...[...seen.values()].map((found) => ({ file: name, ...found })));
  }
  const all = new Set([...ids.values()].flatMap((some) => [...some]));
  const tooShort = [...all].filter((id) => !isTelling(id)).length;
  return {
    files: open.length - sealed.length,
    sightings,
    sealed,
    leftOut: paths.length - open.length,
    tooShort,
  };
}

const isTelling = (id: string): boolean => !/^\d+$/.test(id) || id.length >= LEAST_DIGITS;

interface Disguise {
  readonly id: string;
  readonly as: string;
}

/** Looks words up; ids of several words are looked for where their first word is. */
function finder(ids: Ids): (text: string) => Disguise[] {
  const words = new Map<string, Disguise>();
  const phrases = new Map<string, Disguise[]>();
  for (const [city, units] of ids) {
    for (const id of units) {
      for (const [hash, as] of hashesOf(city, id)) words.set(hash, { id, as });
      if (!isTelling(id)) continue;
      const [first = id] = id.match(WORD) ?? [];
      if (first === id) words.set(id, { id, as: "itself" });
      else phrases.set(first, [...(phrases.get(first) ?? []), { id, as: "itself" }]);
    }
  }
  // Most words of a release are numbers, which no id is as long as.
  const lengths = new Set([...words.keys(), ...phrases.keys()].map((word) => word.length));
  return (text) => {
    const found = new Set<Disguise>();
    const word = new RegExp(WORD);
    for (let match = word.exec(text); match !== null; match = word.exec(text)) {
      const [said] = match;
      if (!lengths.has(said.length)) continue;
      const hit = words.get(said) ?? words.get(said.toLowerCase());
      if (hit) found.add(hit);
      for (const phrase of phrases.get(said) ?? []) if (text.includes(phrase.id)) found.add(phrase);
    }
    return [...found];
  };
}

function hashesOf(city: string, id: string): [string, string][] {
  return [id, `${city}/${id}`, `${city}:${id}`, `${city}${id}`].flatMap((text) =>
    HASHES.map((hash): [string, string] => [
      createHash(hash).update(text).digest("hex"),
      text === id ? hash : `${hash} of ${text}`,
    ]),
  );
}

async function filesOf(dir: string): Promise<{ path: string; name: string }[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.replaceAll("\\", "/"), name: relative(dir, path).replaceAll("\\", "/") }));
}
