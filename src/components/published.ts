import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fromArrow } from "#contract/arrow.ts";
import type { Table } from "#contract/column.ts";
import { slugOf } from "#contract/page-paths.ts";
import {
  type AdministrativeCountRow,
  administrativeCountsTable,
  type PanelRow,
  panelTable,
} from "#contract/published/context-tables.ts";
import {
  type AlertRow,
  alertsTable,
  type ChangeRow,
  changesTable,
  type EstimateRow,
  estimatesTable,
  type IndexRow,
  indicesTable,
} from "#contract/published/figure-tables.ts";
import { latestSchema, type Manifest, manifestSchema } from "#contract/published/manifest.ts";
import {
  type BenchmarkRow,
  benchmarksTable,
  type TQuantileRow,
  tQuantilesTable,
} from "#contract/published/moment-tables.ts";
import type { PublishedTableName } from "#contract/published/published-tables.ts";
import {
  type ReleaseRow,
  type RevisionRow,
  releasesTable,
  revisionsTable,
} from "#contract/published/release-tables.ts";
import { parseJson, type Registry, registryFrom } from "#contract/registry/registry.ts";
import type { Database } from "#db/database.ts";
import { openNodeDatabase } from "#db/node.ts";
import { macros } from "#db/sql-vite.ts";

// What the pages know at build: the release under public/data, and an engine that holds its tables.

export interface Published {
  readonly manifest: Manifest;
  readonly registry: Registry;
  readonly estimates: readonly EstimateRow[];
  readonly changes: readonly ChangeRow[];
  readonly indices: readonly IndexRow[];
  readonly alerts: readonly AlertRow[];
  readonly administrative: readonly AdministrativeCountRow[];
  readonly panel: readonly PanelRow[];
  /** Mass layoffs of the panel, in bands. */
  readonly tQuantiles: readonly TQuantileRow[];
  readonly revisions: readonly RevisionRow[];
  readonly releases: readonly ReleaseRow[];
  /** Known totals of all cities. */
  readonly benchmarks: readonly BenchmarkRow[];
  readonly db: Database;
}

/** Tables the questions read; samples are left for readers to load. */
const ASKED: readonly PublishedTableName[] = ["cells", "links", "benchmarks", "indicators", "t_quantiles"];

const dataDir = process.env.JIUYE_DATA ?? "public/data";
let published: Promise<Published> | undefined;

/** The current release, read once a build. @throws when there is none (run `npm run data`). */
export function readPublished(): Promise<Published> {
  published ??= load();
  return published;
}

async function load(): Promise<Published> {
  const latest = parseJson(latestSchema, await readFile(join(dataDir, "latest.json"), "utf8"), "latest.json");
  const dir = join(dataDir, latest.release);
  const manifest = parseJson(
    manifestSchema,
    await readFile(join(dir, "manifest.json"), "utf8"),
    "manifest.json",
  );
  const registry = await registryFrom((file) => readFile(join("data/registry", file), "utf8"));
  const read = async <T extends Table>(table: T) =>
    fromArrow(table, await readFile(join(dir, `${slugOf(table.name)}.arrow`)));
  return {
    ...{ manifest, registry },
    estimates: await read(estimatesTable),
    changes: await read(changesTable),
    indices: await read(indicesTable),
    alerts: await read(alertsTable),
    administrative: await read(administrativeCountsTable),
    panel: await read(panelTable),
    tQuantiles: await read(tQuantilesTable),
    revisions: await read(revisionsTable),
    releases: await read(releasesTable),
    benchmarks: await readBenchmarks(dir, manifest),
    db: await openEngine(dir, manifest),
  };
}

/** A file of the current release, as it is on disk. @param path below data/<release>/. */
export async function readReleaseFile(path: string): Promise<Buffer> {
  const { manifest } = await readPublished();
  return readFile(join(dataDir, manifest.release, path));
}

async function readBenchmarks(dir: string, manifest: Manifest): Promise<BenchmarkRow[]> {
  const files = manifest.files.filter(({ table, path }) => table === "benchmarks" && path.endsWith(".arrow"));
  const read = files.map(async ({ path }) => fromArrow(benchmarksTable, await readFile(join(dir, path))));
  return (await Promise.all(read)).flat();
}

async function openEngine(dir: string, manifest: Manifest): Promise<Database> {
  const db = await openNodeDatabase(macros);
  for (const file of manifest.files) {
    const table = ASKED.find((name) => name === file.table);
    if (!table || !file.path.endsWith(".arrow")) continue;
    await db.load(table, await readFile(join(dir, file.path)), file.rows ?? 0);
  }
  return db;
}
