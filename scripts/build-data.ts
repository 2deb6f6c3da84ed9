import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { parseArgs } from "node:util";
import type { Manifest, ManifestCity, ManifestFile } from "#contract/manifest.ts";
import type { ChangeRow, EstimateRow } from "#contract/published-tables.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import { buildCity } from "#pipeline/build-city.ts";
import { type CheckedCity, checkCity } from "#pipeline/city-returns.ts";
import type { Issue } from "#pipeline/issue.ts";
import { addLedgers } from "#pipeline/judge.ts";
import { cityFiles, commonFiles } from "#pipeline/publish.ts";
import { sampleRows } from "#pipeline/sample-rows.ts";
import { tQuantileRows, tTable } from "#pipeline/t-quantiles.ts";
import { formatLedger } from "./check-returns.ts";
import { issueReport } from "./issue-report.ts";
import { writeIssues, writeOfficeCity } from "./office-files.ts";
import { checkParity, merge, openParityDatabase, type Parity } from "./parity.ts";
import { readRegistry } from "./registry.ts";
import { listReturns, type ReturnsFolder, readCity } from "./returns-folder.ts";
import { commitRelease, manifestEntry, openStaging, writeFiles } from "./write-release.ts";

// npm run data -- --returns DIR --out DIR [--office DIR]: from returns to a release.
// Exit 1 when anything was refused; what is good is built all the same.

const ISSUES_SHOWN = { refuse: 200, query: 20, note: 10 };

interface Options {
  readonly returns: string;
  readonly out: string;
  readonly office: string;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      returns: { type: "string", default: "data/returns" },
      out: { type: "string", default: "public/data" },
      office: { type: "string" },
    },
  });
  const out = values.out.replace(/\/+$/, "");
  const office = values.office ?? (liesIn(out, "public") ? "data/office" : `${out}-office`);
  for (const published of [out, "public"]) {
    if (!liesIn(office, published)) continue;
    throw new Error(`--office ${office} lies inside ${published} (expected a folder that is not published)`);
  }
  return { returns: values.returns, out, office };
}

function liesIn(path: string, folder: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

async function checkAll(options: Options, folder: ReturnsFolder) {
  const cities: CheckedCity[] = [];
  const issues: Issue[] = [...folder.issues];
  for (const city of folder.cities) {
    const { files, issues: found } = await readCity(options.returns, city);
    const checked = checkCity(files);
    issues.push(...found, ...checked.issues);
    cities.push(checked);
    console.log(`read ${city}: ${checked.quarters.length} quarters, ${formatLedger(checked.ledger)}`);
  }
  return { cities, issues };
}

function hasReturns(quarter: CheckedCity["quarters"][number]): boolean {
  return quarter.communities !== null || quarter.enterprises !== null;
}

/** A release is named after the last quarter that it holds returns of. */
function releaseOf(cities: readonly CheckedCity[]): string {
  const held = cities.flatMap((city) => city.quarters.filter(hasReturns).map((q) => quarterIndex(q.quarter)));
  return quarterOf(Math.max(...held));
}

async function build(options: Options, folder: ReturnsFolder, checked: readonly CheckedCity[]) {
  const cities = checked.filter((city) => city.quarters.some(hasReturns));
  if (cities.length === 0) throw new Error(`nothing to build: no usable returns in ${options.returns}`);
  const registry = await readRegistry();
  const release = releaseOf(cities);
  const quantiles = tQuantileRows();
  const context = {
    release,
    indicators: registry.indicators,
    targets: registry.targets,
    t: tTable(quantiles),
  };
  const db = await openParityDatabase(registry, quantiles);
  const staging = await openStaging(options.out, release);
  const files: ManifestFile[] = [];
  const estimates: EstimateRow[] = [];
  const changes: ChangeRow[] = [];
  let parity: Parity = { comparisons: 0, worst: 0, place: "" };
  for (const city of cities) {
    const tables = buildCity(city, context);
    parity = merge(parity, await checkParity(db, city.city, tables));
    const sample = sampleRows(city);
    const published = cityFiles(city.city, tables, folder.simulated ? sample : null);
    await writeFiles(staging, published);
    await writeOfficeCity(options.office, city.city, sample, tables.officeEstimates);
    files.push(...published.map(manifestEntry));
    estimates.push(...tables.estimates);
    changes.push(...tables.changes);
    console.log(`built ${city.city}: ${tables.estimates.length} figures, ${tables.changes.length} changes`);
  }
  await db.close();
  const common = commonFiles(registry, quantiles, { estimates, changes });
  await writeFiles(staging, common);
  files.push(...common.map(manifestEntry));
  await commitRelease(options.out, staging, manifestOf(release, folder, cities, checked, files));
  console.log(
    `TypeScript = SQL: ${parity.comparisons} comparisons, worst relative difference ${parity.worst.toExponential(1)} (${parity.place})`,
  );
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  console.log(
    `release ${release}: ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB in ${join(options.out, release)}`,
  );
}

function manifestOf(
  release: string,
  folder: ReturnsFolder,
  cities: readonly CheckedCity[],
  checked: readonly CheckedCity[],
  files: readonly ManifestFile[],
): Manifest {
  return {
    release,
    simulated: folder.simulated,
    seed: folder.seed,
    cities: cities.map(manifestCity),
    counts: addLedgers(checked.map((city) => city.ledger)),
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

function manifestCity(city: CheckedCity): ManifestCity {
  const span = (has: (q: CheckedCity["quarters"][number]) => boolean) => {
    const quarters = city.quarters.filter(has).map((q) => q.quarter);
    const [first, last] = [quarters[0], quarters.at(-1)];
    return first === undefined || last === undefined ? null : { first, last };
  };
  return {
    id: city.city,
    design_basis: city.designBasis,
    community: span((q) => q.communities !== null),
    enterprise: span((q) => q.enterprises !== null),
    missing: city.quarters.flatMap(({ quarter, communities, enterprises }) => [
      ...(communities === null ? [{ quarter, survey: "community" as const }] : []),
      ...(enterprises === null ? [{ quarter, survey: "enterprise" as const }] : []),
    ]),
  };
}

async function main(): Promise<void> {
  const options = readOptions();
  const started = performance.now();
  const folder = await listReturns(options.returns);
  const { cities, issues } = await checkAll(options, folder);
  const path = await writeIssues(options.office, issues);
  for (const line of issueReport(issues, ISSUES_SHOWN, `all in ${path}`)) console.log(line);
  const ledger = addLedgers(cities.map((city) => city.ledger));
  try {
    await build(options, folder, cities);
  } finally {
    console.log(`${issues.length} issues (all in ${path}); ${formatLedger(ledger)}`);
  }
  const seconds = (performance.now() - started) / 1000;
  console.log(`${seconds.toFixed(1)} s, ${Math.round(ledger.read / seconds)} rows a second`);
  // Last of all: opening the query engine sets the exit code back to 0.
  if (issues.some((issue) => issue.severity === "refuse")) process.exitCode = 1;
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
