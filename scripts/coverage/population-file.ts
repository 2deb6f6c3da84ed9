import { csvParseRows } from "d3";
import type { Column, Table } from "#contract/column.ts";
import { columnOfHeader, parseCell } from "#contract/derive.ts";
import { communitiesTable } from "#contract/input/input-tables.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import type { Counts } from "./population.ts";

// A CSV of a whole population: every community of one or more cities, quarter by quarter.

const COUNTS = ["labour_force", "unemployed", "newly_employed", "new_entrepreneurs", "jobs_driven"] as const;
const NAMES: readonly string[] = ["quarter", "city", "community_id", ...COUNTS];

/** The columns of community returns, none of which may be empty; counts need not be whole here. */
const populationTable: Table = {
  name: "population",
  title: { zh: "总体", en: "Population" },
  columns: communitiesTable.columns
    .filter((column) => NAMES.includes(column.name))
    .map((column: Column) => ({
      ...column,
      nullable: false,
      ...(column.count ? { type: "float64" as const } : {}),
    })),
};

/** Communities by city, quarter index and id. */
export type PopulationFile = ReadonlyMap<string, ReadonlyMap<number, ReadonlyMap<string, Counts>>>;

const MOST_FAULTS = 20;

/** @throws listing faults by file, line, column, expectation and value. */
export function parsePopulation(text: string, file: string): PopulationFile {
  const [header = [], ...lines] = csvParseRows(text.replace(/^\uFEFF/, ""));
  const places = columnPlaces(header, file);
  const faults: string[] = [];
  const cities = new Map<string, Map<number, Map<string, Counts>>>();
  lines.forEach((line, i) => {
    if (line.every((cell) => cell.trim() === "")) return;
    const row = parseLine(line, places, `${file}:${i + 2}`, faults);
    if (row) addRow(row, cities, `${file}:${i + 2}`, faults);
  });
  if (faults.length > 0) throw new Error(listFaults(faults));
  if (cities.size === 0) throw new Error(`${file}: expected a row for every community; found none`);
  return cities;
}

function columnPlaces(header: readonly string[], file: string): ReadonlyMap<Column, number> {
  const found = header.map((name) => columnOfHeader(populationTable, name));
  const missing = populationTable.columns.filter((column) => !found.includes(column));
  if (missing.length > 0) {
    throw new Error(
      `${file}:1: expected the columns ${NAMES.join(", ")}; missing ${missing.map(({ name }) => name).join(", ")}`,
    );
  }
  const twice = populationTable.columns.find((c) => found.indexOf(c) !== found.lastIndexOf(c));
  if (twice) throw new Error(`${file}:1: expected the column ${twice.name} once; found it twice`);
  return new Map(populationTable.columns.map((column) => [column, found.indexOf(column)]));
}

type Row = Readonly<Record<string, string | number>>;

function parseLine(
  line: readonly string[],
  places: ReadonlyMap<Column, number>,
  at: string,
  faults: string[],
): Row | null {
  const row: Record<string, string | number> = {};
  const before = faults.length;
  for (const [column, place] of places) {
    const text = line[place] ?? "";
    const parsed = parseCell(column, text);
    if ("expected" in parsed)
      faults.push(`${at}, ${column.name}: expected ${parsed.expected}; found "${text}"`);
    else if (parsed.value !== null && typeof parsed.value !== "boolean") row[column.name] = parsed.value;
  }
  return faults.length === before ? row : null;
}

function addRow(
  row: Row,
  cities: Map<string, Map<number, Map<string, Counts>>>,
  at: string,
  faults: string[],
): void {
  const [city, id, quarter] = [String(row.city), String(row.community_id), quarterIndex(String(row.quarter))];
  const counts: Counts = Object.fromEntries(COUNTS.map((name) => [name, Number(row[name])]));
  for (const part of ["unemployed", "newly_employed"] as const) {
    if ((counts[part] ?? 0) <= (counts.labour_force ?? 0)) continue;
    faults.push(
      `${at}, ${part}: expected at most the labour force, ${counts.labour_force}; found ${counts[part]}`,
    );
  }
  const quarters = cities.get(city) ?? new Map<number, Map<string, Counts>>();
  cities.set(city, quarters);
  const communities = quarters.get(quarter) ?? new Map<string, Counts>();
  quarters.set(quarter, communities);
  if (communities.has(id))
    faults.push(`${at}, community_id: expected once in ${city} ${quarterOf(quarter)}; found "${id}" again`);
  communities.set(id, counts);
}

function listFaults(faults: readonly string[]): string {
  const more = faults.length - MOST_FAULTS;
  const shown = faults.slice(0, MOST_FAULTS).join("\n");
  return more > 0 ? `${shown}\nand ${more} faults more` : shown;
}
