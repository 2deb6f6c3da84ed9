import { slugOf } from "../page-paths.ts";
import type { PublishedTableName } from "./published-tables.ts";

// The forms that every published table comes in, and where its files lie below data/<release>/.

export interface FileFormat {
  /** What follows the name of the table. */
  readonly ending: string;
  readonly mediaType: string;
}

export const FILE_FORMATS = {
  csv: { ending: ".csv", mediaType: "text/csv" },
  /** For people: a byte order mark, names beside codes, nothing that a spreadsheet takes for a formula. */
  csv_excel: { ending: "-excel.csv", mediaType: "text/csv" },
  xlsx: {
    ending: ".xlsx",
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  },
  json: { ending: ".json", mediaType: "application/json" },
  parquet: { ending: ".parquet", mediaType: "application/vnd.apache.parquet" },
  arrow: { ending: ".arrow", mediaType: "application/vnd.apache.arrow.stream" },
} as const satisfies Record<string, FileFormat>;
export type FileFormatName = keyof typeof FILE_FORMATS;
export const FILE_FORMAT_NAMES = Object.keys(FILE_FORMATS) as readonly FileFormatName[];

/** Path below data/<release>/ of a table of all cities (null) or of one. */
export function tableFile(table: PublishedTableName, city: string | null, format: FileFormatName): string {
  const folder = city === null ? "" : `${city}/`;
  return `${folder}${slugOf(table)}${FILE_FORMATS[format].ending}`;
}

/** Path below data/<release>/ of what one chart is drawn from: a row a period and kind of period. */
export function chartFile(indicator: string, city: string, format: FileFormatName): string {
  return `charts/${indicator}/${city}${FILE_FORMATS[format].ending}`;
}

/** All of a city's tables (null: of all cities) with their dictionary, metadata and checksums. */
export function archiveFile(city: string | null): string {
  return city === null ? "all.zip" : `${city}/${city}.zip`;
}

/** Tables that a city has files of; the sample where returns are simulated. */
export const CITY_TABLES = [
  "estimates",
  "changes",
  "cells",
  "links",
  "benchmarks",
  "alerts",
  "administrative",
  "panel",
  "sample",
] as const satisfies readonly PublishedTableName[];
