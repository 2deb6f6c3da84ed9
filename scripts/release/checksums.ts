import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { listFiles } from "./link-tree.ts";

// SHA256SUMS of a site, as `sha256sum -c SHA256SUMS` reads it. Its own SHA-256 is the digest that is approved.

export const SUMS_FILE = "SHA256SUMS";
/** Written at publishing; it holds the digest of the rest. */
const NOT_SUMMED = new Set([SUMS_FILE, "release.json"]);

export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

export type Sums = ReadonlyMap<string, string>;

/** The SHA-256 of every file of a folder, by path. */
export async function sumFiles(dir: string): Promise<Map<string, string>> {
  const sums = new Map<string, string>();
  for (const path of await listFiles(dir)) {
    if (!NOT_SUMMED.has(path)) sums.set(path, sha256(await readFile(join(dir, path))));
  }
  return sums;
}

export function formatSums(sums: Sums): string {
  return [...sums].map(([path, sum]) => `${sum}  ${path}\n`).join("");
}

/** @throws naming the first line that is none. */
export function parseSums(text: string): Map<string, string> {
  return new Map(
    text.split("\n").flatMap((line, i): [string, string][] => {
      if (line === "") return [];
      const [, sum, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
      if (!sum || !path)
        throw new Error(`${SUMS_FILE}:${i + 1}: expected a SHA-256 and a path, found ${line}`);
      return [[path, sum]];
    }),
  );
}

export interface SiteSums {
  readonly digest: string;
  readonly sums: Sums;
}

/** @throws when the site has no list of its files. */
export async function readSums(site: string): Promise<SiteSums> {
  const text = await readFile(join(site, SUMS_FILE), "utf8").catch(() => {
    throw new Error(`not a whole site: ${site} (expected a file ${SUMS_FILE})`);
  });
  return { digest: sha256(text), sums: parseSums(text) };
}

/** What of a site is not as its list says: a line a file. */
export async function siteFaults(site: string): Promise<string[]> {
  const { sums } = await readSums(site);
  const found = await sumFiles(site);
  const missing = [...sums.keys()].filter((path) => !found.has(path)).map((path) => `missing: ${path}`);
  const extra = [...found.keys()].filter((path) => !sums.has(path)).map((path) => `not listed: ${path}`);
  const changed = [...found]
    .filter(([path, sum]) => sums.has(path) && sums.get(path) !== sum)
    .map(([path]) => `changed: ${path}`);
  return [...missing, ...changed, ...extra];
}
