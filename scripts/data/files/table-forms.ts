import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Bilingual } from "#contract/column.ts";
import { chartFile, type FileFormatName, tableFile } from "#contract/published/data-files.ts";
import type { EstimateRow } from "#contract/published/figure-tables.ts";
import type { ManifestFile } from "#contract/published/manifest.ts";
import { cityOf } from "#contract/registry/registry.ts";
import { type PublishedFile, type PublishedTable, plainFiles } from "#pipeline/publish/publish.ts";
import { both, subjectOf } from "#press/data-files/cover-rows.ts";
import { excelCsv } from "#press/data-files/excel-csv.ts";
import { readerTable } from "#press/data-files/reader-rows.ts";
import type { ReleaseFacts } from "#press/data-files/release-facts.ts";
import { tableWorkbook } from "#press/data-files/table-workbook.ts";
import { manifestEntry, writeFiles } from "../write-release.ts";
import type { ParquetWriter } from "./parquet.ts";

// Every table in every form, written into a release's folder.

export interface FormsPlace {
  readonly staging: string;
  readonly facts: ReleaseFacts;
  readonly parquet: ParquetWriter;
}

const encoder = new TextEncoder();

/** What goes with every form: where it lies, and of what it is. */
interface Formed {
  readonly content: PublishedTable;
  readonly subject: Bilingual;
  readonly path: (format: FileFormatName) => string;
  /** null: the manifest names no table, because the rows stand in another file as well. */
  readonly listedAs: string | null;
}

/** Arrow, CSV and JSON are written first: what is made of them reads them. @returns their manifest entries. */
export async function writeTables(
  tables: readonly PublishedTable[],
  place: FormsPlace,
): Promise<ManifestFile[]> {
  const entries: ManifestFile[] = [];
  for (const content of tables) {
    const plain = plainFiles(content);
    await writeFiles(place.staging, plain);
    entries.push(...plain.map(manifestEntry));
    const { table, city } = content;
    const names = city === null ? null : cityOf(place.facts.registry.cities, city);
    const formed: Formed = {
      content,
      subject: subjectOf(table.title, names),
      path: (format) => tableFile(table.name, city, format),
      listedAs: table.name,
    };
    entries.push(...(await writeForms(formed, place)));
    if (table.name === "estimates" && city !== null)
      entries.push(...(await writeCharts(content, city, place)));
  }
  return entries;
}

export async function writePlainTables(
  tables: readonly PublishedTable[],
  staging: string,
): Promise<ManifestFile[]> {
  const files = tables.flatMap(plainFiles);
  await writeFiles(staging, files);
  return files.map(manifestEntry);
}

/** What each chart of a city is drawn from. */
async function writeCharts(
  estimates: PublishedTable,
  city: string,
  place: FormsPlace,
): Promise<ManifestFile[]> {
  const { cities, indicators } = place.facts.registry;
  const names = cityOf(cities, city);
  const byIndicator = Map.groupBy(estimates.rows as readonly EstimateRow[], (row) => row.indicator);
  const entries: ManifestFile[] = [];
  for (const { id, name } of indicators) {
    const content = { ...estimates, rows: byIndicator.get(id) ?? [] };
    if (content.rows.length === 0) continue;
    const path = (format: FileFormatName) => chartFile(id, city, format);
    const plain = plainFiles(content).map((file) => ({ ...file, path: path(formatOf(file)), table: null }));
    await writeFiles(place.staging, plain);
    const subject = subjectOf(name, names);
    const forms = await writeForms({ content, subject, path, listedAs: null }, place);
    entries.push(...plain.map(manifestEntry), ...forms);
  }
  return entries;
}

function formatOf({ path }: PublishedFile): FileFormatName {
  return path.slice(path.lastIndexOf(".") + 1) as FileFormatName;
}

async function writeForms(formed: Formed, place: FormsPlace): Promise<ManifestFile[]> {
  const { content, path } = formed;
  const forms: [FileFormatName, Uint8Array][] = [["parquet", await parquetOf(formed, place)]];
  // Unit rows are for programs: a spreadsheet of them would be slow, and tempt nobody.
  if (content.table.name !== "sample") {
    const { registry, simulated } = place.facts;
    const nature = simulated ? both("downloads.nature_value").replace("\n", " ") : null;
    const reader = readerTable(content.table, content.rows, registry, nature);
    forms.push(["csv_excel", encoder.encode(excelCsv(reader))]);
    const sheet = { table: content.table, content: reader };
    forms.push(["xlsx", await tableWorkbook(formed.subject, sheet, place.facts)]);
  }
  const files = forms.map(([format, bytes]) => ({
    path: path(format),
    table: formed.listedAs,
    city: content.city,
    rows: content.rows.length,
    bytes,
  }));
  await writeFiles(place.staging, files);
  return files.map(manifestEntry);
}

async function parquetOf({ content, path }: Formed, { staging, facts, parquet }: FormsPlace) {
  const target = join(staging, path("parquet"));
  await mkdir(dirname(target), { recursive: true });
  const notes = { release: facts.release, simulated: String(facts.simulated) };
  await parquet.write(content.table, join(staging, path("csv")), target, notes);
  return readFile(target);
}

/** Writes a file that is no table, and says what the manifest says of it. */
export async function writeOther(
  staging: string,
  path: string,
  city: string | null,
  bytes: Uint8Array,
): Promise<ManifestFile> {
  await mkdir(dirname(join(staging, path)), { recursive: true });
  await writeFile(join(staging, path), bytes);
  return manifestEntry({ path, table: null, city, rows: null, bytes });
}
