import { toCsv } from "#contract/csv.ts";
import type { AdministrativeCountRow, PanelRow } from "#contract/published/context-tables.ts";
import type { AlertRow, ChangeRow, EstimateRow, IndexRow } from "#contract/published/figure-tables.ts";
import type { ManifestCity, ManifestFile } from "#contract/published/manifest.ts";
import type { SampleRow, TQuantileRow } from "#contract/published/moment-tables.ts";
import { type DigestRow, publishedCellsTable } from "#contract/published/office-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { Registry } from "#contract/registry/registry.ts";
import type { Database } from "#db/database.ts";
import { buildCity, type CityTables } from "#pipeline/build-city.ts";
import type { CheckedCity } from "#pipeline/check/city-returns.ts";
import { disclosureFaults } from "#pipeline/disclose/disclosure-check.ts";
import { checkHoldingBack, type EarlierRelease } from "#pipeline/disclose/hold-back.ts";
import { type NoiseEffect, noiseEffect } from "#pipeline/disclose/noise-effect.ts";
import { formatMerge } from "#pipeline/disclose/partition.ts";
import { publishedCells, tellingChanges } from "#pipeline/disclose/release-difference.ts";
import { tTable } from "#pipeline/estimate/t-quantiles.ts";
import type { Issue } from "#pipeline/issue/issue.ts";
import type { Ledger } from "#pipeline/issue/judge.ts";
import { digestsOf } from "#pipeline/publish/digests.ts";
import { cityTables, codebookFile, type PublishedTable } from "#pipeline/publish/publish.ts";
import type { LateReturn } from "#pipeline/read/late-returns.ts";
import { sampleRows } from "#pipeline/weigh/sample-rows.ts";
import type { ReleaseFacts } from "#press/data-files/release-facts.ts";
import type { Response } from "../release/rehearsal/rehearsal.ts";
import { responseRows } from "../release/rehearsal/response.ts";
import { type ReadOptions, readCity } from "../returns-folder.ts";
import type { FormsMade } from "./data-options.ts";
import { CELL_LIST, readEarlierRelease, readUnits } from "./earlier-release.ts";
import { writeCityArchive } from "./files/archives.ts";
import { openParquetWriter } from "./files/parquet.ts";
import { writePlainTables, writeTables } from "./files/table-forms.ts";
import { writeOfficeCity } from "./office-files.ts";
import { officeLists } from "./office-lists.ts";
import { askedTables, checkParity, NOTHING_COMPARED, type Parity } from "./parity.ts";

// The work on one city: first checked, then, once the release is known, built and written.

export interface CheckSummary {
  readonly quarters: number;
  readonly ledger: Ledger;
  readonly issues: readonly Issue[];
  readonly late: readonly LateReturn[];
  readonly manifest: ManifestCity;
  /** Index of the last quarter with usable returns of a survey, or of start-ups alone; null without any. */
  readonly last: number | null;
  readonly hasEnterprises: boolean;
  readonly response: readonly Response[];
  /** Of what is used of each quarter, for the office's folder. */
  readonly digests: readonly DigestRow[];
}

export interface BuildOptions {
  readonly release: string;
  /** YYYY-MM-DD; null for a preview. */
  readonly releasedOn: string | null;
  readonly simulated: boolean;
  readonly staging: string;
  readonly office: string;
  readonly noiseKey: string | null;
  /** Whether every figure is asked again in SQL. */
  readonly parity: boolean;
  readonly forms: FormsMade;
}

/** What the work on a city starts from. */
export interface CityInput {
  readonly returns: string;
  readonly reading: ReadOptions;
  readonly registry: Registry;
  readonly quantiles: readonly TQuantileRow[];
  /** Office's folders of the releases that the public can set against this one; none where nothing is published. */
  readonly earlier: readonly string[];
}

/** A city with what earlier releases published of it. */
export interface CheckedJob {
  readonly checked: CheckedCity;
  readonly earlier: readonly (EarlierRelease & { readonly office: string })[];
}

export interface BuildSummary {
  readonly files: readonly ManifestFile[];
  readonly estimates: readonly EstimateRow[];
  readonly changes: readonly ChangeRow[];
  readonly indices: readonly IndexRow[];
  readonly alerts: readonly AlertRow[];
  readonly administrative: readonly AdministrativeCountRow[];
  readonly panel: readonly PanelRow[];
  readonly parity: Parity;
  readonly merges: readonly string[];
  readonly noise: NoiseEffect;
}

