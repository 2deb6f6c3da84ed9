import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import { type ReturnTableName, returnTables } from "#contract/input-tables.ts";
import { writtenQuarter } from "#contract/written-quarter.ts";
import type { LateFiles, QuarterFiles } from "#pipeline/checked-quarter.ts";
import type { CityFiles } from "#pipeline/city-returns.ts";
import { type Confirmation, confirmIssues } from "#pipeline/confirmations.ts";
import { cityKey, type DealtFile, dealRows, joinFiles } from "#pipeline/handed-in/deal.ts";
import type { ReturnFile, SheetAccount, UnderstoodFile } from "#pipeline/handed-in/return-file.ts";
import { type Issue, makeIssue } from "#pipeline/issue.ts";
import { isReturnsFile, listFolder, mayBeReturns, openReturns, tableOfName } from "./open-returns.ts";
import { QUERIES_FILE, readQueries } from "./queries-files.ts";

// Finds the returns of every city in a folder: <city>/<quarter>/<file>, and those that came late in
// <city>/<quarter>/late/<date>/<file>. A file that lies higher says city and quarter in its rows.

const CITY_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;
const LATE = "late";
/** Only units of a survey can be late: counts and registers have no return of a unit to put another in place of. */
const LATE_TABLES = ["communities", "enterprises"];
const TABLES = Object.keys(returnTables);
const simulatedSchema = z.object({ simulated: z.boolean(), seed: z.number().optional() });

/** Folder names by the names of cities, folded. */
export type CityIds = ReadonlyMap<string, string>;

/** What a release is built of: later quarters, and returns that came later, are passed over. */
export interface Cutoff {
  /** The last quarter, 2017Q4. */
  readonly until?: string | undefined;
  /** The last day on which a late return may have come, 2018-02-20. */
  readonly received?: string | undefined;
}

export interface ReadOptions extends Cutoff {
  readonly cityIds?: CityIds;
  readonly common?: readonly DealtFile[];
}

export interface ReturnsFolder {
  readonly simulated: boolean;
  readonly seed: number | null;
  readonly cities: readonly string[];
  readonly issues: readonly Issue[];
  /** Rows of files at the root, by city. */
  readonly common: readonly DealtFile[];
  /** Rows of these that name no city or quarter: read, and refused. */
  readonly unplaced: number;
  readonly accounts: readonly SheetAccount[];
  /** What the offices have answered of queries. */
  readonly confirmations: readonly Confirmation[];
}

/**
 * Lists the cities of a folder, and opens the files at its root.
 * @param cityIds names that rows may give a city; names of folders are always known.
 * @throws when the folder can't be read.
 */
