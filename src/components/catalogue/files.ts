import {
  archiveFile,
  CITY_TABLES,
  chartFile,
  FILE_FORMAT_NAMES,
  type FileFormatName,
  tableFile,
} from "#contract/published/data-files.ts";
import type { Manifest, ManifestFile } from "#contract/published/manifest.ts";
import { type PublishedTableName, publishedTables } from "#contract/published/published-tables.ts";

// Which files the catalogue offers: those of the manifest and no other, so that it is right whatever the build made.

export interface OfferedFile extends ManifestFile {
  readonly format: FileFormatName;
}

/** What is offered of one table. */
export interface OfferedTable {
  readonly name: PublishedTableName;
  /** Of all cities in one file; empty where there is none. */
  readonly whole: readonly OfferedFile[];
  readonly cities: readonly { readonly city: string; readonly files: readonly OfferedFile[] }[];
  /** Of all cities together. */
  readonly rows: number;
}

export const TABLE_NAMES = Object.keys(publishedTables) as readonly PublishedTableName[];

const byPath = new WeakMap<Manifest, ReadonlyMap<string, ManifestFile>>();

function listed(manifest: Manifest, path: string): ManifestFile | undefined {
  const known = byPath.get(manifest) ?? new Map(manifest.files.map((file) => [file.path, file]));
  byPath.set(manifest, known);
  return known.get(path);
}

/** The forms that a file comes in, in their usual order. */
function forms(manifest: Manifest, pathOf: (format: FileFormatName) => string): OfferedFile[] {
  return FILE_FORMAT_NAMES.flatMap((format) => {
    const file = listed(manifest, pathOf(format));
    return file ? [{ ...file, format }] : [];
  });
}

export function tableFiles(
  manifest: Manifest,
  table: PublishedTableName,
  city: string | null,
): OfferedFile[] {
  return forms(manifest, (format) => tableFile(table, city, format));
}

export function chartFiles(manifest: Manifest, indicator: string, city: string): OfferedFile[] {
  return forms(manifest, (format) => chartFile(indicator, city, format));
}

/** A zip of a city's tables, or of all; undefined where the build made none. */
export function archive(manifest: Manifest, city: string | null): ManifestFile | undefined {
  return listed(manifest, archiveFile(city));
}

export function offeredTable(manifest: Manifest, name: PublishedTableName): OfferedTable {
  const whole = tableFiles(manifest, name, null);
  const isOfCities = (CITY_TABLES as readonly string[]).includes(name);
  const cities = (isOfCities ? manifest.cities : []).flatMap(({ id: city }) => {
    const files = tableFiles(manifest, name, city);
    return files.length > 0 ? [{ city, files }] : [];
  });
  const rows = whole[0]?.rows ?? cities.reduce((sum, { files }) => sum + (files[0]?.rows ?? 0), 0);
  return { name, whole, cities, rows };
}

/** Tables with any file, as the contract orders them. */
export function offeredTables(manifest: Manifest): OfferedTable[] {
  return TABLE_NAMES.map((name) => offeredTable(manifest, name)).filter(
    ({ whole, cities }) => whole.length + cities.length > 0,
  );
}

/** Dictionary, metadata and whatever else is neither a table, a chart's data nor an archive. */
export function otherFiles(manifest: Manifest): ManifestFile[] {
  const archives = new Set([null, ...manifest.cities.map(({ id }) => id)].map(archiveFile));
  return manifest.files.filter(
    ({ path, table }) => table === null && !path.startsWith("charts/") && !archives.has(path),
  );
}

/** The file a citation names and a preview is drawn from: of all cities, else of the first. */
export function chiefFile({ whole, cities }: OfferedTable, format: FileFormatName): OfferedFile | undefined {
  const files = whole.length > 0 ? whole : (cities[0]?.files ?? []);
  return files.find((file) => file.format === format) ?? files[0];
}

/** As a heading has it: English titles begin with a capital. */
export function tableTitle(name: PublishedTableName, lang: "zh" | "en"): string {
  return publishedTables[name].title[lang].replace(/^[a-z](?=[a-z])/, (letter) => letter.toUpperCase());
}
