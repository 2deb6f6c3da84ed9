import type { ListedFile } from "#components/library.ts";
import type { Lang } from "#components/links.ts";
import { tableFile } from "#contract/published/data-files.ts";
import type { EstimateRow } from "#contract/published/figure-tables.ts";
import type { Manifest, ManifestFile } from "#contract/published/manifest.ts";
import type { PublishedTableName } from "#contract/published/published-tables.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import { type PeriodChoice, periodChoices } from "./periods.ts";

/** What the page of one figure knows: at build, and again in the browser from a data block. */
export interface VerifyFacts {
  readonly lang: Lang;
  readonly release: string;
  readonly city: string;
  readonly indicator: Pick<
    Indicator,
    "id" | "domain" | "pooling" | "factor" | "survey" | "offset" | "carried_by"
  >;
  readonly choices: readonly PeriodChoice[];
  /** The files as the release listed them when the page was built. */
  readonly files: Readonly<Record<string, ListedFile>>;
}

/** What the questions read, and the published figures and changes to compare with. */
export const VERIFIED_TABLES = [
  ...(["cells", "links", "benchmarks"] as const).map((table) => [table, "city"] as const),
  ...(["indicators", "t_quantiles"] as const).map((table) => [table, "all"] as const),
  ...(["estimates", "changes"] as const).map((table) => [table, "city"] as const),
];

export interface VerifiedFile {
  readonly table: PublishedTableName;
  readonly file: ManifestFile;
}

/** In the order they are read; those that the release lacks are left out. */
export function verifiedFiles(manifest: Manifest, city: string): VerifiedFile[] {
  return VERIFIED_TABLES.flatMap(([table, of]) => {
    const path = tableFile(table, of === "city" ? city : null, "arrow");
    const file = manifest.files.find((entry) => entry.path === path);
    return file ? [{ table, file }] : [];
  });
}

export function verifyFacts(
  manifest: Manifest,
  indicator: Indicator,
  rows: readonly EstimateRow[],
  city: string,
  lang: Lang,
): VerifyFacts {
  const { id, domain, pooling, factor, survey, offset, carried_by } = indicator;
  const files = verifiedFiles(manifest, city).map(({ file }) => file);
  return {
    ...{ lang, city, release: manifest.release },
    indicator: { id, domain, pooling, factor, survey, offset, carried_by },
    choices: periodChoices(rows),
    files: Object.fromEntries(files.map(({ path, rows, sha256 }) => [path, { rows: rows ?? 0, sha256 }])),
  };
}
