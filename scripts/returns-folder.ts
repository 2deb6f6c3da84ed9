import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import { type ReturnTableName, returnTables } from "#contract/input-tables.ts";
import { QUARTER_PATTERN } from "#contract/quarter.ts";
import type { QuarterFiles } from "#pipeline/checked-quarter.ts";
import type { CityFiles } from "#pipeline/city-returns.ts";
import { type Confirmation, confirmIssues } from "#pipeline/confirmations.ts";
import { type Issue, makeIssue } from "#pipeline/issue.ts";
import type { InputFile } from "#pipeline/read.ts";
import { QUERIES_FILE, readQueries } from "./queries-files.ts";

// Finds the returns of every city in a folder: <city>/frame.csv, <city>/<quarter>/<table>.csv.

const CITY_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;
/** What an office may take for returns, wherever it lies. */
const RETURNS_FILE = /\.(csv|xlsx?|zip)$/i;
const OWN_FILES = new Set(["frame.csv", QUERIES_FILE]);
const simulatedSchema = z.object({ simulated: z.boolean(), seed: z.number().optional() });

export interface ReturnsFolder {
  readonly simulated: boolean;
  readonly seed: number | null;
  readonly cities: readonly string[];
  readonly issues: readonly Issue[];
  /** What the offices have answered of queries. */
  readonly confirmations: readonly Confirmation[];
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
    .map((name) => makeIssue("bad_city_folder", { file: `${name}/` }, name));
  const loose = entries.filter(
    (e) => !e.isDirectory() && RETURNS_FILE.test(e.name) && e.name !== QUERIES_FILE,
  );
  issues.push(...loose.map(({ name }) => makeIssue("unread_file", { file: name }, name)));
  if (folders.length === 0) {
    issues.push(makeIssue("empty_folder", { file: `${basename(dir)}/` }, null, { case: "root" }));
  }
  const queries = await readQueries(dir, cities);
  return {
    ...(await readSimulated(dir)),
    cities,
    issues: [...confirmIssues(issues, queries.byKey), ...queries.issues],
    confirmations: queries.confirmations,
  };
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

export async function readCity(
  dir: string,
  city: string,
): Promise<{ files: CityFiles; issues: readonly Issue[] }> {
  const issues: Issue[] = [];
  const entries = await readdir(join(dir, city), { withFileTypes: true });
  const quarters: QuarterFiles[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isDirectory() && RETURNS_FILE.test(entry.name) && !OWN_FILES.has(entry.name)) {
      const file = `${city}/${entry.name}`;
      issues.push(makeIssue("unknown_file", { file }, entry.name, { case: "city" }));
    }
    if (!entry.isDirectory() || entry.name.startsWith(".")) continue;
    if (!QUARTER_PATTERN.test(entry.name)) {
      issues.push(makeIssue("bad_quarter_folder", { file: `${city}/${entry.name}/` }, entry.name));
      continue;
    }
    const read = await readQuarter(dir, city, entry.name);
    issues.push(...read.issues);
    quarters.push(read.files);
  }
  const frame = entries.some((entry) => entry.name === "frame.csv")
    ? await readText(dir, `${city}/frame.csv`)
    : { file: null, issues: [] };
  issues.push(...frame.issues);
  const { byKey: confirmations } = await readQueries(dir, [city]);
  return {
    files: { city, path: city, frame: frame.file, quarters, confirmations },
    issues: confirmIssues(issues, confirmations),
  };
}

async function readQuarter(dir: string, city: string, quarter: string) {
  const path = `${city}/${quarter}`;
  const issues: Issue[] = [];
  const files: Partial<Record<ReturnTableName, InputFile>> = {};
  for (const name of (await readdir(join(dir, path))).toSorted()) {
    if (name.startsWith(".")) continue;
    const table = name.replace(/\.csv$/i, "");
    if (!isReturnTable(table) || table === name) {
      const known = Object.keys(returnTables).map((one) => `${one}.csv`);
      issues.push(makeIssue("unknown_file", { file: `${path}/${name}` }, name, { files: known.join(",") }));
      continue;
    }
    if (files[table]) {
      const other = files[table].path;
      issues.push(makeIssue("duplicate_file", { file: `${path}/${name}` }, name, { other }));
      continue;
    }
    const read = await readText(dir, `${path}/${name}`);
    issues.push(...read.issues);
    if (read.file) files[table] = read.file;
  }
  return { files: { quarter, path, files }, issues };
}

function isReturnTable(name: string): name is ReturnTableName {
  return Object.hasOwn(returnTables, name);
}

async function readText(dir: string, path: string): Promise<{ file: InputFile | null; issues: Issue[] }> {
  const bytes = await readFile(join(dir, path)).catch(() => null);
  if (bytes === null) return { file: null, issues: [makeIssue("unreadable_file", { file: path })] };
  try {
    return { file: { path, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) }, issues: [] };
  } catch {
    return { file: null, issues: [makeIssue("not_utf8", { file: path })] };
  }
}
