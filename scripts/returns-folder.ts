import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import { type ReturnTableName, returnTables } from "#contract/input-tables.ts";
import { QUARTER_PATTERN, quarterIndex } from "#contract/quarter.ts";
import type { QuarterFiles } from "#pipeline/checked-quarter.ts";
import type { CityFiles } from "#pipeline/city-returns.ts";
import type { Issue } from "#pipeline/issue.ts";
import type { InputFile } from "#pipeline/read.ts";
import { type FolderOfTables, LATE_FOLDER, readLate } from "./late-folder.ts";

// Finds the returns of every city in a folder: <city>/frame.csv, <city>/<quarter>/<table>.csv, and returns that came
// late in <city>/<quarter>/late/<date>/<table>.csv.

const CITY_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;
/** What an office may take for returns, wherever it lies. */
const RETURNS_FILE = /\.(csv|xlsx?|zip)$/i;
const RETURN_TABLES = Object.keys(returnTables) as ReturnTableName[];
const simulatedSchema = z.object({ simulated: z.boolean(), seed: z.number().optional() });

export interface ReturnsFolder {
  readonly simulated: boolean;
  readonly seed: number | null;
  readonly cities: readonly string[];
  readonly issues: readonly Issue[];
}

/** Lists the cities of a folder. @throws when the folder can't be read. */
export async function listReturns(dir: string): Promise<ReturnsFolder> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => {
    throw new Error(`no such folder of returns: ${dir} (expected <city>/<quarter>/communities.csv …)`);
  });
  const folders = entries.filter((e) => e.isDirectory() && !e.name.startsWith(".")).map((e) => e.name);
  const cities = folders.filter((name) => CITY_PATTERN.test(name)).toSorted();
  const issues = folders
    .filter((name) => !CITY_PATTERN.test(name))
    .map((name) =>
      refusal("bad_city_folder", `${name}/`, name, "a city id of ASCII letters, digits, - and _"),
    );
  const loose = entries.filter((e) => !e.isDirectory() && RETURNS_FILE.test(e.name));
  issues.push(
    ...loose.map(({ name }): Issue => {
      const expected =
        "returns in a folder of their city and quarter, such as changchun/2016Q1/; this file is not read";
      return { ...refusal("unread_file", name, name, expected), severity: "note" };
    }),
  );
  if (folders.length === 0) {
    issues.push(
      refusal("empty_folder", `${basename(dir)}/`, null, "a folder for each city, such as changchun/"),
    );
  }
  return { ...(await readSimulated(dir)), cities, issues };
}

/** Without returns.json the returns are taken as real. */
async function readSimulated(dir: string): Promise<{ simulated: boolean; seed: number | null }> {
  const text = await readFile(join(dir, "returns.json"), "utf8").catch(() => null);
  if (text === null) return { simulated: false, seed: null };
  const parsed = simulatedSchema.safeParse(parseJson(text));
  if (!parsed.success)
    throw new Error(`returns.json: expected {"simulated": true, "seed": …}, found ${text}`);
  return { simulated: parsed.data.simulated, seed: parsed.data.seed ?? null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a release is built of: later quarters, and returns that came later, are passed over. */
export interface Cutoff {
  /** The last quarter, 2017Q4. */
  readonly until?: string | undefined;
  /** The last day on which a late return may have come, 2018-02-20. */
  readonly received?: string | undefined;
}

export async function readCity(
  dir: string,
  city: string,
  cutoff: Cutoff = {},
): Promise<{ files: CityFiles; issues: readonly Issue[] }> {
  const issues: Issue[] = [];
  const entries = await readdir(join(dir, city), { withFileTypes: true });
  const quarters: QuarterFiles[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isDirectory() && RETURNS_FILE.test(entry.name) && entry.name !== "frame.csv") {
      const expected = "frame.csv here, and returns in a folder named as their quarter";
      issues.push(refusal("unknown_file", `${city}/${entry.name}`, entry.name, expected));
    }
    if (!entry.isDirectory() || entry.name.startsWith(".")) continue;
    if (!QUARTER_PATTERN.test(entry.name)) {
      const expected = "a folder named as a quarter, such as 2016Q1";
      issues.push(refusal("bad_quarter_folder", `${city}/${entry.name}/`, entry.name, expected));
      continue;
    }
    if (cutoff.until !== undefined && quarterIndex(entry.name) > quarterIndex(cutoff.until)) continue;
    const read = await readQuarter(dir, city, entry.name, cutoff);
    issues.push(...read.issues);
    quarters.push(read.files);
  }
  const frame = entries.some((entry) => entry.name === "frame.csv")
    ? await readText(dir, `${city}/frame.csv`)
    : { file: null, issues: [] };
  issues.push(...frame.issues);
  return { files: { city, path: city, frame: frame.file, quarters }, issues };
}

async function readQuarter(dir: string, city: string, quarter: string, cutoff: Cutoff) {
  const path = `${city}/${quarter}`;
  const own = await readTables(dir, path, RETURN_TABLES, [LATE_FOLDER]);
  const late = await readLate(dir, `${path}/${LATE_FOLDER}`, cutoff.received, (folder, tables) =>
    readTables(dir, folder, tables),
  );
  return {
    files: { quarter, path, files: own.files, late: late.files },
    issues: [...own.issues, ...late.issues],
  };
}

async function readTables(
  dir: string,
  path: string,
  tables: readonly ReturnTableName[],
  others: readonly string[] = [],
): Promise<FolderOfTables> {
  const issues: Issue[] = [];
  const files: Partial<Record<ReturnTableName, InputFile>> = {};
  for (const name of (await readdir(join(dir, path))).toSorted()) {
    if (name.startsWith(".") || others.includes(name)) continue;
    const table = tables.find((one) => one === name.replace(/\.csv$/i, ""));
    if (!table || table === name) {
      const expected = `one of ${tables.map((t) => `${t}.csv`)}`;
      issues.push(refusal("unknown_file", `${path}/${name}`, name, expected));
      continue;
    }
    if (files[table]) {
      issues.push(
        refusal("duplicate_file", `${path}/${name}`, name, `one file, as there is ${files[table].path}`),
      );
      continue;
    }
    const read = await readText(dir, `${path}/${name}`);
    issues.push(...read.issues);
    if (read.file) files[table] = read.file;
  }
  return { files, issues };
}

async function readText(dir: string, path: string): Promise<{ file: InputFile | null; issues: Issue[] }> {
  const bytes = await readFile(join(dir, path)).catch(() => null);
  if (bytes === null)
    return { file: null, issues: [refusal("unreadable_file", path, null, "a file that can be read")] };
  try {
    return { file: { path, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) }, issues: [] };
  } catch {
    return { file: null, issues: [refusal("not_utf8", path, null, "text in UTF-8")] };
  }
}

function refusal(code: string, file: string, value: string | null, expected: string): Issue {
  return { code, severity: "refuse", file, row: null, column: null, value, expected };
}
