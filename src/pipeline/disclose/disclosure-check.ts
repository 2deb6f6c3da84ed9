import { createHash } from "node:crypto";
import { communitiesTable, enterprisesTable } from "#contract/input/input-tables.ts";
import { administrativeCountsTable, panelTable } from "#contract/published/context-tables.ts";
import { changesTable, estimatesTable, indicesTable } from "#contract/published/figure-tables.ts";
import {
  benchmarksTable,
  type CellRow,
  cellsTable,
  type LinkRow,
} from "#contract/published/moment-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { Measure } from "#contract/registry/registry.ts";
import type { CityTables } from "#pipeline/build-city.ts";
import type { CheckedCity } from "#pipeline/check/city-returns.ts";
import { MIN_UNITS } from "#pipeline/estimate/verdicts.ts";
import { countFaults } from "#pipeline/publish/administrative-counts.ts";
import { panelFaults } from "#pipeline/publish/panel-rows.ts";
import { baseCells } from "#pipeline/weigh/sample.ts";

// The last look before anything is written: rules of PUBLIC_FILES.md held against the very rows that go out.
// The partition should have kept them all; what stands here stops the build.

type Published = Pick<
  CityTables,
  "cells" | "links" | "estimates" | "changes" | "indices" | "benchmarks" | "administrative" | "panel"
>;

/** Every rule broken, with what the office should merge. @param measures counts that may be published. */
export function disclosureFaults(
  tables: Published,
  city: CheckedCity,
  measures: readonly Measure[] = [],
): string[] {
  return [
    ...tables.cells.flatMap(thinCell),
    ...tables.links.flatMap(thinLink),
    ...singleMovers(tables),
    ...mixedPartitions(tables.cells),
    ...countFaults(tables.administrative, measures),
    ...panelFaults(tables.panel),
    ...unitIds(tables, city),
  ];
}

function thinCell(row: CellRow): string[] {
  const least = MIN_UNITS[row.survey];
  if (row.ty === null || row.n_resp >= least) return [];
  return [
    `D1: ${placeOf(row)} has ${row.n_resp} units (expected at least ${least}): merge it with its neighbour`,
  ];
}

function thinLink(row: LinkRow): string[] {
  if (row.survey !== "enterprise" || row.n_match >= MIN_UNITS.enterprise) return [];
  return [
    `D4: ${placeOf(row)}, lag ${row.lag}, matches ${row.n_match} enterprises (expected at least 10): merge it`,
  ];
}

/** D4: among large and medium enterprises n_resp of both quarters and n_match may not tell of a single one. */
function singleMovers({ cells, links }: Published): string[] {
  const keyOf = (row: { indicator: string; cell: string }, quarter: number) =>
    [row.indicator, row.cell, quarter].join();
  const counts = new Map(cells.map((row) => [keyOf(row, quarterIndex(row.quarter)), row.n_resp]));
  return links.flatMap((link) => {
    if (link.survey !== "enterprise" || !/large|medium/.test(link.cell)) return [];
    const later = counts.get(keyOf(link, quarterIndex(link.quarter)));
    const earlier = counts.get(keyOf(link, quarterIndex(link.quarter) - link.lag));
    if (later === undefined || earlier === undefined || later + earlier - 2 * link.n_match !== 1) return [];
    return [`D4: ${placeOf(link)}, lag ${link.lag}, shows a single enterprise that came or went: merge it`];
  });
}

/** D5: all indicators of a quarter stand in the same cells, which do not overlap. */
function mixedPartitions(cells: readonly CellRow[]): string[] {
  const quarters = Map.groupBy(
    cells.filter((row) => row.survey === "enterprise" && row.ty !== null),
    (row) => row.quarter,
  );
  return [...quarters].flatMap(([quarter, rows]) => {
    const blocks = [...new Set(rows.map((row) => row.cell))].map(baseCells);
    const bases = blocks.flat();
    if (new Set(bases).size === bases.length) return [];
    const twice = bases.find((cell, i) => bases.indexOf(cell) !== i);
    return [
      `D5: ${twice} is published in two ways in ${quarter} (expected one partition for all indicators)`,
    ];
  });
}

/** Shorter ids, and years and quarters, can't be told from other words. */
const LEAST_ID = 4;
const DATE = /^\d{4}(Q[1-4])?$/;
/** Nor can the contract's own words, such as urban, small or normal: every release holds them. */
const OWN_WORDS: ReadonlySet<string> = new Set(
  [
    ...[communitiesTable, enterprisesTable, estimatesTable, changesTable, cellsTable],
    ...[benchmarksTable, indicesTable, administrativeCountsTable, panelTable],
  ].flatMap(({ columns }) => columns.flatMap((column) => ("values" in column ? column.values : []))),
);

/** D7, D9: no text of a published row is a unit's id, plain or hashed. */
function unitIds(tables: Published, city: CheckedCity): string[] {
  const secret = secretWords(city, commonWords(tables, city.city));
  const words = new Set<string>();
  for (const rows of [
    tables.cells,
    tables.links,
    tables.estimates,
    tables.changes,
    tables.indices,
    tables.benchmarks,
    tables.administrative,
    tables.panel,
  ])
    for (const row of rows as readonly object[])
      for (const value of Object.values(row)) if (typeof value === "string") words.add(value);
  const tokens = [...words].flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}_-]+/u)]);
  return [...new Set(tokens)]
    .filter((token) => secret.has(token))
    .map((token) => `D9: a published file holds the id of a unit: ${token} (expected none)`);
}

/** Names of the city, of indicators, measures and groups. */
function commonWords({ estimates, administrative }: Published, city: string): ReadonlySet<string> {
  const counted = administrative.flatMap(({ measure, group }) => [measure, group ?? ""]);
  return new Set([city, ...estimates.map((row) => row.indicator), ...counted]);
}

/** @param common words of this release that name a city or an indicator. */
function secretWords(city: CheckedCity, common: ReadonlySet<string>): ReadonlySet<string> {
  const isCommon = (id: string) => DATE.test(id) || OWN_WORDS.has(id) || common.has(id);
  const ids = city.quarters.flatMap(({ communities, enterprises, startups }) => [
    ...(startups ?? []).map((row) => row.startup_id),
    ...(communities ?? []).map(({ row }) => row.community_id),
    ...(enterprises ?? []).map(({ row }) => row.enterprise_id),
  ]);
  // One that is held back need not be among the returns that count.
  ids.push(...city.late.map((late) => late.unit));
  const telling = [...new Set(ids)].filter((id) => id.length >= LEAST_ID && !isCommon(id));
  const hashes = (id: string) =>
    ["md5", "sha1", "sha256"].map((name) => createHash(name).update(id).digest("hex"));
  return new Set(telling.flatMap((id) => [id, ...hashes(id)]));
}

function placeOf(row: CellRow | LinkRow): string {
  return `${row.cell} of ${row.indicator} in ${row.city} ${row.quarter}`;
}
