import { realpathSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { parseArgs } from "node:util";
import type { Manifest, ManifestFile } from "#contract/manifest.ts";
import type { TQuantileRow } from "#contract/moment-tables.ts";
import { QUARTER_PATTERN, quarterOf } from "#contract/quarter.ts";
import type { Registry } from "#contract/registry.ts";
import { type Issue, issueOfFile } from "#pipeline/issue.ts";
import { addLedgers } from "#pipeline/judge.ts";
import { DEMONSTRATION_KEY } from "#pipeline/noise.ts";
import { peerIndexRows } from "#pipeline/peer-index.ts";
import { commonFiles } from "#pipeline/publish.ts";
import { tQuantileRows, tTable } from "#pipeline/t-quantiles.ts";
import { formatLedger } from "./check-returns.ts";
import type { BuildSummary, CheckSummary } from "./city-job.ts";
import { type CityPool, openCityPool } from "./city-pool.ts";
import { LATE_LIST, lateList } from "./earlier-release.ts";
import { issueReport } from "./issue-report.ts";
import { isDate } from "./late-folder.ts";
import { writeIssues } from "./office-files.ts";
import { checkPeerParity, merge, openParityDatabase, type Parity } from "./parity.ts";
import { readRegistry } from "./registry.ts";
import { type Cutoff, listReturns, type ReturnsFolder } from "./returns-folder.ts";
import { commitRelease, manifestEntry, openStaging, writeFiles } from "./write-release.ts";

// npm run data -- --returns DIR --out DIR [--office DIR] [--until QUARTER] [--received DAY] [--previous-office DIR …]:
// from returns to a release. The previous office's folders are those of the releases that are public already: no late
// return may count that would, set against them, tell of one or two enterprises.
// Exit 1 when anything was refused; what is good is built all the same.

const ISSUES_SHOWN = { refuse: 200, query: 20, note: 10 };

interface Options {
  readonly returns: string;
  readonly out: string;
  readonly office: string;
  readonly cutoff: Cutoff;
  readonly previousOffices: readonly string[];
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      returns: { type: "string", default: "data/returns" },
      out: { type: "string", default: "public/data" },
      office: { type: "string" },
      until: { type: "string" },
      received: { type: "string" },
      "previous-office": { type: "string", multiple: true, default: [] },
    },
  });
  const out = values.out.replace(/\/+$/, "");
  const office = values.office ?? (liesIn(out, "public") ? "data/office" : `${out}-office`);
  for (const published of [out, "public"]) {
    if (!liesIn(office, published)) continue;
    throw new Error(`--office ${office} lies inside ${published} (expected a folder that is not published)`);
  }
  // City folders of the office and releases are replaced as a whole: returns in their place would be lost.
  for (const [option, folder] of [["--out", out] as const, ["--office", office] as const]) {
    if (!liesIn(folder, values.returns) && !liesIn(values.returns, folder)) continue;
    throw new Error(
      `${option} ${folder} and --returns ${values.returns} lie in one another (expected a folder apart from the returns)`,
    );
  }
  const previousOffices = values["previous-office"];
  for (const previous of previousOffices) {
    if (!liesIn(office, previous)) continue;
    throw new Error(
      `--office ${office} lies in --previous-office ${previous} (expected another folder: that of a release stays as it is)`,
    );
  }
  return { returns: values.returns, out, office, cutoff: cutoffOf(values), previousOffices };
}

function cutoffOf({ until, received }: Cutoff): Cutoff {
  if (until !== undefined && !QUARTER_PATTERN.test(until))
    throw new Error(`--until: expected a quarter such as 2017Q4; found ${until}`);
  if (received !== undefined && !isDate(received))
    throw new Error(`--received: expected a day such as 2018-02-20; found ${received}`);
  return { until, received };
}

function liesIn(path: string, folder: string): boolean {
  const way = relative(realPath(resolve(folder)), realPath(resolve(path)));
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Where links lead; of a path that is not there yet, where those of its parents do. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return dirname(path) === path ? path : join(realPath(dirname(path)), relative(dirname(path), path));
  }
}

/** Real enterprises are published with a key of the office's own or not at all. */
function noiseKeyOf(folder: ReturnsFolder): string | null {
  const key = process.env.JIUYE_NOISE_KEY?.trim();
  if (key) return key;
  return folder.simulated ? DEMONSTRATION_KEY : null;
}

function keyIssues(folder: ReturnsFolder, checked: ReadonlyMap<string, CheckSummary>): Issue[] {
  if (noiseKeyOf(folder) !== null) return [];
  const expected =
    "the office's own key in JIUYE_NOISE_KEY; without it nothing of real enterprises is published";
  return [...checked]
    .filter(([, summary]) => summary.hasEnterprises)
    .map(([city]) => issueOfFile("no_noise_key", `${city}/`, expected));
}

interface Build {
  readonly options: Options;
  readonly folder: ReturnsFolder;
  readonly checked: ReadonlyMap<string, CheckSummary>;
  readonly pool: CityPool;
  readonly registry: Registry;
  readonly quantiles: readonly TQuantileRow[];
}

