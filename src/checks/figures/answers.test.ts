import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { manifestSchema } from "#contract/published/manifest.ts";
import { type PublishedTableName, publishedTables } from "#contract/published/published-tables.ts";
import { type QuestionName, questions } from "#contract/queries.ts";
import { ask } from "#db/ask.ts";
import type { Database } from "#db/database.ts";
import { engineWasm, makeEngineAsset } from "#db/engine-asset.ts";
import { openNodeDatabase } from "#db/node.ts";
import { macrosFromDisk } from "#db/sql-node.ts";
import { testedSite } from "../../../scripts/built-site.ts";
import { openChromium } from "../chromium.ts";
import type { AskedFile, AskedQuestion } from "./answers-probe.ts";
import { buildProbe } from "./build-probe.ts";
import { type EngineServer, serveEngine } from "./engine-server.ts";

// Every macro over the files of the built release: rows in Node = rows in Chromium. Sums of doubles
// depend on the order the engine takes rows in, so numbers agree to 1e-9 of their size (or of their standard error).

const root = fileURLToPath(new URL("../../../", import.meta.url));
const TABLES: readonly PublishedTableName[] = [
  ...(["cells", "links", "benchmarks", "indicators", "t_quantiles", "estimates"] as const),
];
const browser = await openChromium();
let site: string;
let server: EngineServer;
let db: Database;
let files: AskedFile[];
let city: string;

beforeAll(async () => {
  files = await releaseFiles();
  db = await openNodeDatabase(macrosFromDisk());
  for (const { table, rows, bytes } of files) await db.load(table, new Uint8Array(bytes), rows);
  site = await mkdtemp(join(tmpdir(), "answers-probe-"));
  await buildProbe("answers-probe.ts", site);
  server = await serveEngine(site, await makeEngineAsset(root), engineWasm());
}, 120_000);

afterAll(async () => {
  await server?.close();
  await db?.close();
  await rm(site, { recursive: true });
});

async function releaseFiles(): Promise<AskedFile[]> {
  const data = join(testedSite(), "data");
  const { release } = JSON.parse(await readFile(join(data, "latest.json"), "utf8"));
  const manifest = manifestSchema.parse(
    JSON.parse(await readFile(join(data, release, "manifest.json"), "utf8")),
  );
  city = manifest.cities.find((entry) => entry.community !== null)?.id ?? "";
  // The figures of all cities, and the moments of one.
  const wanted = manifest.files.filter(
    (file) =>
      file.path.endsWith(".arrow") &&
      (file.city === null || (file.city === city && file.table !== publishedTables.estimates.name)),
  );
  return Promise.all(
    TABLES.map(async (table) => {
      const file = wanted.find((entry) => entry.table === publishedTables[table].name);
      if (!file) throw new Error(`manifest.json: no Arrow file of ${table}`);
      return { table, rows: file.rows ?? 0, bytes: [...(await readFile(join(data, release, file.path)))] };
    }),
  );
}

/** Every question, with every way a page can put it. */
function everyQuestion(): AskedQuestion[] {
  const values: Record<string, readonly (string | number)[]> = {
    city: [city],
    indicator: [
      ...["unemployment_rate", "new_jobs", "jobs_multiplier_with_founders", "employment_contribution"],
      ...["jobs_multiplier_register", "hire_rate", "employment_level"],
    ],
    cells: ["urban", "*"],
    quarter: ["2016Q2"],
    period_kind: ["quarter", "four_quarter", "year_to_date", "year"],
    lag: [1, 4],
  };
  return (Object.keys(questions) as QuestionName[]).flatMap((name) => {
    const combinations = questions[name].parameters.reduce<(string | number)[][]>(
      (sets, parameter) => sets.flatMap((set) => (values[parameter] ?? []).map((value) => [...set, value])),
      [[]],
    );
    return combinations.map((params) => ({ name, params }));
  });
}

function expectSameRow(found: unknown, expected: object, place: string): void {
  const other = found as Record<string, unknown>;
  expect(Object.keys(other), place).toEqual(Object.keys(expected));
  const size = "se" in expected ? Number(expected.se) : 0;
  for (const [column, value] of Object.entries(expected)) {
    if (typeof value !== "number") expect(other[column], `${place} ${column}`).toBe(value);
    else {
      const difference = Math.abs(Number(other[column]) - value);
      const allowed = 1e-9 * Math.max(Math.abs(value), size);
      expect(difference, `${place} ${column}`).toBeLessThanOrEqual(allowed);
    }
  }
}

test("every macro gives the same rows in Node and in Chromium", async () => {
  const asked = everyQuestion();
  expect(new Set(asked.map((question) => question.name))).toEqual(new Set(Object.keys(questions)));
  const page = await browser.newPage();
  await page.goto(`${server.address}`);
  await page.waitForFunction("'answers' in globalThis");
  const inChromium = await page.evaluate(
    ([given, wanted]) =>
      (globalThis as unknown as { answers: (...args: unknown[]) => Promise<unknown[][]> }).answers(
        given,
        wanted,
      ),
    [files, asked] as const,
  );
  const rows: Partial<Record<QuestionName, number>> = {};
  for (const [i, { name, params }] of asked.entries()) {
    const inNode = await ask(db, name, params);
    rows[name] = (rows[name] ?? 0) + inNode.length;
    const place = `${name}(${params.join(", ")})`;
    expect(inChromium[i]?.length, place).toBe(inNode.length);
    for (const [j, row] of inNode.entries()) expectSameRow(inChromium[i]?.[j], row, place);
  }
  for (const name of Object.keys(questions) as QuestionName[]) expect(rows[name], name).toBeGreaterThan(10);
  await page.close();
}, 300_000);
