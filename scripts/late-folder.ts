import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { ReturnTableName } from "#contract/input-tables.ts";
import type { LateFiles } from "#pipeline/checked-quarter.ts";
import { type Issue, issueOfFile } from "#pipeline/issue.ts";

// <city>/<quarter>/late/<day>/: returns that came on that day, after the quarter's own files.

export const LATE_FOLDER = "late";

/** Only units of a survey can be late: counts and registers have no return of a unit to put another in place of. */
const LATE_TABLES: readonly ReturnTableName[] = ["communities", "enterprises"];

/** What lies in one folder. */
export type FolderOfTables = { readonly files: LateFiles["files"]; readonly issues: readonly Issue[] };

/**
 * The folders of days in order. Days after the last one are not looked into.
 * @param path of the folder `late`, as it is named in messages; there need not be one.
 */
export async function readLate(
  dir: string,
  path: string,
  last: string | undefined,
  readTables: (path: string, tables: readonly ReturnTableName[]) => Promise<FolderOfTables>,
): Promise<{ files: LateFiles[]; issues: Issue[] }> {
  const issues: Issue[] = [];
  const files: LateFiles[] = [];
  const entries = await readdir(join(dir, path), { withFileTypes: true }).catch((error) =>
    error.code === "ENOENT" ? [] : null,
  );
  if (!entries)
    return { files, issues: [issueOfFile("bad_late_folder", path, "a folder of folders of days")] };
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const { name } = entry;
    if (name.startsWith(".")) continue;
    if (!entry.isDirectory() || !isDate(name)) {
      const expected = "a folder named as the day on which the returns came, such as late/2017-09-13/";
      issues.push({ ...issueOfFile("bad_late_folder", `${path}/${name}`, expected), value: name });
      continue;
    }
    if (last !== undefined && name > last) continue;
    const read = await readTables(`${path}/${name}`, LATE_TABLES);
    issues.push(...read.issues);
    files.push({ received: name, files: read.files });
  }
  return { files, issues };
}

/** A day of the calendar, 2017-09-13. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
