import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { toArrow } from "#contract/arrow.ts";
import { toCsv } from "#contract/csv.ts";
import { type EstimateRow, estimatesTable } from "#contract/published/figure-tables.ts";
import { type SampleRow, sampleTable } from "#contract/published/moment-tables.ts";
import type { Issue } from "#pipeline/issue/issue.ts";
import { issuesCsv } from "#pipeline/issue/issue-files.ts";
import { openParquetWriter } from "./files/parquet.ts";

// The office's own folder: unit rows, all figures, all issues. Never inside what is published.

const encoder = new TextEncoder();

export interface OfficeCity {
  readonly city: string;
  readonly sample: readonly SampleRow[];
  readonly estimates: readonly EstimateRow[];
  /** File name to text. */
  readonly lists: Readonly<Record<string, string>>;
}

export async function writeOfficeCity(dir: string, office: OfficeCity): Promise<void> {
  const { city, sample, estimates, lists } = office;
  const folder = join(dir, city);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "sample.arrow"), toArrow(sampleTable, sample));
  await writeFile(join(folder, "estimates.csv"), encoder.encode(toCsv(estimatesTable, estimates)));
  for (const [name, text] of Object.entries(lists)) await writeFile(join(folder, name), text);
  const csv = join(folder, "sample.csv");
  await writeFile(csv, encoder.encode(toCsv(sampleTable, sample)));
  const parquet = await openParquetWriter();
  await parquet.write(sampleTable, csv, join(folder, "sample.parquet"));
  parquet.close();
}

export async function writeIssues(dir: string, issues: readonly Issue[]): Promise<string> {
  await mkdir(dir, { recursive: true });
  const path = join(dir, "issues.csv");
  await writeFile(path, issuesCsv(issues));
  return path;
}
