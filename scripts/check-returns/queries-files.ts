import { readFile, rename, writeFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import type { Language } from "#contract/issues/issue-text.ts";
import { withOpenQueries } from "#pipeline/check/queries-list.ts";
import { decodeText } from "#pipeline/handed-in/decode-text.ts";
import type { Issue } from "#pipeline/issue/issue.ts";

// Open queries, written into a queries.csv to be answered.

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

/** null: no such file; undefined: one that can't be read. */
async function readText(path: string): Promise<string | null | undefined> {
  try {
    const read = decodeText(path, await readFile(path));
    return "text" in read ? read.text : undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? null : undefined;
  }
}
