import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { EstimateRow, IndexRow } from "#contract/published/figure-tables.ts";
import type { Manifest, ManifestFile } from "#contract/published/manifest.ts";
import type { TQuantileRow } from "#contract/published/moment-tables.ts";
import { quarterOf } from "#contract/quarter.ts";
import { cityIdsByName, type Registry } from "#contract/registry/registry.ts";
import { type Confirmation, checkConfirmations } from "#pipeline/check/confirmations.ts";
import { DEMONSTRATION_KEY } from "#pipeline/disclose/noise.ts";
import { peerIndexRows } from "#pipeline/estimate/peer-index.ts";
import { tQuantileRows, tTable } from "#pipeline/estimate/t-quantiles.ts";
import { type Issue, makeIssue } from "#pipeline/issue/issue.ts";
import { addLedgers, type Ledger, unplacedLedger } from "#pipeline/issue/judge.ts";
import { codebookFile, commonTables, type PublishedTable } from "#pipeline/publish/publish.ts";
import type { ReleaseFacts } from "#press/data-files/release-facts.ts";
import { countIssues, issueReport } from "./check-returns/issue-report.ts";
import { formatLedger } from "./check-returns.ts";
import { runCommand } from "./command-line.ts";
import type { BuildSummary, CheckSummary } from "./data/city-job.ts";
import { type CityPool, openCityPool } from "./data/city-pool.ts";
import { checkFolders, DATA, type DataOptions, dataOptions, type FormsMade } from "./data/data-options.ts";
import { writeDigests } from "./data/digest-files.ts";
import { LATE_LIST, lateList } from "./data/earlier-release.ts";
import { writeCommonArchives } from "./data/files/archives.ts";
import { openParquetWriter } from "./data/files/parquet.ts";
import { writePlainTables, writeTables } from "./data/files/table-forms.ts";
import { methodDigest } from "./data/method-digest.ts";
import { checkSameKey, writeKeyDigest } from "./data/noise-key.ts";
import { writeIssues } from "./data/office-files.ts";
import { checkPeerParity, merge, openParityDatabase, type Parity } from "./data/parity.ts";
import {
  checkSuccession,
  formatRevisions,
  type Past,
  type Revised,
  readPast,
  revise,
} from "./data/revise.ts";
import { commitRelease, manifestEntry, openStaging, writeFiles } from "./data/write-release.ts";
import { readRegistry } from "./registry.ts";
import { listReturns, type ReturnsFolder } from "./returns-folder.ts";

// From returns to a release. The previous office's folders are those of releases that are public already, the current
// one first: revisions are found against that, and no late return may count that would, set against any, tell of one or
// two enterprises.

/** Takes what would be said on the screen. */
export type Log = (line: string) => void;

const ISSUES_SHOWN = { refuse: 200, query: 20, note: 10 };

export interface DataOutcome {
  readonly manifest: Manifest;
  readonly issues: readonly Issue[];
  readonly checked: ReadonlyMap<string, CheckSummary>;
}

/** Real enterprises are published with a key of the office's own or not at all. */
function noiseKeyOf(folder: ReturnsFolder): string | null {
  const key = process.env.JIUYE_NOISE_KEY?.trim();
  if (key) return key;
  return folder.simulated ? DEMONSTRATION_KEY : null;
}

function keyIssues(folder: ReturnsFolder, checked: ReadonlyMap<string, CheckSummary>): Issue[] {
  if (noiseKeyOf(folder) !== null) return [];
  return [...checked]
    .filter(([, summary]) => summary.hasEnterprises)
    .map(([city]) => makeIssue("no_noise_key", { file: `${city}/` }));
}

interface Build {
  readonly options: DataOptions;
  readonly log: Log;
  readonly folder: ReturnsFolder;
  readonly checked: ReadonlyMap<string, CheckSummary>;
  readonly pool: CityPool;
  readonly registry: Registry;
  readonly quantiles: readonly TQuantileRow[];
  readonly past: Past;
}

