import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fromArrow } from "#contract/arrow.ts";
import { parseCsv, toCsv } from "#contract/csv.ts";
import { type SampleRow, sampleTable } from "#contract/published/moment-tables.ts";
import {
  type LateReturnRow,
  lateReturnsTable,
  publishedCellsTable,
} from "#contract/published/office-tables.ts";
import type { EarlierRelease } from "#pipeline/disclose/hold-back.ts";
import { type LateReturn, lateKey } from "#pipeline/read/late-returns.ts";

// What the office's folder of an earlier release says of it: which late returns it counts, which cells of enterprises
// it publishes, and the unit rows behind them.

export const LATE_LIST = "late-returns.csv";
export const CELL_LIST = "published-cells.csv";

/**
 * null where the release does not have the city.
 * @throws when the folder is not one that npm run data wrote.
 */
export async function readEarlierRelease(office: string, city: string): Promise<EarlierRelease | null> {
  const late = parseCsv(lateReturnsTable, await readList(office, LATE_LIST), join(office, LATE_LIST));
  if (!(await isFolder(join(office, city)))) return null;
  const path = join(city, CELL_LIST);
  return {
    counted: countedKeys(late, city),
    cells: parseCsv(publishedCellsTable, await readList(office, path), join(office, path)),
  };
}

/** The late returns of a city that a release counts, or counted before a later one came. */
export function countedKeys(late: readonly LateReturnRow[], city: string): Set<string> {
  return new Set(
    late
      .filter((row) => row.city === city && (row.status === "applied" || row.status === "replaced"))
      .map((row) => lateKey({ ...row, unit: row.unit ?? "" })),
  );
}

export async function readUnits(office: string, city: string): Promise<SampleRow[]> {
  return fromArrow(sampleTable, await readFile(join(office, city, "sample.arrow")));
}

export function lateList(late: ReadonlyMap<string, readonly LateReturn[]>): string {
  const rows = [...late].flatMap(([city, returns]) => returns.map((one) => ({ ...one, city })));
  return toCsv(lateReturnsTable, rows);
}

async function readList(office: string, name: string): Promise<string> {
  return readFile(join(office, name), "utf8").catch(() => {
    throw new Error(
      `no ${name} in the office's folder of an earlier release: ${office} (expected what npm run data wrote with it)`,
    );
  });
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
