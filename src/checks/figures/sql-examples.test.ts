import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlExamples } from "#components/sql/examples.ts";
import { exampleBounds } from "#components/sql/facts.ts";
import { needsOf } from "#components/sql/needs.ts";
import { refusalOf } from "#components/sql/refusal.ts";
import { statementsOf } from "#components/sql/tokens.ts";
import { tableFile } from "#contract/published/data-files.ts";
import { type Manifest, manifestSchema } from "#contract/published/manifest.ts";
import { publishedTables } from "#contract/published/published-tables.ts";
import type { Database } from "#db/database.ts";
import { openNodeDatabase } from "#db/node.ts";
import type { Row } from "#db/plain-rows.ts";
import { macrosFromDisk } from "#db/sql-node.ts";
import { dictionaries } from "#i18n/dictionary.ts";
import { testedSite } from "../../../scripts/built-site.ts";
import { readRegistry } from "../../../scripts/registry.ts";

// The desk's examples over the release of the built site, with no more loaded than the desk would load.

let manifest: Manifest;
let folder: string;
let examples: ReturnType<typeof sqlExamples>;
let db: Database;

beforeAll(async () => {
  const data = join(testedSite(), "data");
  const { release } = JSON.parse(await readFile(join(data, "latest.json"), "utf8"));
  folder = join(data, release);
  manifest = manifestSchema.parse(JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")));
  examples = sqlExamples(exampleBounds(manifest, await readRegistry()));
  db = await openNodeDatabase(macrosFromDisk());
});

afterAll(() => db?.close());

/** Tables are emptied before: what another example loaded would hide a table that this one forgot. */
async function answer(id: string): Promise<Row[]> {
  const example = examples.find((entry) => entry.id === id);
  if (!example) throw new Error(`no example ${id}`);
  const statements = statementsOf(example.sql);
  expect(statements.map(refusalOf)).toEqual(statements.map(() => null));
  const { city } = exampleBounds(manifest, await readRegistry());
  const tokens = statements.flatMap((statement) => statement.tokens);
  const needs = needsOf(tokens, { cities: manifest.cities.map((entry) => entry.id), sample: city });
  for (const name of Object.keys(publishedTables)) await db.query(`delete from "${name}"`);
  for (const { table, cities } of needs) {
    for (const one of cities ?? [null]) {
      const path = tableFile(table, one, "arrow");
      const rows = manifest.files.find((file) => file.path === path)?.rows ?? 0;
      await db.load(table, await readFile(join(folder, path)), rows);
    }
  }
  let last: Row[] = [];
  for (const { text } of statements) last = await db.query(text);
  return last;
}

test("every example has a title and a note in both languages, and an answer", async () => {
  expect(examples.length).toBeGreaterThanOrEqual(8);
  for (const { id } of examples) {
    for (const words of Object.values(dictionaries)) {
      expect(words[`sql.example.${id}`], id).toBeTruthy();
      expect(words[`sql.example_note.${id}`], id).toBeTruthy();
    }
    const rows = await answer(id);
    if (id !== "confidential") expect(rows.length, id).toBeGreaterThan(0);
  }
}, 240_000);

test("the rate that follows from the sample of communities is the published one", async () => {
  if (!manifest.simulated) return expect(examples.map(({ id }) => id)).not.toContain("sample");
  const [row] = await answer("sample");
  expect(Number(row?.rate_of_city)).toBeCloseTo(Number(row?.published_rate), 12);
  expect(Number(row?.stands_for)).toBeCloseTo(Number(row?.unemployed) * Number(row?.weight), 6);
  expect(Number(row?.share_of_total)).toBeGreaterThan(0);
  expect(Number(row?.share_of_total)).toBeLessThan(1);
});

test("confidential figures are NULL and say why", async () => {
  for (const row of await answer("confidential")) {
    expect(row).toMatchObject({ estimate: null, conf_status: "confidential" });
    expect(row.obs_status).not.toBe("normal");
  }
});

test("sectors are letters of the classification", async () => {
  const { sectors } = await readRegistry();
  const letters = sectors.map(({ id }) => id);
  for (const row of await answer("sectors")) expect(letters).toContain(row.sector);
});
