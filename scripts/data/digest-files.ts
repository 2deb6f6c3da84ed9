import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseCsv, toCsv } from "#contract/csv.ts";
import { type DigestRow, digestsTable } from "#contract/published/office-tables.ts";

// digests.csv of the office's folder: what a release was made from. Never inside what is published.

const NAME = "digests.csv";

export async function writeDigests(office: string, rows: readonly DigestRow[]): Promise<void> {
  await writeFile(join(office, NAME), toCsv(digestsTable, rows));
}

/** @throws naming the file that can't be read, or its fault. */
export async function readDigests(office: string): Promise<DigestRow[]> {
  const path = join(office, NAME);
  const text = await readFile(path, "utf8").catch(() => {
    throw new Error(`--previous-office: no ${path} (expected what the release before was made from)`);
  });
  return parseCsv(digestsTable, text, path);
}
