import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fromArrow } from "#contract/arrow.ts";
import { latestSchema, type Manifest, manifestSchema } from "#contract/published/manifest.ts";
import { type CellRow, cellsTable, type LinkRow, linksTable } from "#contract/published/moment-tables.ts";

// What an attacker has: the files of a release. sample.arrow, which only simulated returns have, is left out.

export interface CityRelease {
  readonly city: string;
  readonly cells: readonly CellRow[];
  readonly links: readonly LinkRow[];
}

export interface Release {
  readonly dir: string;
  readonly manifest: Manifest;
  readonly cities: readonly CityRelease[];
}

/** @param dir a release, or the folder of all releases, of which the latest is taken. */
export async function readRelease(dir: string): Promise<Release> {
  const at = await releaseFolder(dir);
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(at, "manifest.json"), "utf8")));
  const cities = await Promise.all(manifest.cities.map(({ id }) => readCity(at, id)));
  return { dir: at, manifest, cities };
}

async function releaseFolder(dir: string): Promise<string> {
  const latest = await readFile(join(dir, "latest.json"), "utf8").catch(() => null);
  if (latest !== null) return join(dir, latestSchema.parse(JSON.parse(latest)).release);
  await readFile(join(dir, "manifest.json")).catch(() => {
    throw new Error(`no release in ${dir} (expected latest.json or manifest.json)`);
  });
  return dir;
}

async function readCity(dir: string, city: string): Promise<CityRelease> {
  const read = (name: string) => readFile(join(dir, city, `${name}.arrow`));
  const [cells, links] = await Promise.all([read("cells"), read("links")]);
  const ofEnterprises = (row: { readonly survey: string }) => row.survey === "enterprise";
  return {
    city,
    cells: fromArrow(cellsTable, cells).filter(ofEnterprises),
    links: fromArrow(linksTable, links).filter(ofEnterprises),
  };
}
