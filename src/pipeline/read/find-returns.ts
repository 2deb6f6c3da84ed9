import { returnTables } from "#contract/input/input-tables.ts";
import { writtenQuarter } from "#contract/input/written-quarter.ts";
import type { CityFiles } from "#pipeline/check/city-returns.ts";
import { type Confirmation, confirmIssues } from "#pipeline/check/confirmations.ts";
import { QUERIES_FILE, readQueries } from "#pipeline/check/read-queries.ts";
import {
  type CityNames,
  citiesOf,
  cityKey,
  type Deal,
  type DealtFile,
  dealRows,
} from "#pipeline/handed-in/deal.ts";
import { isReturnsFile, mayBeReturns, tableOfName } from "#pipeline/handed-in/file-names.ts";
import { type Folder, openReturns } from "#pipeline/handed-in/folder.ts";
import type { SheetAccount, UnderstoodFile } from "#pipeline/handed-in/return-file.ts";
import { type Issue, makeIssue } from "#pipeline/issue/issue.ts";
import { cityFiles, type Gathered, nothingGathered, take } from "./gather-city.ts";

// Finds the returns of every city in a folder: <city>/<quarter>/<file>, and those that came late in
// <city>/<quarter>/late/<date>/<file>. A file that lies higher says city and quarter in its rows.

const CITY_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;
/** Of a frame that somebody chose alone. */
const UNNAMED_CITY = "unnamed";
const LATE = "late";
/** Only units of a survey can be late: counts and registers have no return of a unit to put another in place of. */
const LATE_TABLES = ["communities", "enterprises"];
const TABLES = Object.keys(returnTables);

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

