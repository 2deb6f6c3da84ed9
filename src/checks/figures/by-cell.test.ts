import { afterAll, beforeAll, expect, test } from "vitest";
import { ask } from "#db/ask.ts";
import type { Database } from "#db/database.ts";
import { buildCity } from "#pipeline/build-city.ts";
import { checkCity } from "#pipeline/check/city-returns.ts";
import { tQuantileRows, tTable } from "#pipeline/estimate/t-quantiles.ts";
import { makeCity } from "#pipeline/trial/arbitrary-city.ts";
import { askedTables, openParityDatabase } from "../../../scripts/data/parity.ts";
import { readRegistry } from "../../../scripts/registry.ts";

// by_cell answers for every cell what series, which is held against TypeScript, answers for one.

const registry = await readRegistry();
const quantiles = tQuantileRows();
const shape = { seed: 8, quarters: 5, urban: 14, rural: 12, firms: 48, repeats: 0, events: 12 };
const city = checkCity(makeCity({ ...shape, missing: 0, knownTotal: "80000" }));
const tables = buildCity(city, { ...registry, release: "test", t: tTable(quantiles), noiseKey: "key" });
let db: Database;

beforeAll(async () => {
  db = await openParityDatabase(registry, quantiles);
  for (const { table, rows, bytes } of askedTables(tables)) await db.load(table, bytes, rows);
});
afterAll(() => db?.close());

// Without a factor, which by_cell leaves out, and without smoothing.
const indicators = ["unemployment_rate", "jobs_multiplier", "jobs_multiplier_with_founders"];

test.each(indicators)(
  "%s: the figures of the cells are those of the series of one cell",
  async (indicator) => {
    let compared = 0;
    for (const cell of ["urban", "rural"]) {
      const series = await ask(db, "series", [city.city, indicator, cell, "quarter"]);
      for (const row of series) {
        const found = (await ask(db, "by_cell", [city.city, indicator, row.quarter])).find(
          (c) => c.cell === cell,
        );
        expect(found?.obs_status).toBe(row.obs_status);
        for (const column of ["estimate", "ci_lower", "ci_upper", "se", "df"] as const) {
          if (row[column] === null) expect(found?.[column]).toBeNull();
          else
            expect((found?.[column] ?? Number.NaN) / (row[column] || 1)).toBeCloseTo(
              row[column] === 0 ? 0 : 1,
              9,
            );
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(30);
  },
);

test("cells of enterprises add up to the level of the city", async () => {
  const level = await ask(db, "series", [city.city, "employment_level", "*", "quarter"]);
  const [row] = level.filter((figure) => figure.estimate !== null);
  const cells = await ask(db, "by_cell", [city.city, "employment_level", row?.quarter ?? ""]);
  const sum = cells.reduce((total, cell) => total + (cell.estimate ?? Number.NaN), 0);
  expect(sum / (row?.estimate ?? 1)).toBeCloseTo(1, 10);
});
