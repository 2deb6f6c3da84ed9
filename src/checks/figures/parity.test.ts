import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Database } from "#db/database.ts";
import { buildCity } from "#pipeline/build-city.ts";
import { checkCity } from "#pipeline/check/city-returns.ts";
import { tQuantileRows, tTable } from "#pipeline/estimate/t-quantiles.ts";
import { arbitraryCity } from "#pipeline/trial/arbitrary-city.ts";
import { answering, checkWritten, rewritten, writtenCity } from "#pipeline/trial/written-city.ts";
import { askedTables, checkParity, openParityDatabase } from "../../../scripts/data/parity.ts";
import { readRegistry } from "../../../scripts/registry.ts";

const registry = await readRegistry();
const quantiles = tQuantileRows();
const context = { release: "test", ...registry, t: tTable(quantiles), noiseKey: "key" };

let db: Database;
beforeAll(async () => {
  db = await openParityDatabase(registry, quantiles);
}, 180_000);

// The demonstration's ten cities of forty quarters are compared whole when they are built; these are what they are not:
// cells that merge, refusals, zeros. FC_SEED draws others.
test("SQL over moments and TypeScript over unit rows agree on any small city", async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(arbitraryCity, async (files) => {
      const city = checkCity(files);
      expect(city.ledger.refused).toBe(0);
      const tables = buildCity(city, context);
      compared += (await checkParity(db, city.city, tables, askedTables(tables))).comparisons;
    }),
    { numRuns: 12 },
  );
  expect(compared).toBeGreaterThan(1000);
}, 400_000);

test("they agree where no enterprise hires and where all staff leave", async () => {
  const sizes = ["large", "medium", "small"] as const;
  const quarter = (line: (size: string, staff: number) => string) => ({
    enterprises: Object.fromEntries(
      sizes.flatMap((size, s) =>
        Array.from({ length: 12 }, (_, i) => [`${size}-${i}`, line(size, 100 * (3 - s) + i)]),
      ),
    ),
  });
  const closed = (size: string) => `${size},C,closed,0,0,0,0,0,0,`;
  const city = checkWritten(
    sizes.map((size) => `enterprise,${size}/C,40,`),
    {
      "2015Q4": quarter((size, staff) => answering(size, staff, staff + (staff % 3))),
      "2016Q1": quarter((size, staff) => answering(size, staff + (staff % 3), staff + 3 + (staff % 5))),
      "2016Q2": quarter((size, staff) => answering(size, staff + 3 + (staff % 5), staff)),
      "2016Q3": quarter((size, staff) => answering(size, staff, 0).replace("active", "closed")),
      "2016Q4": quarter(closed),
    },
  );
  expect(city.ledger.refused).toBe(0);
  const tables = buildCity(city, context);
  const changes = tables.changes.map((row) => `${row.indicator} ${row.period}`);
  expect(changes).toContain("hire_rate 2016Q1");
  expect(changes).not.toContain("hire_rate 2016Q2");
  expect(changes).not.toContain("separation_rate 2016Q3");
  expect((await checkParity(db, city.city, tables, askedTables(tables))).comparisons).toBeGreaterThan(0);
});

test("they agree on rates that are next to the same in every community", async () => {
  const answer = (quarter: number) => ({
    communities: Object.fromEntries(
      Array.from({ length: 14 }, (_, i) => {
        const staff = 100_000 * (14 + i);
        const unemployed = staff / 20 + ((7 * i + quarter) % 5 === 0 ? 1 : 0);
        return [`c${i}`, `urban,responded,${staff},${staff},${unemployed},,${staff / 100},,${i},${2 * i}`];
      }),
    ),
  });
  const quarters = Object.fromEntries([1, 2, 3, 4].map((q) => [`2016Q${q}`, answer(q)]));
  const city = checkWritten(["community,urban,100,90000000"], quarters);
  expect(city.ledger.refused).toBe(0);
  const tables = buildCity(city, context);
  const [rate] = tables.estimates.filter((row) => row.indicator === "unemployment_rate");
  expect(rate?.se).toBeGreaterThan(1e-8);
  expect((await checkParity(db, city.city, tables, askedTables(tables))).worst).toBeLessThan(1e-9);
});

test("they agree on rates that are the same in every community but for one person in millions", async () => {
  const answer = (quarter: number) => ({
    communities: Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => {
        const jobs = 100_000 * (10 + ((37 * i + 11 * quarter) % 80));
        const newly = jobs + (i === 4 ? 100 : 0);
        return [
          `c${i}`,
          `${i < 14 ? "urban" : "rural"},responded,${30 * jobs},${20 * jobs},${jobs},,${newly},,${jobs},${3 * jobs}`,
        ];
      }),
    ),
  });
  const quarters = Object.fromEntries([1, 2, 3, 4].map((q) => [`2016Q${q}`, answer(q)]));
  const city = checkWritten(["community,urban,320,48000000000", "community,rural,180,"], quarters);
  expect(city.ledger.refused).toBe(0);
  const tables = buildCity(city, context);
  const level = tables.estimates.find((row) => row.indicator === "new_jobs");
  expect(level?.se).toBeGreaterThan(1e-6 * (level?.estimate ?? 0));
  // The same rate everywhere: the smallest df of the two cells, where crumbs would make another.
  const activity = tables.estimates.find((row) => row.indicator === "entrepreneurial_activity");
  const dfc = tables.cells.flatMap((row) =>
    row.indicator === "entrepreneurial_activity" && row.quarter === "2016Q1" ? [row.dfc ?? 0] : [],
  );
  expect(dfc).toHaveLength(2);
  expect(activity).toMatchObject({ se: 0, df: Math.floor(Math.min(...dfc)) });
  expect((await checkParity(db, city.city, tables, askedTables(tables))).worst).toBeLessThan(1e-9);
});

test("they agree on changes that come of nothing but a known total", async () => {
  const communities = Object.fromEntries(
    Array.from({ length: 14 }, (_, i) => [
      `c${i}`,
      `urban,responded,2000,${1000 + 97 * i},50,,${i < 2 ? 20 + i : 0},,3,6`,
    ]),
  );
  const [first, ...later] = [1, 2, 3, 4].map((q) => `2016Q${q}`);
  const files = writtenCity(["community,urban,320,480000"], {
    [first ?? ""]: { communities },
    ...Object.fromEntries(later.map((quarter) => [quarter, { communities }])),
  });
  const grown = (text: string) =>
    text.replaceAll(/(2016Q)(\d)(.*),480000/g, (_, y, q, rest) => `${y}${q}${rest},${480000 + 4 * q}`);
  const city = checkCity({ ...files, frame: files.frame && rewritten("frame", files.frame, grown) });
  const tables = buildCity(city, context);
  const [change] = tables.changes.filter((row) => row.indicator === "new_jobs" && row.lag === 1);
  expect(change?.se).toBeGreaterThan(0);
  expect((await checkParity(db, city.city, tables, askedTables(tables))).worst).toBeLessThan(1e-9);
});
