import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { releaseQuarter } from "#contract/release-id.ts";
import { translator } from "#i18n/translator.ts";
import { approvalForm } from "./approval.ts";
import { type Candidate, writeCandidate } from "./candidate-file.ts";
import { formatSums, readSums, SUMS_FILE, sha256, siteFaults, sumFiles } from "./checksums.ts";
import { publish } from "./publish.ts";
import {
  candidateSite,
  currentLink,
  officeCandidate,
  readCurrent,
  readStanding,
  type Store,
} from "./store.ts";

// Stores of releases for tests: candidates with written files in place of built ones, published as any other.

export const NAMES = { preparedBy: "Zhang San", approvedBy: "Li Si" };
const DATE = "2018-03-01";
export const saying = { t: translator("en"), log: () => {} };

export async function emptyStore(): Promise<Store & { remove(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), "jiuye-store-"));
  return {
    published: join(dir, "published"),
    office: join(dir, "office"),
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}

export interface WrittenOptions {
  /** Number of files besides those that every site has. */
  readonly size?: number;
  readonly names?: typeof NAMES | null;
  /** Writes more files into the site's folder. */
  readonly more?: (site: string) => Promise<void>;
}

export async function writeWrittenCandidate(
  store: Store,
  id: string,
  { size = 3, names = NAMES, more }: WrittenOptions = {},
): Promise<Candidate> {
  const site = candidateSite(store);
  await rm(site, { recursive: true, force: true });
  const previous = (await readCurrent(store))?.id ?? null;
  const quarter = releaseQuarter(id);
  const list = [...(await readStanding(store)), { id, quarter, released_on: DATE }];
  const files = new Map([
    ["index.html", `the page of ${id}\n`],
    ["data/releases.json", JSON.stringify(list)],
    ...Array.from({ length: size }, (_, i) => [`cities/${i}/index.html`, `${id} ${i}\n`] as const),
  ]);
  for (const [path, text] of files) {
    await mkdir(join(site, dirname(path)), { recursive: true });
    await writeFile(join(site, path), text);
  }
  await more?.(site);
  const sums = formatSums(await sumFiles(site));
  await writeFile(join(site, SUMS_FILE), sums);
  const candidate = { id, quarter, released_on: DATE, previous, manifest: sha256(sums), simulated: true };
  await mkdir(officeCandidate(store), { recursive: true });
  await writeCandidate(officeCandidate(store), candidate);
  await writeFile(approvalPath(store), approvalForm(id, candidate.manifest, names ?? undefined));
  return candidate;
}

export const approvalPath = (store: Store) => join(officeCandidate(store), "approval.txt");

export const publishNow = (store: Store, date = DATE) => publish(store, { date, ...saying });

export async function publishWritten(store: Store, id: string, size = 3): Promise<void> {
  await writeWrittenCandidate(store, id, { size });
  await publishNow(store);
}

/** The release that a reader gets. @throws unless all of its files are there, as they were approved. */
export async function servedRelease(store: Store): Promise<string> {
  const site = currentLink(store);
  const { id, manifest } = JSON.parse(await readFile(join(site, "release.json"), "utf8"));
  const faults = await siteFaults(site);
  const { digest } = await readSums(site);
  const page = await readFile(join(site, "index.html"), "utf8");
  if (faults.length > 0 || digest !== manifest || page !== `the page of ${id}\n`)
    throw new Error(`not whole: ${id}, ${faults.slice(0, 3)}, ${digest}, ${page}`);
  return id;
}
