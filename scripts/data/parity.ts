import { lostDigits, TOLERANCE } from "#contract/agreement.ts";
import { toArrow } from "#contract/arrow.ts";
import type { ChangeRow, EstimateRow, IndexRow } from "#contract/published/figure-tables.ts";
import { estimatesTable } from "#contract/published/figure-tables.ts";
import {
  benchmarksTable,
  cellsTable,
  linksTable,
  type TQuantileRow,
  tQuantilesTable,
} from "#contract/published/moment-tables.ts";
import type { ChangeAnswerRow, IndexAnswerRow, SeriesRow } from "#contract/queries.ts";
import { indicatorRows, type Registry } from "#contract/registry/registry.ts";
import { indicatorsTable } from "#contract/registry/registry-tables.ts";
import { ask } from "#db/ask.ts";
import type { Database } from "#db/database.ts";
import { macrosFromDisk } from "#db/sql-node.ts";
import type { CityTables } from "#pipeline/build-city.ts";

// Two computations that must agree: TypeScript over unit rows, SQL over published moments. PUBLIC_FILES, last section.

export interface Parity {
  readonly comparisons: number;
  /** Worst relative difference, and where. */
  readonly worst: number;
  readonly place: string;
}

export const NOTHING_COMPARED: Parity = { comparisons: 0, worst: 0, place: "" };

export async function openParityDatabase(
  registry: Registry,
  quantiles: readonly TQuantileRow[],
): Promise<Database> {
  const { openNodeDatabase } = await import("#db/node.ts");
  const db = await openNodeDatabase(macrosFromDisk());
  const indicators = indicatorRows(registry.indicators);
  await db.load("indicators", toArrow(indicatorsTable, indicators), indicators.length);
  await db.load("t_quantiles", toArrow(tQuantilesTable, quantiles), quantiles.length);
  return db;
}

export const ASKED_TABLES = ["cells", "links", "benchmarks"] as const;

/** A published table of one city, as an Arrow IPC stream. */
export interface AskedTable {
  readonly table: (typeof ASKED_TABLES)[number];
  readonly rows: number;
  readonly bytes: Uint8Array;
}

export function askedTables(tables: CityTables): AskedTable[] {
  const { cells, links, benchmarks } = tables;
  return [
    { table: "cells", rows: cells.length, bytes: toArrow(cellsTable, cells) },
    { table: "links", rows: links.length, bytes: toArrow(linksTable, links) },
    { table: "benchmarks", rows: benchmarks.length, bytes: toArrow(benchmarksTable, benchmarks) },
  ];
}

/** Asks every figure, change and index of a city again in SQL. @throws naming the first that differs by over 1e-9. */
export async function checkParity(
  db: Database,
  city: string,
  tables: Pick<CityTables, "estimates" | "changes" | "indices" | "officeEstimates">,
  asked: readonly AskedTable[],
): Promise<Parity> {
  for (const { table, rows, bytes } of asked) {
    await db.query(`DELETE FROM ${table}`);
    await db.load(table, bytes, rows);
  }
  const figures = Map.groupBy(tables.estimates, (row) =>
    [row.indicator, row.domain, row.period_kind].join("|"),
  );
  let parity = NOTHING_COMPARED;
  for (const [key, rows] of figures) {
    const answer = await ask(db, "series", [city, ...key.split("|")]);
    parity = merge(parity, compareSeries(rows, answer, `${city} ${key}`));
  }
  const changes = Map.groupBy(tables.changes, (row) =>
    [row.indicator, row.domain, row.period_kind, row.lag].join("|"),
  );
  // Of each figure, so that a change which only SQL has is found too.
  const levels = new Map(tables.officeEstimates.map((row) => [levelKey(row, row.period), row.estimate ?? 0]));
  for (const figure of figures.keys()) {
    for (const lag of figure.endsWith("|quarter") ? [1, 4] : [4]) {
      const [key, params] = [`${figure}|${lag}`, [city, ...figure.split("|"), lag]];
      const answer = await ask(db, "change", params);
      parity = merge(parity, compareChanges(changes.get(key) ?? [], answer, `${city} ${key}`, levels));
    }
  }
  for (const [indicator, rows] of Map.groupBy(tables.indices, (row) => row.indicator)) {
    const answer = await ask(db, "index_start", [city, indicator]);
    parity = merge(parity, compareIndices(rows, answer, `${city} ${indicator}`));
  }
  return parity;
}

