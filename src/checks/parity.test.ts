import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Database } from "#db/database.ts";
import { arbitraryCity } from "#pipeline/arbitrary-city.ts";
import { buildCity } from "#pipeline/build-city.ts";
import { checkCity } from "#pipeline/city-returns.ts";
import { tQuantileRows, tTable } from "#pipeline/t-quantiles.ts";
import { askedTables, checkParity, openParityDatabase } from "../../scripts/parity.ts";
import { readRegistry } from "../../scripts/registry.ts";

const registry = await readRegistry();
const quantiles = tQuantileRows();
const context = { release: "test", ...registry, t: tTable(quantiles), noiseKey: "key" };

let db: Database;
beforeAll(async () => {
  db = await openParityDatabase(registry, quantiles);
}, 30_000);

test("SQL over moments and TypeScript over unit rows agree on any small city", async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(arbitraryCity, async (files) => {
      const city = checkCity(files);
      expect(city.ledger.refused).toBe(0);
      const tables = buildCity(city, context);
      compared += (await checkParity(db, city.city, tables, askedTables(tables))).comparisons;
    }),
    { numRuns: 40 },
  );
  expect(compared).toBeGreaterThan(1000);
}, 120_000);
