import { type Confirmation, type Confirmations, confirmationsByKey } from "./confirmations.ts";
import type { Folder } from "./handed-in/folder.ts";
import { type Issue, makeIssue } from "./issue.ts";
import { readQueriesList } from "./queries-list.ts";

// queries.csv at the root of the returns, or in a city's folder.

export const QUERIES_FILE = "queries.csv";

export interface Queries {
  readonly confirmations: readonly Confirmation[];
  readonly byKey: Confirmations;
  /** Faults of the lists themselves. */
  readonly issues: readonly Issue[];
}

/** Not having such a list is no fault. */
export async function readQueries(folder: Folder, cities: readonly string[]): Promise<Queries> {
  const lists = await Promise.all([
    readList(folder, QUERIES_FILE, null),
    ...cities.map((city) => readList(folder, `${city}/${QUERIES_FILE}`, city)),
  ]);
  const confirmations = lists.flatMap((list) => list.confirmations);
  return {
    confirmations,
    byKey: confirmationsByKey(confirmations),
    issues: lists.flatMap((list) => list.issues),
  };
}

async function readList(folder: Folder, path: string, city: string | null) {
  const bytes = await folder.read(path);
  if (bytes === undefined) return { confirmations: [], issues: [] };
  const text = bytes && queriesText(bytes);
  if (text === null) return { confirmations: [], issues: [makeIssue("unreadable_file", { file: path })] };
  return readQueriesList(text, path, city);
}

/** UTF-8, or GBK as Excel and WPS save it; null when it is neither. */
export function queriesText(bytes: Uint8Array): string | null {
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {}
  }
  return null;
}
