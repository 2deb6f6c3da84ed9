import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Manifest } from "#contract/manifest.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { ListedRelease, Release } from "#contract/release-files.ts";
import { nextReleaseId, releaseQuarter } from "#contract/release-id.ts";
import type { Lang } from "#i18n/dictionary.ts";
import { buildData, type DataOutcome } from "../build-data.ts";
import { buildPages } from "../build-site.ts";
import { liesIn } from "../data-options.ts";
import { approvalForm } from "./approval.ts";
import { type Candidate, writeCandidate } from "./candidate-file.ts";
import { formatSums, readSums, SUMS_FILE, sha256, sumFiles } from "./checksums.ts";
import { formatInputs, keepInputs, listInputs } from "./inputs.ts";
import { linkFile, linkTree, listFiles } from "./link-tree.ts";
import { recover } from "./recover.ts";
import { rehearse } from "./rehearse.ts";
import {
  buildingFolder,
  candidateFolder,
  inputsFolder,
  officeBuilding,
  officeCandidate,
  officeRelease,
  readCurrent,
  readStanding,
  type Store,
  siteOf,
  usedIds,
} from "./store.ts";

// A candidate: the whole site as it would be published, out of sight, with all that is needed to judge it.

export interface CandidateOptions {
  readonly returns: string;
  /** The last quarter; all that came in when it is not said. */
  readonly quarter?: string | undefined;
  /** The day of the release: what came in later is left for the next one. */
  readonly date: string;
  readonly base: string;
  readonly site?: string | undefined;
  readonly parity: boolean;
  readonly lang: Lang;
}

interface Making {
  readonly store: Store;
  readonly options: CandidateOptions;
  readonly current: Release | null;
  readonly standing: readonly ListedRelease[];
  readonly log: (line: string) => void;
}

/** Takes the place of the candidate before it once it is whole. @throws when it could not be made. */
export async function makeCandidate(
  store: Store,
  options: CandidateOptions,
  log: (line: string) => void,
): Promise<Candidate> {
  await checkStore(store, options.returns);
  await recover(store, log);
  const current = await readCurrent(store);
  const making = { store, options, current, standing: await readStanding(store), log };
  const cutoff = { until: options.quarter, received: options.date };
  const inputs = await listInputs(options.returns, cutoff);
  const data = await makeData(making);
  const { release: id, simulated } = data.manifest;
  await makeSite(making, id);
  if (formatInputs(await listInputs(options.returns, cutoff)) !== formatInputs(inputs))
    throw new Error(`${options.returns} was changed while the candidate was made: make it again`);
  await keepInputs(inputs, inputsFolder(store));
  const office = officeBuilding(store);
  await writeFile(join(office, "inputs.csv"), formatInputs(inputs));
  const candidate = {
    ...{ id, quarter: releaseQuarter(id), released_on: options.date, simulated },
    ...{ previous: current?.id ?? null, manifest: await writeSums(making) },
  };
  await rehearse({ store, candidate, data, inputs, lang: options.lang });
  await writeCandidate(office, candidate);
  await writeFile(join(office, "approval.txt"), approvalForm(id, candidate.manifest));
  await putInPlace(store);
  return candidate;
}

/** What is served may not hold the office's files, nor the returns be written over. */
async function checkStore({ published, office }: Store, returns: string): Promise<void> {
  const apart = [
    [office, published],
    [returns, published],
    [published, returns],
    [published, office],
  ] as const;
  for (const [inner, outer] of apart) {
    if (liesIn(inner, outer)) throw new Error(`${inner} lies in ${outer} (expected folders apart)`);
  }
  await mkdir(published, { recursive: true });
}

async function makeData({ store, options, current, standing, log }: Making): Promise<DataOutcome> {
  const used = await usedIds(store);
  const past = current === null ? null : join(siteOf(store, current.id), "data");
  const out = join(buildingFolder(store), "data");
  const outcome = await buildData(
    {
      ...{ returns: options.returns, out, office: officeBuilding(store), parity: options.parity },
      listing: false,
      cutoff: { until: options.quarter, received: options.date },
      nameOf: (quarter) => nextReleaseId(quarter, used),
      history: past ?? undefined,
      previousOffice: await officeOf(store, current),
      releasedOn: options.date,
    },
    log,
  );
  checkSuccession(outcome.manifest, current, options.quarter);
  const own = { id: outcome.manifest.release, quarter: releaseQuarter(outcome.manifest.release) };
  const list = [...standing, { ...own, released_on: options.date }];
  await writeFile(join(out, "releases.json"), `${JSON.stringify(list, null, 1)}\n`);
  for (const { id } of standing) await linkTree(join(past ?? "", id), join(out, id));
  return outcome;
}

