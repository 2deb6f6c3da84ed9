import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { strToU8 } from "fflate";
import { archiveFile } from "#contract/published/data-files.ts";
import type { ManifestFile } from "#contract/published/manifest.ts";
import { publishedTables } from "#contract/published/published-tables.ts";
import { cityOf } from "#contract/registry/registry.ts";
import { type ArchivedCsv, type ArchivedFile, archive } from "#press/data-files/archive.ts";
import { wholeSubject } from "#press/data-files/cover-rows.ts";
import { csvwMetadata } from "#press/data-files/csvw.ts";
import { dataPackage } from "#press/data-files/data-package.ts";
import type { ReleaseFacts } from "#press/data-files/release-facts.ts";
import { writeOther } from "./table-forms.ts";

// The zips of a release, and the metadata of its CSVs as they lie in the open.

export interface ArchivePlace {
  readonly staging: string;
  readonly facts: ReleaseFacts;
  readonly codebook: Uint8Array;
}

const JSON_FILES = { dataPackage: "datapackage.json", csvw: "csv-metadata.json" } as const;

/** A city's tables as CSV, Parquet and workbooks. */
export async function writeCityArchive(
  city: string,
  files: readonly ManifestFile[],
  place: ArchivePlace,
): Promise<ManifestFile> {
  const { zh, en } = cityOf(place.facts.registry.cities, city);
  const title = { name: `jiuye-quarterly-${city}`, title: `${zh} ${en}`, zh, en };
  return writeArchive(city, title, files, ["csv", "parquet", "xlsx"], place);
}

/** All tables as CSV and Parquet, and datapackage.json and csv-metadata.json of the CSVs in the release's folder. */
export async function writeCommonArchives(
  files: readonly ManifestFile[],
  place: ArchivePlace,
): Promise<ManifestFile[]> {
  const title = { name: "jiuye-quarterly", ...wholeSubject() };
  const named = { ...title, title: `${title.zh} ${title.en}` };
  const csvs = tablesIn(files, "csv").map(({ path, table, city, bytes, sha256 }) => {
    return { path, table: publishedTables[table], city, bytes, sha256 };
  });
  const open = {
    [JSON_FILES.dataPackage]: dataPackage(named, csvs, place.facts),
    [JSON_FILES.csvw]: csvwMetadata(csvs),
  };
  const written = Object.entries(open).map(([path, value]) =>
    writeOther(place.staging, path, null, strToU8(`${JSON.stringify(value, null, 1)}\n`)),
  );
  const whole = await writeArchive(null, named, files, ["csv", "parquet"], place);
  return [...(await Promise.all(written)), whole];
}

type Ending = "csv" | "parquet" | "xlsx";

function tablesIn(files: readonly ManifestFile[], ending: Ending) {
  return files.flatMap((file) => {
    const table = Object.keys(publishedTables).find((name) => name === file.table);
    if (table === undefined || !file.path.endsWith(`.${ending}`) || file.path.endsWith("-excel.csv"))
      return [];
    return [{ ...file, table: table as keyof typeof publishedTables }];
  });
}

async function writeArchive(
  city: string | null,
  title: Parameters<typeof archive>[0]["title"],
  files: readonly ManifestFile[],
  endings: readonly Ending[],
  { staging, facts, codebook }: ArchivePlace,
): Promise<ManifestFile> {
  const read = (path: string) => readFile(join(staging, path));
  // Within a city's archive its folder says nothing.
  const inside = (ending: Ending, path: string) =>
    `${ending}/${city === null ? path : path.slice(city.length + 1)}`;
  const csvs: ArchivedCsv[] = [];
  for (const { path, table, sha256, ...file } of tablesIn(files, "csv")) {
    const content = await read(path);
    csvs.push({ path: inside("csv", path), table: publishedTables[table], city: file.city, sha256, content });
  }
  const others: ArchivedFile[] = [];
  for (const ending of endings.filter((one) => one !== "csv"))
    for (const { path } of tablesIn(files, ending))
      others.push({ path: inside(ending, path), bytes: await read(path) });
  const bytes = archive({ title, codebook, csvs, others }, facts);
  return writeOther(staging, archiveFile(city), city, bytes);
}
