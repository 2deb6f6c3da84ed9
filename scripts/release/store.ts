import { lstat, readdir, readFile, readlink, rename, rm, symlink } from "node:fs/promises";
import { basename, join } from "node:path";
import {
  type ListedRelease,
  type Release,
  releaseListSchema,
  releaseSchema,
} from "#contract/published/release-files.ts";
import { parseJson } from "#contract/registry/registry.ts";
import { RELEASE_PATTERN } from "#contract/release-id.ts";
import { publishedIds } from "./log.ts";

// The store of releases: <published>/releases/<id>/ are complete sites, <published>/current leads to the one that is
// served. The office's side of each lies in <office>/releases/<id>/ and is never served.

export interface Store {
  readonly published: string;
  readonly office: string;
}

export const sites = ({ published }: Store) => join(published, "releases");
export const siteOf = (store: Store, id: string) => join(sites(store), id);
export const currentLink = ({ published }: Store) => join(published, "current");
export const candidateFolder = ({ published }: Store) => join(published, ".candidate");
export const candidateSite = (store: Store) => join(candidateFolder(store), "site");
export const officeCandidate = ({ office }: Store) => join(office, "candidate");
/** Where a candidate is made; it takes the place of the one before when it is whole. */
export const buildingFolder = ({ published }: Store) => join(published, ".candidate-building");
export const officeBuilding = ({ office }: Store) => join(office, "candidate-building");
export const officeRelease = ({ office }: Store, id: string) => join(office, "releases", id);
export const inputsFolder = ({ office }: Store) => join(office, "inputs");

/** The release that is served; null while there is none. @throws when `current` is no link, or leads nowhere. */
export async function readCurrent(store: Store): Promise<Release | null> {
  const link = currentLink(store);
  const found = await lstat(link).catch(() => null);
  if (found === null) return null;
  if (!found.isSymbolicLink()) throw new Error(`${link}: expected a link to releases/<id>, found none`);
  const target = await readlink(link);
  return readRelease(store, basename(target));
}

/** @throws naming what is missing of a published release. */
export async function readRelease(store: Store, id: string): Promise<Release> {
  const path = join(siteOf(store, id), "release.json");
  const text = await readFile(path, "utf8").catch(() => {
    throw new Error(`no such release on disk: ${id} (expected ${path})`);
  });
  return parseJson(releaseSchema, text, path);
}

/** The releases that stand, in the order they were published: those the current site lists. */
export async function readStanding(store: Store): Promise<readonly ListedRelease[]> {
  const current = await readCurrent(store);
  if (current === null) return [];
  const path = join(siteOf(store, current.id), "data", "releases.json");
  return parseJson(releaseListSchema, await readFile(path, "utf8"), path);
}

/** Published releases whose sites are on disk, standing or withdrawn. */
export async function listSites(store: Store): Promise<string[]> {
  return foldersOfReleases(sites(store));
}

/** Every name that was ever public: none of them is given again. */
export async function usedIds(store: Store): Promise<Set<string>> {
  const kept = await foldersOfReleases(join(store.office, "releases"));
  return new Set([...(await listSites(store)), ...kept, ...(await publishedIds(store.office))]);
}

async function foldersOfReleases(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  return entries.filter((e) => e.isDirectory() && RELEASE_PATTERN.test(e.name)).map((e) => e.name);
}

/** Makes a release the one that is served: a reader gets the old site or the new one, never none. */
export async function switchTo(store: Store, id: string): Promise<void> {
  const next = join(store.published, ".current-next");
  const link = currentLink(store);
  await rm(next, { recursive: true, force: true });
  if (process.platform === "win32") {
    // A junction takes whole paths and cannot be renamed over another.
    await symlink(siteOf(store, id), next, "junction");
    await rm(link, { recursive: true, force: true });
  } else {
    await symlink(join("releases", id), next);
  }
  await rename(next, link);
}