async function build({ options, folder, checked, pool, registry, quantiles }: Build): Promise<void> {
  const cities = folder.cities.filter((city) => checked.get(city)?.last != null);
  if (cities.length === 0) throw new Error(`nothing to build: no usable returns in ${options.returns}`);
  // A release is named after the last quarter that it holds returns of.
  const release = quarterOf(Math.max(...cities.map((city) => checked.get(city)?.last ?? 0)));
  const staging = await openStaging(options.out, release);
  const order = { release, simulated: folder.simulated, staging, office: options.office };
  const built = await pool.build(cities, { ...order, noiseKey: noiseKeyOf(folder) }, (city, summary) =>
    console.log(`built ${city}: ${summary.estimates.length} figures, ${summary.changes.length} changes`),
  );
  await pool.close();
  const summaries = cities.flatMap((city) => built.get(city) ?? []);
  const estimates = summaries.flatMap((summary) => summary.estimates);
  const peers = peerIndexRows(estimates, registry.indicators, tTable(quantiles));
  const db = await openParityDatabase(registry, quantiles);
  const parity = summaries
    .map((summary) => summary.parity)
    .reduce(merge, await checkPeerParity(db, estimates, peers));
  await db.close();
  const common = commonFiles(registry, quantiles, {
    estimates,
    changes: summaries.flatMap((summary) => summary.changes),
    indices: [...summaries.flatMap((summary) => summary.indices), ...peers],
    alerts: summaries.flatMap((summary) => summary.alerts),
  });
  await writeFiles(staging, common);
  const files = [...summaries.flatMap((summary) => summary.files), ...common.map(manifestEntry)];
  await commitRelease(options.out, staging, manifestOf(release, folder, cities, checked, files));
  reportBuild(cities, built, parity);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  console.log(
    `release ${release}: ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB in ${join(options.out, release)}`,
  );
}

function reportBuild(
  cities: readonly string[],
  built: ReadonlyMap<string, BuildSummary>,
  parity: Parity,
): void {
  for (const city of cities) {
    const { merges = [], noise } = built.get(city) ?? {};
    if (merges.length > 0)
      console.log(`merged ${city}: ${merges.length} times, first ${merges[0]} (all in merges.txt)`);
    if (noise && noise.far > 0)
      console.log(
        `noise ${city}: moved ${noise.far} of ${noise.figures} figures by more than half a standard error, at worst ${noise.worst.toFixed(2)}: look at them`,
      );
  }
  console.log(
    `TypeScript = SQL: ${parity.comparisons} comparisons, worst relative difference ${parity.worst.toExponential(1)} (${parity.place})`,
  );
}

function manifestOf(
  release: string,
  folder: ReturnsFolder,
  cities: readonly string[],
  checked: ReadonlyMap<string, CheckSummary>,
  files: readonly ManifestFile[],
): Manifest {
  return {
    release,
    simulated: folder.simulated,
    seed: folder.seed,
    cities: cities.flatMap((city) => checked.get(city)?.manifest ?? []),
    counts: addLedgers([...checked.values()].map((summary) => summary.ledger)),
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

async function main(): Promise<void> {
  const options = readOptions();
  const started = performance.now();
  const folder = await listReturns(options.returns);
  const [registry, quantiles] = [await readRegistry(), tQuantileRows()];
  const { returns, cutoff } = options;
  // Where nothing of enterprises is published, nothing of them can be told.
  const earlier = noiseKeyOf(folder) === null ? [] : options.previousOffices;
  const pool = openCityPool(folder.cities, { returns, cutoff, registry, quantiles, earlier });
  const read = pool.check((city, { quarters, ledger }) =>
    console.log(`read ${city}: ${quarters} quarters, ${formatLedger(ledger)}`),
  );
  const checked = await read.catch(async (error) => {
    await pool.close();
    throw error;
  });
  const issues = [
    ...folder.issues,
    ...folder.cities.flatMap((city) => checked.get(city)?.issues ?? []),
    ...keyIssues(folder, checked),
  ];
  const path = await writeIssues(options.office, issues);
  const late = new Map([...checked].map(([city, summary]) => [city, summary.late]));
  await writeFile(join(options.office, LATE_LIST), lateList(late));
  for (const line of issueReport(issues, ISSUES_SHOWN, `all in ${path}`)) console.log(line);
  const ledger = addLedgers([...checked.values()].map((summary) => summary.ledger));
  try {
    await build({ options, folder, checked, pool, registry, quantiles });
  } catch (error) {
    await pool.close();
    throw error;
  } finally {
    console.log(`${issues.length} issues (all in ${path}); ${formatLedger(ledger)}`);
  }
  const seconds = (performance.now() - started) / 1000;
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${seconds.toFixed(1)} s, ${Math.round(ledger.read / seconds)} rows a second, ${memory} MB at most`,
  );
  if (issues.some((issue) => issue.severity === "refuse")) process.exitCode = 1;
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
