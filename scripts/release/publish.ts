import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Release } from "#contract/published/release-files.ts";
import type { Translate } from "#i18n/translator.ts";
import { type Approval, approvalFaults, parseApproval } from "./approval.ts";
import { type Candidate, readCandidate } from "./candidate-file.ts";
import { readSums, siteFaults } from "./checksums.ts";
import { linkTree } from "./link-tree.ts";
import { finish, noteBeginning, recover } from "./recover.ts";
import {
  candidateSite,
  officeCandidate,
  officeRelease,
  readCurrent,
  type Store,
  siteOf,
  switchTo,
  usedIds,
} from "./store.ts";

// An approved candidate becomes the current release. Up to the switch nothing of the current one is touched.

const FAULTS_SHOWN = 5;

export interface Publishing {
  /** The day of publishing. */
  readonly date: string;
  readonly t: Translate;
  readonly log: (line: string) => void;
}

/** @throws saying what keeps the candidate from being published; the current release then goes on as it was. */
export async function publish(store: Store, { date, t, log }: Publishing): Promise<Release> {
  await recover(store, log);
  const current = await readCurrent(store);
  const candidate = await readCandidate(store);
  if (candidate === null)
    throw new Error(t("release.nothing", { current: current?.id ?? "-", folder: officeCandidate(store) }));
  await checkCandidate(store, candidate, current?.id ?? null, t);
  await checkApproval(officeCandidate(store), candidate, t);
  if (date < candidate.released_on)
    throw new Error(t("release.too_early", { id: candidate.id, day: candidate.released_on, date }));
  if (date > candidate.released_on) log(t("release.late_day", { day: candidate.released_on, date }));
  const release = { ...candidate, published_on: date };
  try {
    await noteBeginning(store, release.id);
    await linkTree(candidateSite(store), siteOf(store, release.id));
    await writeFile(join(siteOf(store, release.id), "release.json"), `${JSON.stringify(release, null, 1)}\n`);
    await switchTo(store, release.id);
  } catch (error) {
    await recover(store, log).catch(() => undefined);
    throw error;
  }
  await finish(store, release.id).catch((error: unknown) => {
    throw new Error(t("release.not_finished", { id: release.id, fault: String(error) }));
  });
  return release;
}

async function checkCandidate(
  store: Store,
  candidate: Candidate,
  current: string | null,
  t: Translate,
): Promise<void> {
  const { id, previous, manifest } = candidate;
  if (previous !== current)
    throw new Error(t("release.stale", { id, previous: previous ?? "-", current: current ?? "-" }));
  if ((await usedIds(store)).has(id)) throw new Error(t("release.used", { id }));
  await checkSite(candidateSite(store), manifest, t);
}

/** @throws when the files of a site are not those of the digest. */
export async function checkSite(site: string, digest: string, t: Translate): Promise<void> {
  const faults = (await readSums(site)).digest === digest ? await siteFaults(site) : ["changed: SHA256SUMS"];
  if (faults.length === 0) return;
  const more = faults.length > FAULTS_SHOWN ? [`… ${faults.length}`] : [];
  throw new Error([t("release.changed", { site }), ...faults.slice(0, FAULTS_SHOWN), ...more].join("\n"));
}

/** @throws naming all that is missing, and the file to write it into. */
export async function checkApproval(
  folder: string,
  approved: { readonly id: string; readonly manifest: string },
  t: Translate,
): Promise<Approval> {
  const path = join(folder, "approval.txt");
  const bytes = await readFile(path).catch(() => {
    throw new Error(t("approval.no_file", { path }));
  });
  const approval = parseApproval(bytes);
  const faults = approvalFaults(approval, approved);
  if (faults.length === 0) return approval;
  const params = { id: approved.id, digest: approved.manifest, name: approval.preparedBy };
  throw new Error(
    [t("approval.faults", { path }), ...faults.map((f) => t(`approval.${f}`, params))].join("\n"),
  );
}

/** Who prepared and approved a release that was published. */
export async function approvalOf(store: Store, id: string): Promise<Approval | null> {
  const bytes = await readFile(join(officeRelease(store, id), "approval.txt")).catch(() => null);
  return bytes === null ? null : parseApproval(bytes);
}
