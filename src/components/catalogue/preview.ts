import { readReleaseFile } from "#components/published.ts";
import { fromArrow } from "#contract/arrow.ts";
import type { Table } from "#contract/column.ts";
import { periodEnd } from "#contract/period.ts";
import { type PublishedTableName, publishedTables } from "#contract/published/published-tables.ts";
import { quarterOf } from "#contract/quarter.ts";
import { chiefFile, type OfferedTable } from "./files.ts";

// The rows that a table's page shows: those of the newest quarter, or the first; as they stand in its CSV.

const SHOWN = 50;

export interface Preview {
  /** Path of the file they are from, below data/<release>/. */
  readonly file: string;
  readonly rows: readonly (readonly string[])[];
  /** Rows of the newest quarter, or of the whole file. */
  readonly total: number;
  /** Null where the table has no quarters. */
  readonly quarter: string | null;
}

const previews = new Map<PublishedTableName, Promise<Preview | null>>();

/** Read once a build. @returns null where the release has no Arrow file of the table. */
export function previewOf(table: OfferedTable): Promise<Preview | null> {
  const known = previews.get(table.name) ?? readPreview(table);
  previews.set(table.name, known);
  return known;
}

async function readPreview(offered: OfferedTable): Promise<Preview | null> {
  const file = chiefFile(offered, "arrow");
  if (file?.format !== "arrow") return null;
  const table: Table = publishedTables[offered.name];
  const rows = fromArrow(table, await readReleaseFile(file.path)) as readonly Record<string, unknown>[];
  const names = table.columns.map(({ name }) => name);
  const { newest, quarter } = newestRows(rows, names);
  return {
    ...{ file: file.path, total: newest.length, quarter },
    rows: newest.slice(0, SHOWN).map((row) => names.map((name) => cellText(row[name]))),
  };
}

/** As toCsv writes it. */
function cellText(value: unknown): string {
  return value === null || value === undefined ? "" : String(value);
}

/** Tables of quarters and periods that observations belong to; of others every row is as new as the next. */
function newestRows(rows: readonly Record<string, unknown>[], names: readonly string[]) {
  const column = names.includes("period") ? "period" : names.includes("quarter") ? "quarter" : null;
  const isDated = column !== null && (names.includes("city") || names.includes("survey"));
  if (!isDated || rows.length === 0 || names.includes("source_copy")) return { newest: rows, quarter: null };
  const ends = rows.map((row) => periodEnd(String(row[column])));
  const last = ends.reduce((max, end) => Math.max(max, end), 0);
  return { newest: rows.filter((_, i) => ends[i] === last), quarter: quarterOf(last) };
}
