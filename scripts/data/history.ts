import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { fromArrow } from "#contract/arrow.ts";
import { estimatesTable } from "#contract/published/figure-tables.ts";
import { type Manifest, manifestSchema } from "#contract/published/manifest.ts";
import { quarterIndex } from "#contract/quarter.ts";
import { parseJson } from "#contract/registry/registry.ts";
import { releaseQuarter } from "#contract/release-id.ts";
import type { ReleaseFacts } from "#pipeline/publish/release-rows.ts";
import type { RevisedIndicator } from "#pipeline/publish/revision-reasons.ts";
import {
  addRelease,
  NO_HISTORY,
  type PublishedFigure,
  type RevisionHistory,
} from "#pipeline/publish/revisions.ts";

// The releases before this one: <dir>/releases.json, and of each <dir>/<id>/manifest.json and estimates.arrow.

const listSchema = z.array(z.object({ id: z.string(), quarter: z.string(), released_on: z.iso.date() }));
type ListedRelease = z.infer<typeof listSchema>[number];

export interface PastReleases {
  readonly releases: readonly ReleaseFacts[];
  readonly revisions: RevisionHistory;
  /** Of the last of them. */
  readonly last: Manifest | null;
}

export const NO_PAST: PastReleases = { releases: [], revisions: NO_HISTORY, last: null };

/** Reads the releases one by one, so that the memory of one is enough. @throws naming the file and its fault. */
export async function readHistory(
  dir: string,
  indicators: readonly RevisedIndicator[],
): Promise<PastReleases> {
  let past = NO_PAST;
  for (const listed of checkList(await readList(dir), dir))
    past = await readRelease(dir, listed, past, indicators);
  return past;
}

async function readRelease(
  dir: string,
  { id, released_on }: ListedRelease,
  { releases, revisions, last }: PastReleases,
  indicators: readonly RevisedIndicator[],
): Promise<PastReleases> {
  const manifest = await readManifest(dir, id);
  const estimates = await readFigures(dir, manifest);
  const { revised } = manifest;
  const published = { release: id, estimates, revised, method_changed: methodChanged(last, manifest) };
  return {
    releases: [...releases, { id, released_on, figures: countFigures(estimates) }],
    revisions: addRelease(revisions, published, indicators),
    last: manifest,
  };
}

/** Unknown where a release doesn't say what computed it. */
export function methodChanged(
  before: Pick<Manifest, "method_sha256"> | null,
  now: Pick<Manifest, "method_sha256">,
): boolean {
  const [then, since] = [before?.method_sha256 ?? null, now.method_sha256];
  return then !== null && since !== null && then !== since;
}

export function countFigures(estimates: readonly Pick<PublishedFigure, "estimate">[]): number {
  return estimates.filter(({ estimate }) => estimate !== null).length;
}

async function readList(dir: string): Promise<ListedRelease[]> {
  const path = join(dir, "releases.json");
  return parseJson(listSchema, await readText(path), path);
}

function checkList(list: readonly ListedRelease[], dir: string): readonly ListedRelease[] {
  const path = join(dir, "releases.json");
  list.forEach(({ id, quarter }, i) => {
    const before = list[i - 1];
    if (releaseQuarter(id) !== quarter)
      throw new Error(`${path}: expected ${releaseQuarter(id)} as the quarter of ${id}, found ${quarter}`);
    if (list.findIndex((other) => other.id === id) !== i)
      throw new Error(`${path}: expected each release once, found ${id} twice`);
    if (before && quarterIndex(before.quarter) > quarterIndex(quarter))
      throw new Error(`${path}: expected releases in order, found ${id} after ${before.id}`);
  });
  return list;
}

async function readManifest(dir: string, id: string): Promise<Manifest> {
  const path = join(dir, id, "manifest.json");
  const manifest = parseJson(manifestSchema, await readText(path), path);
  if (manifest.release !== id) throw new Error(`${path}: expected release ${id}, found ${manifest.release}`);
  return manifest;
}

async function readText(path: string): Promise<string> {
  return readFile(path, "utf8").catch(() => {
    throw new Error(`--history: no ${path} (expected the releases before this one)`);
  });
}

const READ: readonly (keyof PublishedFigure)[] = [
  ...(["city", "period", "period_kind", "indicator", "domain"] as const),
  ...(["estimate", "ci_lower", "ci_upper", "verdict_change", "obs_status", "conf_status"] as const),
];
const figuresTable = {
  ...estimatesTable,
  columns: estimatesTable.columns.filter(({ name }) => READ.some((wanted) => wanted === name)),
};

/** @throws when the file is not the one that the manifest tells of. */
async function readFigures(dir: string, { release, files }: Manifest): Promise<PublishedFigure[]> {
  const path = join(dir, release, "estimates.arrow");
  const bytes = await readFile(path).catch(() => {
    throw new Error(`--history: no ${path} (expected the figures of ${release})`);
  });
  const expected = files.find((file) => file.path === "estimates.arrow")?.sha256;
  const found = createHash("sha256").update(bytes).digest("hex");
  if (found !== expected)
    throw new Error(`${path}: expected SHA-256 ${expected} as in manifest.json, found ${found}`);
  return fromArrow(figuresTable, bytes) as PublishedFigure[];
}