async function build(job: Build): Promise<Manifest> {
  const { options, log, folder, checked, pool, registry, quantiles, past } = job;
  const cities = folder.cities.filter((city) => checked.get(city)?.last != null);
  if (cities.length === 0) throw new Error(`nothing to build: no usable returns in ${options.returns}`);
  // A release is named after the last quarter that it holds returns of.
  const quarter = quarterOf(Math.max(...cities.map((city) => checked.get(city)?.last ?? 0)));
  const release = options.nameOf({ quarter, simulated: folder.simulated });
  checkSuccession(past, release, folder.simulated);
  const staging = await openStaging(options.out, release);
  const { office, forms } = options;
  // Tests may leave it out of simulated figures; nobody leaves it out of real ones.
  const parity = options.parity || !folder.simulated;
  const releasedOn = options.releasedOn ?? null;
  const order = { release, releasedOn, simulated: folder.simulated, staging, office, parity, forms };
  const built = await pool.build(cities, { ...order, noiseKey: noiseKeyOf(folder) }, (city, summary) =>
    log(`built ${city}: ${summary.estimates.length} figures, ${summary.changes.length} changes`),
  );
  await pool.close();
  const summaries = cities.flatMap((city) => built.get(city) ?? []);
  const estimates = summaries.flatMap((summary) => summary.estimates);
  const peers = peerIndexRows(estimates, registry.indicators, tTable(quantiles));
  const compared = [...summaries.map((summary) => summary.parity)];
  if (parity) compared.push(await peerParity(registry, quantiles, estimates, peers));
  const digests = cities.flatMap((city) => checked.get(city)?.digests ?? []);
  const own = { release, released_on: releasedOn, method_sha256: await methodDigest() };
  const revised = revise(past, { ...own, estimates, digests }, registry);
  const common = commonTables(registry, quantiles, {
    estimates,
    changes: summaries.flatMap((summary) => summary.changes),
    indices: [...summaries.flatMap((summary) => summary.indices), ...peers],
    alerts: summaries.flatMap((summary) => summary.alerts),
    administrative: summaries.flatMap((summary) => summary.administrative),
    panel: summaries.flatMap((summary) => summary.panel),
    revisions: revised.revisions,
    vintages: revised.vintages,
    releases: revised.releases,
  });
  const facts = { release, releasedOn, simulated: folder.simulated, registry };
  const files = await writeCommon(
    common,
    summaries.flatMap((summary) => summary.files),
    { staging, facts, forms },
  );
  await writeDigests(options.office, digests);
  const manifest = manifestOf(release, folder, cities, checked, files, revised);
  await commitRelease(options.out, staging, manifest);
  reportBuild(cities, built, log);
  if (past.last !== null) log(formatRevisions(release, revised));
  log(parity ? formatParity(compared.reduce(merge)) : "TypeScript = SQL: not asked (for this release)");
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  log(
    `release ${release}: ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB in ${join(options.out, release)}`,
  );
  return manifest;
}

interface CommonPlace {
  readonly staging: string;
  readonly facts: ReleaseFacts;
  readonly forms: FormsMade;
}

/** All forms of what the cities share, and the archive of everything. */
async function writeCommon(
  tables: readonly PublishedTable[],
  ofCities: readonly ManifestFile[],
  { staging, facts, forms }: CommonPlace,
): Promise<ManifestFile[]> {
  const codebook = codebookFile();
  await writeFiles(staging, [codebook]);
  if (forms === "plain")
    return [...ofCities, manifestEntry(codebook), ...(await writePlainTables(tables, staging))];
  const parquet = await openParquetWriter();
  try {
    const files = [...ofCities, ...(await writeTables(tables, { staging, facts, parquet }))];
    const archives = await writeCommonArchives(files, { staging, facts, codebook: codebook.bytes });
    return [...files, manifestEntry(codebook), ...archives];
  } finally {
    parquet.close();
  }
}

async function peerParity(
  registry: Registry,
  quantiles: readonly TQuantileRow[],
  estimates: readonly EstimateRow[],
  peers: readonly IndexRow[],
): Promise<Parity> {
  const db = await openParityDatabase(registry, quantiles);
  const parity = await checkPeerParity(db, estimates, peers);
  await db.close();
  return parity;
}

function formatParity({ comparisons, worst, place }: Parity): string {
  return `TypeScript = SQL: ${comparisons} comparisons, worst relative difference ${worst.toExponential(1)} (${place})`;
}

