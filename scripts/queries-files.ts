import { readFile, rename, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Language } from "#contract/issue-text.ts";
import { type Confirmation, type Confirmations, confirmationsByKey } from "#pipeline/confirmations.ts";
import { cityKey } from "#pipeline/handed-in/deal.ts";
import { type Decoded, decodeText } from "#pipeline/handed-in/decode-text.ts";
import { type Issue, makeIssue } from "#pipeline/issue.ts";
import { readQueriesList, withOpenQueries } from "#pipeline/queries-list.ts";

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
  dir: string,
  cities: readonly string[],
  cityIds: ReadonlyMap<string, string> = new Map(),
): Promise<Queries> {
  const lists = await Promise.all([
    readList(dir, QUERIES_FILE, null),
    ...cities.map((city) => readList(dir, `${city}/${QUERIES_FILE}`, city)),
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

async function readList(dir: string, path: string, city: string | null) {
  const read = await readText(join(dir, path), path);
  if (read === null) return { confirmations: [], issues: [] };
  return "issue" in read
    ? { confirmations: [], issues: [read.issue] }
    : readQueriesList(read.text, path, city);
}

/** null: no such file. @param path its name in messages. */
async function readText(file: string, path: string): Promise<Decoded | null> {
  try {
    return decodeText(path, await readFile(file));
  } catch (error) {
    const missing = ["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "");
    return missing ? null : { issue: makeIssue("unreadable_file", { file: path }) };
  }
}

/**
 * Adds the open queries to a list, which is made when it is not there.
 * @returns what it did, in words.
 * @throws when the file is there and no list of queries; it is left alone then.
 */
export async function writeQueries(
  path: string,
  issues: readonly Issue[],
  cities: readonly string[],
  language: Language,
): Promise<string> {
  const read = await readText(path, path);
  if (read && "issue" in read) throw new Error(`can't be read, and was left alone: ${path}`);
  const text = read?.text ?? null;
  const folder = basename(dirname(resolve(path)));
  const city = cities.includes(folder) ? folder : null;
  const list = withOpenQueries(text, path, city, issues, language);
  if (list.added > 0 || text === null) {
    // A list half written would lose comments.
    await writeFile(`${path}.new`, list.text);
    await rename(`${path}.new`, path);
  }
  return `${list.open} open queries, ${list.added} of them new in ${path}`;
}
