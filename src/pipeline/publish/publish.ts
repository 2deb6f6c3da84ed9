import { toArrow } from "#contract/arrow.ts";
import type { RowOf, Table } from "#contract/column.ts";
import { objectsToCsv, toCsv } from "#contract/csv.ts";
import { codebook } from "#contract/derive.ts";
import { administrativeCountsTable, panelTable } from "#contract/published/context-tables.ts";
import { type FileFormatName, tableFile } from "#contract/published/data-files.ts";
import {
  alertsTable,
  changesTable,
  estimatesTable,
  indicesTable,
} from "#contract/published/figure-tables.ts";
import { toJsonRows } from "#contract/published/json-rows.ts";
import {
  benchmarksTable,
  cellsTable,
  linksTable,
  type SampleRow,
  sampleTable,
  type TQuantileRow,
  tQuantilesTable,
} from "#contract/published/moment-tables.ts";
import { type PublishedTableName, publishedTables } from "#contract/published/published-tables.ts";
import {
  type ReleaseRow,
  type RevisionRow,
  releasesTable,
  revisionsTable,
  type VintageRow,
  vintagesTable,
} from "#contract/published/release-tables.ts";
import { indicatorRows, type Registry } from "#contract/registry/registry.ts";
import { indicatorsTable, officialTable, targetsTable } from "#contract/registry/registry-tables.ts";
import type { CityTables } from "#pipeline/build-city.ts";

// Tables into files: bytes and what the manifest says of them. No disk here.

export interface PublishedFile {
  readonly path: string;
  readonly table: string | null;
  readonly city: string | null;
  readonly rows: number | null;
  readonly bytes: Uint8Array;
}

const encoder = new TextEncoder();

/** A table that is published, of one city or of all (null). */
export interface PublishedTable {
  readonly table: Table & { readonly name: PublishedTableName };
  readonly city: string | null;
  readonly rows: readonly object[];
}

function tableOf<T extends Table & { readonly name: PublishedTableName }>(
  table: T,
  rows: readonly RowOf<T>[],
  city: string | null,
): PublishedTable {
  return { table, rows, city };
}

/** The tables of one city. `sample` is given for simulated returns only: real unit rows are never published. */
export function cityTables(
  city: string,
  tables: CityTables,
  sample: readonly SampleRow[] | null,
): PublishedTable[] {
  return [
    tableOf(estimatesTable, tables.estimates, city),
    tableOf(changesTable, tables.changes, city),
    tableOf(cellsTable, tables.cells, city),
    tableOf(linksTable, tables.links, city),
    tableOf(benchmarksTable, tables.benchmarks, city),
    tableOf(alertsTable, tables.alerts, city),
    tableOf(administrativeCountsTable, tables.administrative, city),
    tableOf(panelTable, tables.panel, city),
    ...(sample ? [tableOf(sampleTable, sample, city)] : []),
  ];
}

export interface CommonTables
  extends Pick<CityTables, "estimates" | "changes" | "indices" | "alerts" | "administrative" | "panel"> {
  readonly revisions: readonly RevisionRow[];
  readonly releases: readonly ReleaseRow[];
  readonly vintages: readonly VintageRow[];
}

/** The tables that all cities share. */
export function commonTables(
  registry: Registry,
  t: readonly TQuantileRow[],
  all: CommonTables,
): PublishedTable[] {
  return [
    tableOf(estimatesTable, all.estimates, null),
    tableOf(changesTable, all.changes, null),
    tableOf(indicesTable, all.indices, null),
    tableOf(alertsTable, all.alerts, null),
    tableOf(administrativeCountsTable, all.administrative, null),
    tableOf(panelTable, all.panel, null),
    tableOf(revisionsTable, all.revisions, null),
    tableOf(vintagesTable, all.vintages, null),
    tableOf(releasesTable, all.releases, null),
    tableOf(targetsTable, registry.targets, null),
    tableOf(officialTable, registry.official, null),
    tableOf(indicatorsTable, indicatorRows(registry.indicators), null),
    tableOf(tQuantilesTable, t, null),
  ];
}

/** The forms that are made of rows alone: Arrow, CSV and JSON. */
export function plainFiles({ table, city, rows }: PublishedTable): PublishedFile[] {
  const typed = rows as readonly RowOf<typeof table>[];
  const file = (format: FileFormatName, bytes: Uint8Array): PublishedFile => ({
    path: tableFile(table.name, city, format),
    table: table.name,
    city,
    rows: rows.length,
    bytes,
  });
  return [
    file("arrow", toArrow(table, typed)),
    file("csv", encoder.encode(toCsv(table, typed))),
    // Unit rows are for programs, which have better forms.
    ...(table.name === "sample" ? [] : [file("json", encoder.encode(toJsonRows(table, typed)))]),
  ];
}

export function codebookFile(): PublishedFile {
  const bytes = encoder.encode(objectsToCsv(codebook(Object.values(publishedTables))));
  return { path: "codebook.csv", table: null, city: null, rows: null, bytes };
}
