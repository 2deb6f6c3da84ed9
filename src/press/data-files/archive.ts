import { createHash } from "node:crypto";
import { strToU8, type Zippable, zipSync } from "fflate";
import { DATA_LICENCE } from "#contract/data-licence.ts";
import { both, citation } from "./cover-rows.ts";
import { csvwMetadata } from "./csvw.ts";
import { dataPackage, type PackagedCsv, type PackageTitle } from "./data-package.ts";
import type { ReleaseFacts } from "./release-facts.ts";

// Tables in one zip, with everything that is needed to read them without the site.

export interface ArchivedFile {
  /** In the archive. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface ArchiveContent {
  readonly title: PackageTitle & { readonly zh: string; readonly en: string };
  readonly codebook: Uint8Array;
  readonly csvs: readonly ArchivedCsv[];
  /** The same tables in other forms. */
  readonly others: readonly ArchivedFile[];
}

export type ArchivedCsv = Omit<PackagedCsv, "bytes"> & { readonly content: Uint8Array };

/** Zip files know no earlier day, and the clock may not show. */
const MTIME = new Date(1980, 0, 1);
/** Packed already. */
const PACKED = /\.(parquet|xlsx)$/;

export function archive({ title, codebook, csvs, others }: ArchiveContent, facts: ReleaseFacts): Uint8Array {
  const packaged = csvs.map(({ content, ...csv }) => ({ ...csv, bytes: content.length }));
  const json = (value: object) => strToU8(`${JSON.stringify(value, null, 1)}\n`);
  const files: ArchivedFile[] = [
    { path: "README.txt", bytes: strToU8(`\uFEFF${readme(title, facts)}`) },
    { path: "codebook.csv", bytes: codebook },
    { path: "csv-metadata.json", bytes: json(csvwMetadata(packaged)) },
    { path: "datapackage.json", bytes: json(dataPackage(title, packaged, facts)) },
    ...csvs.map(({ path, content }) => ({ path, bytes: content })),
    ...others,
  ];
  const sums = files.map(({ path, bytes }) => `${sha256(bytes)}  ${path}\n`).join("");
  return pack([...files, { path: "SHA256SUMS", bytes: strToU8(sums) }]);
}

function pack(files: readonly ArchivedFile[]): Uint8Array {
  const packed: Zippable = {};
  for (const { path, bytes } of files)
    packed[path] = [bytes, { mtime: MTIME, level: PACKED.test(path) ? 0 : 6 }];
  return zipSync(packed);
}

function readme(title: ArchiveContent["title"], facts: ReleaseFacts): string {
  const cited = citation(title, facts);
  const parts = [
    both("downloads.readme_intro"),
    ...(facts.simulated ? [both("downloads.simulated")] : []),
    both("downloads.readme_contents"),
    both("downloads.readme_moments"),
    both("downloads.intervals_text"),
    both("downloads.empty_text"),
    `${both("downloads.licence").replace("\n", " ")}: ${DATA_LICENCE}`,
    `${cited.zh}\n${cited.en}`,
  ];
  return `${title.zh} ${title.en}\n${facts.release}\n\n${parts.join("\n\n")}\n`.replaceAll("\n", "\r\n");
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
