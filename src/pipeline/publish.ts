import { toArrow } from "#contract/arrow.ts";
import type { RowOf, Table } from "#contract/column.ts";
import { administrativeCountsTable, panelTable } from "#contract/context-tables.ts";
import { objectsToCsv, toCsv } from "#contract/csv.ts";
import { codebook } from "#contract/derive.ts";
import { alertsTable, changesTable, estimatesTable, indicesTable } from "#contract/figure-tables.ts";
import {
  benchmarksTable,
  cellsTable,
  linksTable,
  type SampleRow,
  sampleTable,
  type TQuantileRow,
  tQuantilesTable,
} from "#contract/moment-tables.ts";
import { publishedTables } from "#contract/published-tables.ts";
import { indicatorRows, type Registry } from "#contract/registry.ts";
import { indicatorsTable, officialTable, targetsTable } from "#contract/registry-tables.ts";
import {
  type ReleaseRow,
  type RevisionRow,
  releasesTable,
  revisionsTable,
} from "#contract/release-tables.ts";
import type { CityTables } from "./build-city.ts";

// Tables into files: bytes and what the manifest says of them. No disk here.

export interface PublishedFile {
  readonly path: string;
  readonly table: string | null;
  readonly city: string | null;
  readonly rows: number | null;
  readonly bytes: Uint8Array;
}

const encoder = new TextEncoder();

function arrowFile<T extends Table>(table: T, rows: readonly RowOf<T>[], city: string | null): PublishedFile {
  return { ...describe(table, rows, city, "arrow"), bytes: toArrow(table, rows) };
}

function csvFile<T extends Table>(table: T, rows: readonly RowOf<T>[], city: string | null): PublishedFile {
  return { ...describe(table, rows, city, "csv"), bytes: encoder.encode(toCsv(table, rows)) };
}

function describe(table: Table, rows: readonly unknown[], city: string | null, ending: string) {
  const name = table.name.replaceAll("_", "-");
  return {
    path: `${city === null ? "" : `${city}/`}${name}.${ending}`,
    table: table.name,
    city,
    rows: rows.length,
  };
}

function bothFiles<T extends Table>(
  table: T,
  rows: readonly RowOf<T>[],
  city: string | null,
): PublishedFile[] {
  return [arrowFile(table, rows, city), csvFile(table, rows, city)];
}

/** The files of one city. `sample` is given for simulated returns only: real unit rows are never published. */
export function cityFiles(
  city: string,
  tables: CityTables,
  sample: readonly SampleRow[] | null,
): PublishedFile[] {
  return [
    ...bothFiles(estimatesTable, tables.estimates, city),
    ...bothFiles(changesTable, tables.changes, city),
    ...bothFiles(cellsTable, tables.cells, city),
    ...bothFiles(linksTable, tables.links, city),
    ...bothFiles(benchmarksTable, tables.benchmarks, city),
    ...bothFiles(alertsTable, tables.alerts, city),
    ...bothFiles(administrativeCountsTable, tables.administrative, city),
    ...bothFiles(panelTable, tables.panel, city),
    ...(sample ? [arrowFile(sampleTable, sample, city)] : []),
  ];
}

export interface CommonTables
  extends Pick<CityTables, "estimates" | "changes" | "indices" | "alerts" | "administrative" | "panel"> {
  readonly revisions: readonly RevisionRow[];
  readonly releases: readonly ReleaseRow[];
}

/** The files that all cities share. */
export function commonFiles(
  registry: Registry,
  t: readonly TQuantileRow[],
  all: CommonTables,
): PublishedFile[] {
  return [
    ...bothFiles(estimatesTable, all.estimates, null),
    ...bothFiles(changesTable, all.changes, null),
    ...bothFiles(indicesTable, all.indices, null),
    ...bothFiles(alertsTable, all.alerts, null),
    ...bothFiles(administrativeCountsTable, all.administrative, null),
    ...bothFiles(panelTable, all.panel, null),
    ...bothFiles(revisionsTable, all.revisions, null),
    ...bothFiles(releasesTable, all.releases, null),
    ...bothFiles(targetsTable, registry.targets, null),
    ...bothFiles(officialTable, registry.official, null),
    ...bothFiles(indicatorsTable, indicatorRows(registry.indicators), null),
    ...bothFiles(tQuantilesTable, t, null),
    {
      path: "codebook.csv",
      table: null,
      city: null,
      rows: null,
      bytes: encoder.encode(objectsToCsv(codebook(Object.values(publishedTables)))),
    },
  ];
}
