import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { LATEST_DATA } from "#contract/published/release-files.ts";
import { RELEASE_PATTERN } from "#contract/release-id.ts";
import { buildPages } from "../build-site.ts";
import { openPaper, pagesAlone } from "../print/paper.ts";
import { readSums, sha256 } from "./checksums.ts";
import { linkFile, linkTree, listFiles } from "./link-tree.ts";

// The whole site of a release: its pages, and those of the releases before it as they were published.

export interface Address {
  readonly base: string;
  readonly site?: string | undefined;
  /** False: reports are not made as PDF and Word files. */
  readonly paper?: boolean;
}

/**
 * Builds <building>/site of <building>/data: the pages at the root and below releases/<id>/, and all that earlier
 * releases keep on the site.
 * @param past the site of the current release.
 */
export async function buildWholeSite(
  building: string,
  id: string,
  past: string | null,
  { base, site: address, paper: isOnPaper = true }: Address,
  log: (line: string) => void,
): Promise<void> {
  const at = (name: string) => resolve(building, name);
  const [data, site, archive] = [at("data"), at("site"), at("archive")];
  const archiveBase = `${base}releases/${id}/`;
  const paper = isOnPaper ? await openPaper(log) : pagesAlone;
  // What is printed and drawn for the site is there for its archive too.
  const elsewhere = { ...paper, print: async () => 0, draw: pagesAlone.draw };
  try {
    await Promise.all([
      buildPages({ data, out: site, base, site: address }, { paper, quiet: true }),
      buildPages(
        { data, out: archive, base: archiveBase, site: address },
        { root: base, paper: elsewhere, quiet: true },
      ),
    ]);
  } finally {
    await paper.close();
  }
  await shareFiles(site, archive);
  await moveInto(data, join(site, "data"));
  await linkTree(join(site, "data", id), join(site, LATEST_DATA));
  await keepArchive(archive, site, id);
  if (past !== null) await keepPast(past, site);
}

/** Files beside the pages say the same in the archive, which is built without them. */
const SHARED = [
  /^cards\/.*\.png$/,
  /(^|\/)(report\.(pdf|docx)|briefing\.pptx)$/,
  /^(en\/)?charts\/([^/]+\/)?[^/]+\.(svg|png|pptx|(?<!\/index\.)html)$/,
];

async function shareFiles(site: string, archive: string): Promise<void> {
  const shared = (await listFiles(site)).filter((path) => SHARED.some((pattern) => pattern.test(path)));
  for (const path of shared) await linkFile(join(site, path), join(archive, path));
}

/** Entry by entry, since a page may lie there too. */
async function moveInto(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) await rename(join(from, name), join(to, name));
}

/** Of the whole site alone, and of no release. */
const OF_THE_SITE = [
  ...["404.html", "_headers", "_redirects", ".nojekyll", "robots.txt", "feed.xml", "en/feed.xml"],
  ...["embed", "embed.js"],
];
const ASSETS = "_astro";
/** Folders in which every release has one of its own, which stays. */
const KEPT = ["releases", "embed", "en/embed"];

async function keepArchive(archive: string, site: string, id: string): Promise<void> {
  for (const name of OF_THE_SITE) await rm(join(archive, name), { recursive: true, force: true });
  await takeAssets(join(archive, ASSETS), join(site, ASSETS));
  await rm(join(archive, ASSETS), { recursive: true, force: true });
  const target = join(site, "releases", id);
  await mkdir(join(site, "releases"), { recursive: true });
  await rename(archive, target);
}

/** Pages and embeds of earlier releases stay byte for byte: they are taken over with the assets they use. */
export async function keepPast(past: string, site: string): Promise<void> {
  for (const kept of KEPT) {
    // Sites that were published before there were embeds have none.
    if (kept !== "releases" && !existsSync(join(past, kept))) continue;
    const folders = await readdir(join(past, kept));
    for (const id of folders.filter((name) => RELEASE_PATTERN.test(name)))
      await linkAsPublished(past, `${kept}/${id}`, join(site, kept, id));
  }
  await takeAssets(join(past, ASSETS), join(site, ASSETS));
}

/** Links a folder of a published site. @throws when a file of it is not as it was published. */
export async function linkAsPublished(past: string, folder: string, to: string): Promise<void> {
  const { sums } = await readSums(past);
  const from = join(past, folder);
  for (const path of await listFiles(from)) {
    const expected = sums.get(`${folder}/${path}`);
    if (expected !== sha256(await readFile(join(from, path))))
      throw new Error(`not as it was published: ${join(from, path)} (expected SHA-256 ${expected})`);
    await linkFile(join(from, path), join(to, path));
  }
}

/** Their names carry a hash of their content, so that one of a name is enough. */
async function takeAssets(from: string, to: string): Promise<void> {
  const there = new Set(await listFiles(to));
  for (const path of await listFiles(from)) {
    if (!there.has(path)) await linkFile(join(from, path), join(to, path));
    else if (!(await readFile(join(from, path))).equals(await readFile(join(to, path))))
      throw new Error(`two assets of one name: ${join(from, path)}, ${join(to, path)}`);
  }
}
