import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ListedRelease, Release } from "#contract/published/release-files.ts";
import { quarterIndex } from "#contract/quarter.ts";
import { nextReleaseId, releaseQuarter } from "#contract/release-id.ts";
import type { Lang } from "#i18n/dictionary.ts";
import { buildData, type DataOutcome } from "../build-data.ts";
import { type FormsMade, liesIn, type ReadReturns } from "../data/data-options.ts";
import { sinceLastKey } from "../data/noise-key.ts";
import { approvalForm } from "./approval.ts";
import { type Candidate, writeCandidate } from "./candidate-file.ts";
import { formatSums, SUMS_FILE, sha256, sumFiles } from "./checksums.ts";
import { differingPaths, formatInputs, keepInputs, listInputs } from "./inputs.ts";
import { recover } from "./recover.ts";
import { rehearse } from "./rehearse.ts";
import {
  buildingFolder,
  candidateFolder,
  candidateSite,
  inputsFolder,
  listSites,
  officeBuilding,
  officeCandidate,
  officeRelease,
  readCurrent,
  readStanding,
  type Store,
  siteOf,
  usedIds,
} from "./store.ts";
import { buildWholeSite, linkAsPublished } from "./whole-site.ts";

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
  readonly forms?: FormsMade;
  readonly paper?: boolean;
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
  const past = current === null ? null : siteOf(store, current.id);
  await buildWholeSite(buildingFolder(store), id, past, options, log);
  const changed = differingPaths(inputs, await listInputs(options.returns, cutoff));
  if (changed.length > 0)
    throw new Error(`changed while the candidate was made: ${changed.join(", ")} (make it again)`);
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
  const past = current === null ? null : siteOf(store, current.id);
  const out = join(buildingFolder(store), "data");
  const finalData = join(candidateSite(store), "data");
  const outcome = await buildData(
    {
      ...{ returns: options.returns, out, office: officeBuilding(store), parity: options.parity },
      forms: options.forms ?? "all",
      listing: false,
      cutoff: { until: options.quarter, received: options.date },
      nameOf: (read) => {
        checkSuccession(read, current, options.quarter);
        return nextReleaseId(read.quarter, used);
      },
      history: past === null ? undefined : join(past, "data"),
      previousOffices: await publicOffices(store, current, standing),
      releasedOn: options.date,
    },
    (line) => log(line.replace(officeBuilding(store), officeCandidate(store)).replace(out, finalData)),
  );
  const own = { id: outcome.manifest.release, quarter: releaseQuarter(outcome.manifest.release) };
  const list = [...standing, { ...own, released_on: options.date }];
  await writeFile(join(out, "releases.json"), `${JSON.stringify(list, null, 1)}\n`);
  if (past !== null) for (const { id } of standing) await linkAsPublished(past, `data/${id}`, join(out, id));
  return outcome;
}

/**
 * What the office kept of releases that the public may have: the current one, and those withdrawn. Older ones that stand
 * are compared with by the current one already, unless it was made without a key.
 */
async function publicOffices(
  store: Store,
  current: Release | null,
  standing: readonly ListedRelease[],
): Promise<string[]> {
  if (current === null) return [];
  const stands = standing.map(({ id }) => id).toReversed();
  const withdrawn = (await listSites(store)).filter((id) => !stands.includes(id));
  const officesOf = (ids: readonly string[]) => ids.map((id) => officeRelease(store, id));
  const folders = [...(await sinceLastKey(officesOf(stands))), ...officesOf(withdrawn)];
  const lost = folders.find((folder) => !existsSync(join(folder, "digests.csv")));
  if (lost === undefined) return folders;
  throw new Error(
    `${lost} is not there, or not whole (expected what the office keeps of a release that was public: without it a ` +
      "late return could give one enterprise away)",
  );
}

/** @throws when the release could not follow on the current one, or is not of the quarter that was asked for. */
function checkSuccession(
  { quarter, simulated }: ReadReturns,
  current: Release | null,
  asked: string | undefined,
): void {
  if (asked !== undefined && quarter !== asked)
    throw new Error(`--quarter: expected returns of ${asked}, found none after ${quarter}`);
  if (current === null) return;
  const kind = (simulated: boolean) => (simulated ? "simulated" : "real");
  if (current.simulated !== simulated)
    throw new Error(
      `the store holds ${kind(current.simulated)} releases, these returns are ${kind(simulated)} ` +
        "(expected one kind: take another --store and --office, or move the old ones away)",
    );
  if (quarterIndex(quarter) < quarterIndex(current.quarter))
    throw new Error(`the returns end with ${quarter}, before the current release ${current.id}`);
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
