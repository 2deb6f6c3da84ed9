import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sizeOf } from "#components/city/enterprise-rows.ts";
import { readMoments } from "#components/city/group-growth.ts";
import { tableFile } from "#contract/published/data-files.ts";
import { type Manifest, manifestSchema } from "#contract/published/manifest.ts";
import type { PublishedTableName } from "#contract/published/published-tables.ts";
import { parseJson } from "#contract/registry/registry.ts";
import { ask } from "#db/ask.ts";
import type { Database } from "#db/database.ts";
import { openNodeDatabase } from "#db/node.ts";
import { macrosFromDisk } from "#db/sql-node.ts";
import { type CellMoments, growthOf } from "#report/quarterly/group-growth.ts";
import { testedSite } from "../../../scripts/built-site.ts";

// Growth of groups of enterprises is summed in TypeScript for the reports, of which there are hundreds, and asked in
// SQL for the panel of a city's page. Both must say the same of all cities and quarters of the built site.

const TOLERANCE = 1e-9;
const data = join(testedSite(), "data");
let manifest: Manifest;
let db: Database;

beforeAll(async () => {
  const { release } = JSON.parse(await readFile(join(data, "latest.json"), "utf8"));
  manifest = parseJson(
    manifestSchema,
    await readFile(join(data, release, "manifest.json"), "utf8"),
    "manifest",
  );
  db = await openNodeDatabase(macrosFromDisk());
  for (const table of ["indicators", "t_quantiles"] as const) await load(table, null);
}, 180_000);

afterAll(() => db?.close());

async function load(table: PublishedTableName, city: string | null): Promise<void> {
  const path = tableFile(table, city, "arrow");
  const listed = manifest.files.find((file) => file.path === path);
  await db.load(table, await readFile(join(data, manifest.release, path)), listed?.rows ?? 0);
}

/** One city at a time: the questions read less. */
async function holdCity(city: string): Promise<void> {
  for (const table of ["cells", "links", "benchmarks"] as const) {
    await db.query(`DELETE FROM ${table}`);
    await load(table, city);
  }
}

type Values = Readonly<Record<string, unknown>>;

/** Names what differs; both sides blank a figure alike. */
function differing(
  place: string,
  ours: Values,
  theirs: Values | undefined,
  names: readonly string[],
): string[] {
  return names.flatMap((name) => {
    const [a, b] = [ours[name] ?? null, theirs?.[name] ?? null];
    if (a === b) return [];
    const size = Math.max(Math.abs(Number(a)), Math.abs(Number(b)), Number(ours.se ?? 0));
    const agrees = typeof a === "number" && typeof b === "number" && Math.abs(a - b) <= TOLERANCE * size;
    return agrees ? [] : [`${place} ${name}: ${a} and ${b}`];
  });
}

/** Unions of cells that a page names, and all cells, by quarter. */
function unions(cells: readonly CellMoments[]): (readonly CellMoments[])[] {
  return [...Map.groupBy(cells, ({ cell }) => sizeOf(cell)).values(), cells];
}

/** What the questions rest on, before series smooths a quarter's error over those before it. */
const UNSMOOTHED = `select quarter_of(e) as quarter, n as n_responding, estimate, sqrt(variance) as se,
    estimate - t975 * sqrt(interval_variance) as ci_lower, estimate + t975 * sqrt(interval_variance) as ci_upper,
    estimate - t75 * sqrt(interval_variance) as ci_lower_50, estimate + t75 * sqrt(interval_variance) as ci_upper_50
  from combination({city: ?::VARCHAR, indicator: ?::VARCHAR, cells: ?::VARCHAR, kind: 'quarter', lag: 0}) c
  join t_quantiles on t_quantiles.df = least(greatest(floor(c.df + 1e-6::double), 1), 1000)`;

const LEVEL = ["estimate", "se", "n_responding"] as const;
const LIMITS = ["ci_lower", "ci_upper", "ci_lower_50", "ci_upper_50"] as const;

test("sums of cells are what combination.sql makes of them, in all cities and quarters", async () => {
  const faults: string[] = [];
  let compared = 0;
  for (const { id } of manifest.cities.filter(({ enterprise }) => enterprise !== null)) {
    await holdCity(id);
    const { cells, quantiles } = await readMoments(db, "employment_growth_year");
    const answers = new Map<string, Values[]>();
    for (const [key, own] of cells)
      for (const union of unions(own)) {
        const [city = "", quarter = ""] = key.split(" ");
        const named = union.map(({ cell }) => cell).join(",");
        const rows =
          answers.get(named) ?? (await db.query(UNSMOOTHED, [city, "employment_growth_year", named]));
        answers.set(named, rows);
        const ours = growthOf(union, quantiles);
        const theirs = rows.find((row) => row.quarter === quarter);
        if (ours.estimate === null) {
          // The questions blank what rests on fewer than ten enterprises; of a cell that is blank they have no row.
          if (theirs && Number(theirs.n_responding) >= 10) faults.push(`${key} ${named}: blank here alone`);
          continue;
        }
        faults.push(...differing(`${key} ${named}`, ours, theirs, [...LEVEL, ...LIMITS]));
        compared++;
      }
  }
  console.log(`groups of enterprises compared: ${compared}`);
  expect(faults.slice(0, 10)).toEqual([]);
  expect(compared).toBeGreaterThan(100);
}, 300_000);

test("the panel of a city's page, which asks SQL, has what the sums give", async () => {
  const faults: string[] = [];
  let compared = 0;
  for (const { id, enterprise } of manifest.cities) {
    if (enterprise === null) continue;
    await holdCity(id);
    const { cells, quantiles } = await readMoments(db, "employment_growth");
    const own = cells.get(`${id} ${enterprise.last}`) ?? [];
    const byCell = await ask(db, "by_cell", [id, "employment_growth", enterprise.last]);
    for (const cell of own) {
      const theirs = byCell.find((row) => row.cell === cell.cell);
      const ours = growthOf([cell], quantiles);
      const names = [...LEVEL, "obs_status", "ci_lower", "ci_upper"];
      faults.push(...differing(`${id} ${cell.cell}`, { ...ours }, theirs, names));
      compared++;
    }
    for (const [size, union] of Map.groupBy(own, ({ cell }) => sizeOf(cell))) {
      const named = union.map(({ cell }) => cell).join(",");
      const series = await ask(db, "series", [id, "employment_growth", named, "quarter"]);
      const theirs = series.find(({ quarter }) => quarter === enterprise.last);
      const ours = growthOf(union, quantiles);
      // Their limits are smoothed over quarters.
      if (theirs) faults.push(...differing(`${id} ${size}`, { ...ours }, theirs, [...LEVEL, "obs_status"]));
      compared++;
    }
  }
  expect(faults.slice(0, 10)).toEqual([]);
  expect(compared).toBeGreaterThan(5);
}, 120_000);