export async function checkJob(
  city: string,
  input: CityInput,
): Promise<CheckedJob & { summary: CheckSummary }> {
  const { files, issues } = await readCity(input.returns, city, input.reading);
  const releases = input.earlier.map(async (office) => {
    const release = await readEarlierRelease(office, city);
    return release === null ? [] : [{ ...release, office }];
  });
  const earlier = (await Promise.all(releases)).flat();
  const checked = checkHoldingBack(files, earlier, input.registry.indicators);
  const surveyed = checked.quarters.filter((q) => q.communities !== null || q.enterprises !== null);
  const held = surveyed.length > 0 ? surveyed : checked.quarters.filter((q) => q.startups !== null);
  const summary = {
    quarters: checked.quarters.length,
    ledger: checked.ledger,
    issues: [...issues, ...checked.issues],
    late: checked.late,
    manifest: manifestCity(checked),
    last: held.length === 0 ? null : Math.max(...held.map((q) => quarterIndex(q.quarter))),
    response: responseRows(checked),
    hasEnterprises: checked.quarters.some((q) => q.enterprises !== null),
    digests: digestsOf(checked),
  };
  return { checked, earlier, summary };
}

/**
 * Writes into the staging folder.
 * @throws when a rule of confidentiality is broken or SQL and TypeScript differ; nothing is written then.
 */
export async function buildJob(
  { checked: city, earlier }: CheckedJob,
  options: BuildOptions,
  { registry, quantiles }: CityInput,
  openDb: () => Promise<Database>,
): Promise<BuildSummary> {
  const { release, noiseKey } = options;
  const tables = buildCity(city, {
    ...{ ...registry, release, noiseKey, t: tTable(quantiles) },
    publishedCells: earlier.flatMap(({ cells }) => cells),
  });
  const sample = sampleRows(city);
  const faults = [
    ...disclosureFaults(tables, city, registry.measures),
    ...(await changesThatTell(city.city, earlier, { ...tables, units: sample }, registry)),
  ];
  if (faults.length > 0) throw new Error(`not published: ${city.city}\n${faults.join("\n")}`);
  const parity = options.parity
    ? await checkParity(await openDb(), city.city, tables, askedTables(tables))
    : NOTHING_COMPARED;
  const files = await writeCity(city.city, cityTables(city.city, tables, options.simulated ? sample : null), {
    ...{ release, releasedOn: options.releasedOn, simulated: options.simulated, registry },
    ...{ staging: options.staging, forms: options.forms },
  });
  const merges = tables.partition.merges.map(formatMerge);
  const lists = {
    ...officeLists([city], registry.indicators),
    "merges.txt": merges.map((merge) => `${merge}\n`).join(""),
    [CELL_LIST]: toCsv(publishedCellsTable, publishedCells(tables.cells)),
  };
  await writeOfficeCity(options.office, {
    city: city.city,
    sample,
    estimates: tables.officeEstimates,
    lists,
  });
  return {
    files,
    estimates: tables.estimates,
    changes: tables.changes,
    indices: tables.indices,
    alerts: tables.alerts,
    administrative: tables.administrative,
    panel: tables.panel,
    parity,
    merges,
    noise: noiseEffect(tables.estimates, tables.officeEstimates),
  };
}

async function changesThatTell(
  city: string,
  earlier: CheckedJob["earlier"],
  now: CityTables & { readonly units: readonly SampleRow[] },
  { indicators }: Registry,
): Promise<string[]> {
  const found = earlier.map(async ({ office, cells }) => {
    const units = cells.length > 0 ? await readUnits(office, city) : [];
    return tellingChanges({ units, cells }, now, indicators);
  });
  return (await Promise.all(found)).flat();
}

/** All forms of a city's tables, and their archive. */
async function writeCity(
  city: string,
  tables: readonly PublishedTable[],
  { staging, forms, ...facts }: ReleaseFacts & Pick<BuildOptions, "staging" | "forms">,
): Promise<ManifestFile[]> {
  if (forms === "plain") return writePlainTables(tables, staging);
  const parquet = await openParquetWriter();
  try {
    const files = await writeTables(tables, { staging, facts, parquet });
    const codebook = codebookFile().bytes;
    return [...files, await writeCityArchive(city, files, { staging, facts, codebook })];
  } finally {
    parquet.close();
  }
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
