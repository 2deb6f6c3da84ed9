import { cityKey } from "#pipeline/handed-in/deal.ts";
import { decodeText } from "#pipeline/handed-in/decode-text.ts";
import type { Folder } from "#pipeline/handed-in/folder.ts";
import { type Issue, makeIssue } from "#pipeline/issue/issue.ts";
import { type Confirmation, type Confirmations, confirmationsByKey } from "./confirmations.ts";
import { readQueriesList } from "./queries-list.ts";

// queries.csv at the root of the returns, or in a city's folder.

export const QUERIES_FILE = "queries.csv";

export interface Queries {
  readonly confirmations: readonly Confirmation[];
  readonly byKey: Confirmations;
  /** Faults of the lists themselves. */
  readonly issues: readonly Issue[];
}

/**
 * Not having such a list is no fault.
 * @param cityIds folders by the other names that a list may give a city.
 */
export async function readQueries(
  folder: Folder,
  cities: readonly string[],
  cityIds: ReadonlyMap<string, string> = new Map(),
): Promise<Queries> {
  const lists = await Promise.all([
    readList(folder, QUERIES_FILE, null),
    ...cities.map((city) => readList(folder, `${city}/${QUERIES_FILE}`, city)),
  ]);
  const confirmations = lists.flatMap((list) =>
    list.confirmations.map(({ subject, ...one }): Confirmation => {
      const id = subject && (cityIds.get(cityKey(subject.city)) ?? subject.city);
      return { ...one, subject: subject && { ...subject, city: id ?? subject.city } };
    }),
  );
  return {
    confirmations,
    byKey: confirmationsByKey(confirmations),
    issues: lists.flatMap((list) => list.issues),
  };
}

async function readList(folder: Folder, path: string, city: string | null) {
  const bytes = await folder.read(path);
  if (bytes === undefined) return { confirmations: [], issues: [] };
  const read =
    bytes === null ? { issue: makeIssue("unreadable_file", { file: path }) } : decodeText(path, bytes);
  return "issue" in read
    ? { confirmations: [], issues: [read.issue] }
    : readQueriesList(read.text, path, city);
}