/** Without what the office kept of the release before, reasons of revisions are not known. */
async function officeOf(store: Store, current: Release | null): Promise<string | undefined> {
  const folder = current === null ? null : officeRelease(store, current.id);
  return folder !== null && existsSync(join(folder, "digests.csv")) ? folder : undefined;
}

/** @throws when the release could not follow on the current one, or is not of the quarter that was asked for. */
function checkSuccession(manifest: Manifest, current: Release | null, asked: string | undefined): void {
  const quarter = releaseQuarter(manifest.release);
  if (asked !== undefined && quarter !== asked)
    throw new Error(`--quarter: expected returns of ${asked}, found none after ${quarter}`);
  if (current === null) return;
  const kind = (simulated: boolean) => (simulated ? "simulated" : "real");
  if (current.simulated !== manifest.simulated)
    throw new Error(
      `the store holds ${kind(current.simulated)} releases, these returns are ${kind(manifest.simulated)} ` +
        "(expected one kind: take another --store and --office, or move the old ones away)",
    );
  if (quarterIndex(quarter) < quarterIndex(current.quarter))
    throw new Error(`the returns end with ${quarter}, before the current release ${current.id}`);
}

/** The pages at the root and below releases/<id>/, and all that earlier releases keep on the site. */
async function makeSite({ store, options, current }: Making, id: string): Promise<void> {
  const building = buildingFolder(store);
  const [data, site, archive] = ["data", "site", "archive"].map((name) => resolve(building, name)) as [
    string,
    string,
    string,
  ];
  const { base } = options;
  await Promise.all([
    buildPages({ data, out: site, base, site: options.site }, { quiet: true }),
    buildPages(
      { data, out: archive, base: `${base}releases/${id}/`, site: options.site },
      { root: base, quiet: true },
    ),
  ]);
  await moveInto(data, join(site, "data"));
  await keepArchive(archive, site, id);
  if (current !== null) await keepPast(siteOf(store, current.id), site);
}

/** Entry by entry, since a page may lie there too. */
async function moveInto(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) await rename(join(from, name), join(to, name));
}

/** Of the whole site alone, and of no release. */
const OF_THE_SITE = ["404.html", "_headers", "robots.txt"];
const ASSETS = "_astro";

async function keepArchive(archive: string, site: string, id: string): Promise<void> {
  for (const name of OF_THE_SITE) await rm(join(archive, name), { force: true });
  await takeAssets(join(archive, ASSETS), join(site, ASSETS));
  await rm(join(archive, ASSETS), { recursive: true, force: true });
  const target = join(site, "releases", id);
  await mkdir(join(site, "releases"), { recursive: true });
  await rename(archive, target);
}

/** Pages of earlier releases stay byte for byte: they are taken over with the assets they use. */
async function keepPast(past: string, site: string): Promise<void> {
  const folders = await readdir(join(past, "releases"), { withFileTypes: true }).catch(() => []);
  const { sums } = await readSums(past);
  for (const { name } of folders.filter((entry) => entry.isDirectory())) {
    const from = join(past, "releases", name);
    for (const path of await listFiles(from)) {
      const expected = sums.get(`releases/${name}/${path}`);
      if (expected !== sha256(await readFile(join(from, path))))
        throw new Error(`not as it was published: ${join(from, path)} (expected SHA-256 ${expected})`);
    }
    await linkTree(from, join(site, "releases", name));
  }
  await takeAssets(join(past, ASSETS), join(site, ASSETS));
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

/** @returns the digest that is approved. */
async function writeSums({ store }: Making): Promise<string> {
  const site = join(buildingFolder(store), "site");
  const text = formatSums(await sumFiles(site));
  await writeFile(join(site, SUMS_FILE), text);
  return sha256(text);
}

async function putInPlace(store: Store): Promise<void> {
  await rm(candidateFolder(store), { recursive: true, force: true });
  await rm(officeCandidate(store), { recursive: true, force: true });
  await rename(buildingFolder(store), candidateFolder(store));
  await rename(officeBuilding(store), officeCandidate(store));
}