export async function listReturns(dir: string, cityIds: CityIds = new Map()): Promise<ReturnsFolder> {
  const { files, folders } = await listFolder(dir).catch(() => {
    throw new Error(`no such folder of returns: ${dir} (expected <city>/<quarter>/communities.csv …)`);
  });
  const own = folders.filter((name) => CITY_PATTERN.test(name));
  const issues = folders
    .filter((name) => !CITY_PATTERN.test(name))
    .map((name) => makeIssue("bad_city_folder", { file: `${name}/` }, name));
  const ids = new Map([...cityIds, ...own.map((city) => [cityKey(city), city] as const)]);
  const dealt: DealtFile[] = [];
  const accounts: SheetAccount[] = [];
  let unplaced = 0;
  for (const name of files) {
    if (name === QUERIES_FILE) continue;
    if (!isReturnsFile(name)) {
      if (mayBeReturns(name)) issues.push(makeIssue("unread_file", { file: name }, name));
      continue;
    }
    const file = await openReturns(dir, name, null);
    if (holdsNoReturn(file)) {
      issues.push(makeIssue("unread_file", { file: name }, name));
      continue;
    }
    const deal = dealRows(file, { city: null, quarter: null }, ids);
    dealt.push(...deal.dealt);
    issues.push(...deal.issues);
    accounts.push(...file.accounts);
    unplaced += deal.unplaced;
  }
  const cities = [...new Set([...own, ...dealt.map(({ city }) => city)])].toSorted();
  if (cities.length === 0 && issues.length === 0) {
    issues.push(makeIssue("empty_folder", { file: `${basename(dir)}/` }, null, { case: "root" }));
  }
  const queries = await readQueries(dir, cities, ids);
  return {
    ...(await readSimulated(dir)),
    ...{ cities, common: dealt, unplaced, accounts, confirmations: queries.confirmations },
    issues: [...confirmIssues(issues, queries.byKey), ...queries.issues],
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

/** What is gathered of one city before its quarters are put together. */
interface Gathered {
  readonly dealt: DealtFile[];
  readonly late: (DealtFile & { received: string })[];
  readonly issues: Issue[];
  readonly accounts: SheetAccount[];
  /** Folders of quarters, even where nothing lies in them. */
  readonly quarters: Map<string, string>;
  /** A file named as a frame, understood or not. */
  framePath: string | null;
  unplaced: number;
}

/** @param options `common`: rows of files at the root of the folder, of all cities. */
export async function readCity(
  dir: string,
  city: string,
  options: ReadOptions = {},
): Promise<{ files: CityFiles; issues: readonly Issue[] }> {
  const gathered: Gathered = {
    ...{ dealt: [], late: [], issues: [], accounts: [], quarters: new Map(), framePath: null, unplaced: 0 },
  };
  const { files, folders } = await listFolder(join(dir, city)).catch(() => ({ files: [], folders: [] }));
  for (const name of files) {
    if (name !== QUERIES_FILE) await readCityFile(dir, city, name, gathered);
  }
  for (const name of folders) {
    const quarter = writtenQuarter(name);
    const path = `${city}/${name}`;
    if (quarter === null) gathered.issues.push(makeIssue("bad_quarter_folder", { file: `${path}/` }, name));
    else if (options.until === undefined || quarter <= options.until)
      await readQuarter(dir, path, city, quarter, gathered, options);
  }
  gathered.dealt.push(...(options.common ?? []).filter((file) => file.city === city));
  const names = [city, ...[...(options.cityIds ?? [])].flatMap(([name, id]) => (id === city ? [name] : []))];
  const { byKey: confirmations } = await readQueries(dir, [city], options.cityIds);
  return {
    files: { ...cityFiles(city, names, gathered, options), confirmations },
    issues: confirmIssues(gathered.issues, confirmations),
  };
}

/** The frame, or returns of several quarters. */
async function readCityFile(dir: string, city: string, name: string, gathered: Gathered): Promise<void> {
  const path = `${city}/${name}`;
  const table = tableOfName(name);
  if (table === "frame") gathered.framePath ??= path;
  const file = isReturnsFile(name) ? await openReturns(dir, path, table === "frame" ? table : null) : null;
  if (file && (table === "frame" || !holdsNoReturn(file))) take(gathered, file, { city, quarter: null });
  else if (mayBeReturns(name)) {
    gathered.issues.push(makeIssue("unknown_file", { file: path }, name, { case: "city" }));
  }
}

function take(
  gathered: Gathered,
  file: UnderstoodFile,
  place: { city: string; quarter: string | null },
  received?: string,
) {
  const deal = dealRows(file, place, new Map());
  if (received === undefined) gathered.dealt.push(...deal.dealt);
  else gathered.late.push(...deal.dealt.map((dealt) => ({ ...dealt, received })));
  gathered.issues.push(...deal.issues);
  gathered.accounts.push(...file.accounts);
  gathered.unplaced += deal.unplaced;
}

async function readQuarter(
  dir: string,
  path: string,
  city: string,
  quarter: string,
  gathered: Gathered,
  cutoff: Cutoff,
): Promise<void> {
  gathered.quarters.set(quarter, path);
  const { files, folders } = await listFolder(join(dir, path));
  if (files.length === 0 && !folders.includes(LATE))
    gathered.issues.push(
      makeIssue("empty_folder", { file: `${path}/` }, null, { case: "quarter", tables: TABLES }),
    );
  await readFiles(dir, path, files, { city, quarter }, gathered);
  for (const name of folders) {
    if (name !== LATE)
      gathered.issues.push(makeIssue("unknown_file", { file: `${path}/${name}/` }, name, { files: TABLES }));
  }
  if (!folders.includes(LATE)) return;
  const late = await listFolder(join(dir, path, LATE));
  for (const name of late.files) {
    gathered.issues.push(makeIssue("bad_late_folder", { file: `${path}/${LATE}/${name}` }, name));
  }
  for (const name of late.folders) {
    const at = `${path}/${LATE}/${name}`;
    if (!isDate(name)) gathered.issues.push(makeIssue("bad_late_folder", { file: `${at}/` }, name));
    else if (cutoff.received === undefined || name <= cutoff.received) {
      const { files: handedIn } = await listFolder(join(dir, at));
      await readFiles(dir, at, handedIn, { city, quarter }, gathered, name);
    }
  }
}

async function readFiles(
  dir: string,
  path: string,
  names: readonly string[],
  place: { city: string; quarter: string },
  gathered: Gathered,
  received?: string,
): Promise<void> {
  const named = new Map<string, string>();
  for (const name of names) {
    const at = `${path}/${name}`;
    const table = tableOfName(name);
    const earlier = table === null ? undefined : named.get(table);
    if (earlier !== undefined) {
      gathered.issues.push(makeIssue("duplicate_file", { file: at }, name, { other: earlier }));
      continue;
    }
    const file = isReturnsFile(name) && table !== "frame" ? await openReturns(dir, at, table) : null;
    if (!file || (table === null && (holdsNoReturn(file) || holdsFrame(file)))) {
      gathered.issues.push(makeIssue("unknown_file", { file: at }, name, { files: TABLES }));
      continue;
    }
    if (received !== undefined && file.sheets.some((sheet) => !LATE_TABLES.includes(sheet.table.name))) {
      gathered.issues.push(makeIssue("unknown_file", { file: at }, name, { files: LATE_TABLES }));
      continue;
    }
    if (table !== null) named.set(table, at);
    take(gathered, file, place, received);
  }
}

/** A day of the calendar, 2017-09-13. */
function isDate(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** It opens, and nothing in it looks like a return. */
function holdsNoReturn({ issues }: UnderstoodFile): boolean {
  return issues.some(({ code }) => code === "not_a_return" || code === "file_empty");
}

/** A frame belongs to the city. */
function holdsFrame({ sheets }: UnderstoodFile): boolean {
  return sheets.some(({ table }) => table.name === "frame");
}

function cityFiles(city: string, names: readonly string[], gathered: Gathered, { until }: Cutoff): CityFiles {
  const inTime = gathered.dealt.filter((file) => until === undefined || file.quarter <= until);
  const join = (files: readonly DealtFile[]) =>
    files.reduce<ReturnFile | undefined>((joined, { file }) => joinFiles(joined, file), undefined);
  const quarters = new Set([...gathered.quarters.keys(), ...inTime.flatMap(({ quarter }) => quarter || [])]);
  return {
    city,
    path: city,
    names,
    frame: join(inTime.filter(({ table }) => table === "frame")) ?? emptyFile(gathered.framePath),
    unplaced: gathered.unplaced,
    accounts: gathered.accounts,
    quarters: [...quarters].toSorted().map((quarter): QuarterFiles => {
      const path = gathered.quarters.get(quarter) ?? city;
      const tables = (dealt: readonly DealtFile[]): Partial<Record<ReturnTableName, ReturnFile>> => {
        const own = dealt.filter((file) => file.quarter === quarter);
        const found = Object.keys(returnTables).flatMap((table) => {
          const file = join(own.filter((one) => one.table === table));
          return file ? [[table, file] as const] : [];
        });
        return Object.fromEntries(found);
      };
      const dates = [
        ...new Set(gathered.late.flatMap((file) => (file.quarter === quarter ? [file.received] : []))),
      ];
      const late = dates.toSorted().map((received): LateFiles => {
        return { received, files: tables(gathered.late.filter((file) => file.received === received)) };
      });
      return { quarter, path, files: tables(inTime), late };
    }),
  };
}

/** A frame that is there and could not be read is not a missing one. */
function emptyFile(path: string | null): ReturnFile | null {
  return path === null ? null : { path, sheets: [], issues: [] };
}