/** The same for the indices against other cities, which need the figures of all. */
export async function checkPeerParity(
  db: Database,
  estimates: readonly EstimateRow[],
  indices: readonly IndexRow[],
): Promise<Parity> {
  await db.query("DELETE FROM estimates");
  await db.load("estimates", toArrow(estimatesTable, estimates), estimates.length);
  let parity = NOTHING_COMPARED;
  for (const [key, rows] of Map.groupBy(indices, (row) => `${row.city} ${row.indicator}`)) {
    const answer = await ask(db, "index_peers", [...key.split(" "), "four_quarter"]);
    const inOrder = rows.toSorted((a, b) => (a.period < b.period ? -1 : 1));
    parity = merge(parity, compareIndices(inOrder, answer, key));
  }
  return parity;
}

const FIGURE_COLUMNS = [
  "estimate",
  "ci_lower",
  "ci_upper",
  "ci_lower_50",
  "ci_upper_50",
  "se",
  "df",
  "n_responding",
] as const;
const INDEX_COLUMNS = ["index", "ci_lower", "ci_upper", "se", "df"] as const;
const CHANGE_COLUMNS = ["change", "ci_lower", "ci_upper", "se", "df"] as const;

function compareSeries(rows: readonly EstimateRow[], answer: readonly SeriesRow[], place: string): Parity {
  const asked = rows.filter((row) => row.obs_status === "normal" || row.obs_status === "unreliable");
  const answered = answer.filter((row) => row.obs_status === "normal" || row.obs_status === "unreliable");
  return compareRows(asked, answered, FIGURE_COLUMNS, ["period", "obs_status", "quality"], place);
}

function compareChanges(
  rows: readonly ChangeRow[],
  answer: readonly ChangeAnswerRow[],
  place: string,
  levels: ReadonlyMap<string, number>,
): Parity {
  const levelOf = (row: ChangeRow, period: string) => Math.abs(levels.get(levelKey(row, period)) ?? 0);
  return compareRows(
    rows,
    answer,
    CHANGE_COLUMNS,
    ["period", "from_period", "verdict", "verdict_joint"],
    place,
    (row) => Math.max(levelOf(row, row.period), levelOf(row, row.from_period)),
  );
}

/** Of the office's figures, which are there for changes of unpublished ones too. */
function levelKey(row: Pick<EstimateRow, "indicator" | "period_kind">, period: string): string {
  return [row.indicator, row.period_kind, period].join("|");
}

function compareIndices(rows: readonly IndexRow[], answer: readonly IndexAnswerRow[], place: string): Parity {
  return compareRows(rows, answer, INDEX_COLUMNS, ["period", "base"], place);
}

type Columns = Readonly<Record<string, unknown>>;

function compareRows<R extends Columns>(
  rows: readonly R[],
  answer: readonly Columns[],
  numbers: readonly string[],
  words: readonly string[],
  place: string,
  levelOf: (row: R) => number = (row) => Number(row.estimate ?? row.index ?? 0),
): Parity {
  if (rows.length !== answer.length) {
    throw new Error(
      `TypeScript and SQL disagree: ${place}: ${rows.length} rows in TypeScript, ${answer.length} in SQL`,
    );
  }
  let parity = NOTHING_COMPARED;
  rows.forEach((row, i) => {
    const other = answer[i] ?? {};
    for (const column of words) {
      if (row[column] !== other[column]) fail(place, row, column, row[column], other[column]);
    }
    for (const column of numbers) {
      const difference = relativeDifference(column, [row[column], other[column]], row, levelOf(row));
      if (!(difference <= TOLERANCE)) fail(place, row, column, row[column], other[column]);
      parity = merge(parity, {
        comparisons: 1,
        worst: difference,
        place: `${place} ${String(row.period)} ${column}`,
      });
    }
  });
  return parity;
}

/** Limits that lie near 0 are held against the size of their standard error, not of themselves. */
function relativeDifference(
  column: string,
  [a, b]: readonly [unknown, unknown],
  row: Columns,
  level: number,
): number {
  if (a === null || b === null) return a === b ? 0 : Number.POSITIVE_INFINITY;
  const se = Number(row.se ?? 0);
  const [x, y] = [Number(a), Number(b)];
  const size = Math.max(Math.abs(x), Math.abs(y), se) + lostDigits(column, level, se) / TOLERANCE;
  return size === 0 ? 0 : Math.abs(x - y) / size;
}

function fail(place: string, row: Columns, column: string, typescript: unknown, sql: unknown): never {
  throw new Error(
    `TypeScript and SQL disagree: ${place} ${String(row.period)} ${column}: ${typescript} and ${sql} (expected within ${TOLERANCE})`,
  );
}

export function merge(a: Parity, b: Parity): Parity {
  return {
    comparisons: a.comparisons + b.comparisons,
    worst: Math.max(a.worst, b.worst),
    place: b.worst > a.worst ? b.place : a.place,
  };
}