export interface FoundReturns {
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
 * @param anyCity whether an id that nobody knows may be that of a city.
 * @throws when the folder can't be read.
 */
export async function listReturns(
  folder: Folder,
  cityIds: CityIds = new Map(),
  anyCity = false,
): Promise<FoundReturns> {
  const { files, folders } = await folder.list("");
  const own = folders.filter((name) => CITY_PATTERN.test(name));
  const issues = folders
    .filter((name) => !CITY_PATTERN.test(name))
    .map((name) => makeIssue("bad_city_folder", { file: `${name}/` }, name));
  const known = new Map([...cityIds, ...own.map((city) => [cityKey(city), city] as const)]);
  const asWritten = (name: string) => (anyCity && CITY_PATTERN.test(name) ? name : undefined);
  const ids = { get: (name: string) => known.get(name) ?? asWritten(name) };
  const opened: UnderstoodFile[] = [];
  const accounts: SheetAccount[] = [];
  for (const name of files) {
    if (name === QUERIES_FILE) continue;
    if (!isReturnsFile(name)) {
      if (mayBeReturns(name)) issues.push(makeIssue("unread_file", { file: name }, name));
      continue;
    }
    const file = await openReturns(folder, name, null);
    accounts.push(...file.accounts);
    if (holdsNoReturn(file)) {
      issues.push(makeIssue("unread_file", { file: name }, name));
      continue;
    }
    opened.push(file);
  }
  const deal = dealFiles(opened, own, ids, anyCity);
  for (const issue of deal.issues) issues.push(issue);
  const { dealt, unplaced } = deal;
  const cities = [...new Set([...own, ...dealt.map(({ city }) => city)])].toSorted();
  if (cities.length === 0 && issues.length === 0) {
    issues.push(makeIssue("empty_folder", { file: `${folder.name}/` }, null, { case: "root" }));
  }
  const queries = await readQueries(folder, cities, known);
  return {
    ...{ cities, common: dealt, unplaced, accounts, confirmations: queries.confirmations },
    issues: [...confirmIssues(issues, queries.byKey), ...queries.issues],
  };
}

/** A frame at the root is that of the only city there is. */
function dealFiles(
  files: readonly UnderstoodFile[],
  own: readonly string[],
  ids: CityNames,
  anyCity: boolean,
): Deal {
  const named = files.flatMap((file) => citiesOf(file, ids));
  const [first = anyCity ? UNNAMED_CITY : null, ...others] = [...new Set([...own, ...named])];
  const place = { city: null, quarter: null, frameCity: others.length === 0 ? first : null };
  const deals = files.map((file) => dealRows(file, place, ids));
  return {
    dealt: deals.flatMap(({ dealt }) => dealt),
    issues: deals.flatMap(({ issues }) => issues),
    unplaced: deals.reduce((sum, { unplaced }) => sum + unplaced, 0),
  };
}

/** @param options `common`: rows of files at the root of the folder, of all cities. */
export async function readCity(
  folder: Folder,
  city: string,
  options: ReadOptions = {},
): Promise<{ files: CityFiles; issues: readonly Issue[] }> {
  const gathered = nothingGathered();
  const { files, folders } = await folder.list(city).catch(() => ({ files: [], folders: [] }));
  for (const name of files) {
    if (name !== QUERIES_FILE) await readCityFile(folder, city, name, gathered);
  }
  for (const name of folders) {
    const quarter = writtenQuarter(name);
    const path = `${city}/${name}`;
    if (quarter === null) gathered.issues.push(makeIssue("bad_quarter_folder", { file: `${path}/` }, name));
    else if (options.until === undefined || quarter <= options.until)
      await readQuarter(folder, path, city, quarter, gathered, options);
  }
  gathered.dealt.push(...(options.common ?? []).filter((file) => file.city === city));
  const names = [city, ...[...(options.cityIds ?? [])].flatMap(([name, id]) => (id === city ? [name] : []))];
  const { byKey: confirmations } = await readQueries(folder, [city], options.cityIds);
  return {
    files: { ...cityFiles(city, names, gathered, options.until), confirmations },
    issues: confirmIssues(gathered.issues, confirmations),
  };
}

/** The frame, or returns of several quarters. */
async function readCityFile(folder: Folder, city: string, name: string, gathered: Gathered): Promise<void> {
  const path = `${city}/${name}`;
  const table = tableOfName(name);
  if (table === "frame") gathered.framePath ??= path;
  const file = isReturnsFile(name) ? await openReturns(folder, path, table === "frame" ? table : null) : null;
  if (file && (table === "frame" || !holdsNoReturn(file))) take(gathered, file, { city, quarter: null });
  else if (mayBeReturns(name)) {
    gathered.issues.push(makeIssue("unknown_file", { file: path }, name, { case: "city" }));
  }
}

/** A folder that can't be read has an issue that says so. */
async function listed(folder: Folder, path: string, gathered: Gathered) {
  try {
    return { ...(await folder.list(path)), unreadable: false };
  } catch {
    gathered.issues.push(makeIssue("unreadable_file", { file: `${path}/` }, null));
    return { files: [], folders: [], unreadable: true };
  }
}

async function readQuarter(
  folder: Folder,
  path: string,
  city: string,
  quarter: string,
  gathered: Gathered,
  cutoff: Cutoff,
): Promise<void> {
  gathered.quarters.set(quarter, path);
  const { files, folders, unreadable } = await listed(folder, path, gathered);
  if (files.length === 0 && !folders.includes(LATE) && !unreadable)
    gathered.issues.push(
      makeIssue("empty_folder", { file: `${path}/` }, null, { case: "quarter", tables: TABLES }),
    );
  await readFiles(folder, path, files, { city, quarter }, gathered);
  for (const name of folders) {
    if (name !== LATE)
      gathered.issues.push(makeIssue("unknown_file", { file: `${path}/${name}/` }, name, { files: TABLES }));
  }
  if (!folders.includes(LATE)) return;
  const late = await listed(folder, `${path}/${LATE}`, gathered);
  for (const name of late.files) {
    gathered.issues.push(makeIssue("bad_late_folder", { file: `${path}/${LATE}/${name}` }, name));
  }
  for (const name of late.folders) {
    const at = `${path}/${LATE}/${name}`;
    if (!isDate(name)) gathered.issues.push(makeIssue("bad_late_folder", { file: `${at}/` }, name));
    else if (cutoff.received === undefined || name <= cutoff.received) {
      const { files: handedIn } = await listed(folder, at, gathered);
      await readFiles(folder, at, handedIn, { city, quarter }, gathered, name);
    }
  }
}

async function readFiles(
  folder: Folder,
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
    const file = isReturnsFile(name) && table !== "frame" ? await openReturns(folder, at, table) : null;
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
