import { readFile, rename, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Language } from "#contract/issue-text.ts";
import { type Confirmation, type Confirmations, confirmationsByKey } from "#pipeline/confirmations.ts";
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

/** Not having such a list is no fault. */
export async function readQueries(dir: string, cities: readonly string[]): Promise<Queries> {
  const lists = await Promise.all([
    readList(dir, QUERIES_FILE, null),
    ...cities.map((city) => readList(dir, `${city}/${QUERIES_FILE}`, city)),
  ]);
  const confirmations = lists.flatMap((list) => list.confirmations);
  return {
    confirmations,
    byKey: confirmationsByKey(confirmations),
    issues: lists.flatMap((list) => list.issues),
  };
}

async function readList(dir: string, path: string, city: string | null) {
  const text = await readText(join(dir, path));
  if (text === undefined)
    return { confirmations: [], issues: [makeIssue("unreadable_file", { file: path })] };
  return readQueriesList(text ?? "", path, city);
}

/** null: no such file; undefined: one that can't be read. UTF-8, or GBK as Excel and WPS save it. */
async function readText(path: string): Promise<string | null | undefined> {
  try {
    return decode(await readFile(path));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? null : undefined;
  }
}

/** @throws when the bytes are neither. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030", { fatal: true }).decode(bytes);
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
  const text = await readText(path);
  if (text === undefined) throw new Error(`can't be read, and was left alone: ${path}`);
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
