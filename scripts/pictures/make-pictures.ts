import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type ChartJob, pathsOf } from "#press/chart-jobs.ts";
import { linkFile } from "../release/link-tree.ts";
import { CACHE, clearOld, isKept, keyOf } from "./kept-files.ts";
import { doOrders } from "./picture-pool.ts";
import { programDigest } from "./program-digest.ts";
import { type PicturesOptions, readChartJobs } from "./read-charts.ts";

// Pictures, slides and single files of all charts of a release, in the cache and from there on a site.

/** What does a job. */
const PROGRAM = "src/press/chart-jobs.ts";

/** Path on the site to the kept file. */
export type MadeFiles = ReadonlyMap<string, string>;

/** @throws naming the chart that could not be made, and why. */
export async function makePictures(
  options: PicturesOptions,
  log: (line: string) => void,
): Promise<MadeFiles> {
  return makeFiles(await readChartJobs(options), CACHE, log);
}

/** Does the jobs whose files are not in the cache. */
export async function makeFiles(
  jobs: readonly ChartJob[],
  cache: string,
  log: (line: string) => void,
): Promise<MadeFiles> {
  const begun = performance.now();
  const program = await programDigest(PROGRAM);
  const orders = jobs.map((job) => ({ key: keyOf(job, program), job }));
  const kept = await Promise.all(orders.map(({ key }) => isKept(cache, key)));
  const wanted = orders.filter((_, i) => !kept[i]);
  const threads = await doOrders(wanted, cache);
  await clearOld(cache);
  const files = new Map(
    orders.flatMap(({ key, job }) =>
      [...pathsOf(job)].map(([name, path]) => [path, join(cache, key, name)] as const),
    ),
  );
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const made = `${wanted.length} made by ${threads} threads, ${orders.length - wanted.length} kept`;
  const count = `${orders.length} charts: ${files.size} files, ${await sizeOf(files)}`;
  log(`${count}; ${made}, ${seconds} s`);
  return files;
}

async function sizeOf(files: MadeFiles): Promise<string> {
  const sizes = await Promise.all([...files.values()].map(async (path) => (await stat(path)).size));
  return `${(sizes.reduce((sum, size) => sum + size, 0) / 1e6).toFixed(1)} MB`;
}

/** Links the files into the folder of a site, in the place of those that are there. */
export async function placePictures(files: MadeFiles, site: string): Promise<void> {
  for (const [path, kept] of files) {
    await rm(join(site, path), { force: true });
    await linkFile(kept, join(site, path));
  }
}
