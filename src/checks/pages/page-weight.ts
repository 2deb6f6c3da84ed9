import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";

// What a page of a built site weighs over the wire: its files, each packed as hosts pack it.

export interface WeighedFile {
  /** Below the site's folder; of a page, its address. */
  readonly path: string;
  readonly bytes: number;
}

const packed = new Map<string, Promise<number>>();

async function packedSize(file: string): Promise<number> {
  return gzipSync(await readFile(file)).length;
}

/** @param path of a file or a page, as it stands in an address. */
export async function weigh(site: string, path: string): Promise<WeighedFile> {
  const file = join(site, path.endsWith("/") ? `${path}index.html` : path);
  const size = packed.get(file) ?? packedSize(file);
  packed.set(file, size);
  return { path, bytes: await size };
}

/** A page and all that it has fetched so far. */
export async function weighFetched(site: string, page: Page): Promise<WeighedFile[]> {
  const names = await page.evaluate(() =>
    performance.getEntriesByType("resource").map((entry) => entry.name),
  );
  return Promise.all([page.url(), ...names].map((name) => weigh(site, new URL(name).pathname)));
}

/** The page and the styles and scripts that its HTML names. */
export async function weighLinked(site: string, path: string): Promise<WeighedFile[]> {
  const page = await weigh(site, path);
  const html = await readFile(join(site, path.endsWith("/") ? `${path}index.html` : path), "utf8");
  return [page, ...(await Promise.all(linkedParts(html).map((part) => weigh(site, part))))];
}

/** Styles and scripts that a page names, below the site's folder. */
export function linkedParts(html: string): string[] {
  const links = html.matchAll(/<(?:link rel="stylesheet" href|script type="module" src)="\/([^"]+)"/g);
  return [...links].map(([, path = ""]) => path);
}

export const sumOf = (files: readonly WeighedFile[]) => files.reduce((sum, { bytes }) => sum + bytes, 0);

/** A page that nobody has touched and that has come to rest, and the scripts among its files; prints both. */
export async function weighAtRest(site: string, page: Page, name: string) {
  await page.waitForLoadState("networkidle");
  const files = await weighFetched(site, page);
  const [total, script] = [sumOf(files), sumOf(files.filter(({ path }) => path.endsWith(".js")))];
  console.log(`${name}: ${total} bytes gzip, ${script} of them script`);
  return { total, script };
}