function reportBuild(cities: readonly string[], built: ReadonlyMap<string, BuildSummary>, log: Log): void {
  for (const city of cities) {
    const { merges = [], noise } = built.get(city) ?? {};
    if (merges.length > 0)
      log(`merged ${city}: ${merges.length} times, first ${merges[0]} (all in merges.txt)`);
    if (noise && noise.far > 0)
      log(
        `noise ${city}: moved ${noise.far} of ${noise.figures} figures by more than half a standard error, at worst ${noise.worst.toFixed(2)}: look at them`,
      );
  }
}

function manifestOf(
  release: string,
  folder: ReturnsFolder,
  cities: readonly string[],
  checked: ReadonlyMap<string, CheckSummary>,
  files: readonly ManifestFile[],
  { revised, method_sha256 }: Pick<Revised, "revised" | "method_sha256">,
): Manifest {
  return {
    release,
    simulated: folder.simulated,
    seed: folder.seed,
    cities: cities.flatMap((city) => checked.get(city)?.manifest ?? []),
    counts: ledgerOf(folder, checked),
    revised: [...revised],
    method_sha256,
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

function ledgerOf(folder: ReturnsFolder, checked: ReadonlyMap<string, CheckSummary>): Ledger {
  const ledgers = [...checked.values()].map((summary) => summary.ledger);
  return addLedgers([unplacedLedger(folder.unplaced), ...ledgers]);
}

/** Answers of later quarters answer nothing that is read. */
function answersUntil({ confirmations }: ReturnsFolder, until = LAST_OF_ALL): readonly Confirmation[] {
  return confirmations.filter(({ subject }) => (subject?.quarter ?? "") <= until);
}

const LAST_OF_ALL = "9999Q4";

/** Checks, estimates and writes a release. @throws when nothing could be built; `out` is then as it was. */
export async function buildData(options: DataOptions, log: Log = console.log): Promise<DataOutcome> {
  checkFolders(options);
  const { returns, cutoff } = options;
  const [registry, quantiles] = [await readRegistry(), tQuantileRows()];
  const cityIds = cityIdsByName(registry.cities);
  const past = await readPast(options, registry, log);
  const folder = await listReturns(returns, cityIds);
  const reading = { ...cutoff, cityIds, common: folder.common };
  // Where nothing of enterprises is published, nothing of them can be told.
  const key = noiseKeyOf(folder);
  const earlier = key === null ? [] : options.previousOffices;
  await checkSameKey(earlier, key);
  const pool = openCityPool(folder.cities, { returns, registry, quantiles, reading, earlier });
  try {
    const checked = await pool.check((city, { quarters, ledger }) =>
      log(`read ${city}: ${quarters} quarters, ${formatLedger(ledger)}`),
    );
    const found = [
      ...folder.issues,
      ...folder.cities.flatMap((city) => checked.get(city)?.issues ?? []),
      ...keyIssues(folder, checked),
    ];
    const issues = [...found, ...checkConfirmations(answersUntil(folder, cutoff.until), found)];
    const path = await writeIssues(options.office, issues);
    const late = new Map([...checked].map(([city, summary]) => [city, summary.late]));
    await writeFile(join(options.office, LATE_LIST), lateList(late));
    await writeKeyDigest(options.office, key, options.previousOffices);
    const shown = { most: ISSUES_SHOWN, whereAll: `all in ${path}` };
    for (const line of options.listing ? issueReport(issues, shown) : []) log(line);
    const ledger = ledgerOf(folder, checked);
    try {
      const manifest = await build({ options, log, folder, checked, pool, registry, quantiles, past });
      return { manifest, issues, checked };
    } finally {
      log(`${countIssues(issues)} (all in ${path}); ${formatLedger(ledger)}`);
    }
  } finally {
    await pool.close();
  }
}

async function main(args: readonly string[]): Promise<void> {
  const started = performance.now();
  const { manifest, issues } = await buildData(dataOptions(args));
  const seconds = (performance.now() - started) / 1000;
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  const { read } = manifest.counts;
  console.log(`${seconds.toFixed(1)} s, ${Math.round(read / seconds)} rows a second, ${memory} MB at most`);
  if (issues.some((issue) => issue.severity === "refuse")) process.exitCode = 1;
}

if (import.meta.main) await runCommand(DATA, main);
