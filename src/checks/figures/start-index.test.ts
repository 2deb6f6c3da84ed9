import { beforeAll, expect, test } from "vitest";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import { ask } from "#db/ask.ts";
import type { Database } from "#db/database.ts";
import { buildCity } from "#pipeline/build-city.ts";
import { tQuantileRows, tTable } from "#pipeline/estimate/t-quantiles.ts";
import { checkWritten } from "#pipeline/trial/written-city.ts";
import { askedTables, checkParity, openParityDatabase } from "../../../scripts/data/parity.ts";
import { readRegistry } from "../../../scripts/registry.ts";

const registry = await readRegistry();
const quantiles = tQuantileRows();
const context = { release: "test", ...registry, t: tTable(quantiles), noiseKey: null };

let db: Database;
beforeAll(async () => {
  db = await openParityDatabase(registry, quantiles);
}, 180_000);

/** Ten quarters of twelve communities out of `population`, asked again in SQL; counts by community, quarters from 0. */
async function builtCity(
  population: number,
  unemployed: (i: number, q: number) => number,
  jobs: (i: number) => number,
) {
  const communities = (q: number) =>
    Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [
        `c${i}`,
        `urban,responded,1500,1000,${unemployed(i, q)},,20,,3,${jobs(i)}`,
      ]),
    );
  const quarters = Array.from({ length: 10 }, (_, q) => [
    quarterOf(quarterIndex("2014Q1") + q),
    { communities: communities(q) },
  ]);
  const city = checkWritten([`community,urban,${population},500000`], Object.fromEntries(quarters));
  expect(city.ledger.refused).toBe(0);
  const tables = buildCity(city, context);
  await checkParity(db, city.city, tables, askedTables(tables));
  const { estimates, indices } = tables;
  return (indicator: string) => ({
    published: estimates.filter(
      (row) =>
        row.indicator === indicator && row.period_kind === "four_quarter" && row.obs_status === "normal",
    ),
    indices: indices.filter((row) => row.indicator === indicator && row.against === "start"),
  });
}

test("an index starts from the first four quarters that are published, not from those too uncertain to be", async () => {
  const rare = (i: number, q: number) => (q < 4 && i > 0 ? 0 : 40 + ((i + q) % 5));
  const { published, indices } = (await builtCity(100, rare, () => 5))("unemployment_rate");
  const [first, ...later] = published;
  expect(first?.period).not.toBe("2014Q1..2014Q4");
  expect(indices.map(({ base }) => base)).toStrictEqual(later.map(() => first?.period));
  expect(indices.map(({ period }) => period)).toStrictEqual(later.map(({ period }) => period));
});

test("a multiplier that enough communities carry has an index, however uncertain it is", async () => {
  const one = (i: number) => (i === 0 ? 900 : 1);
  const { published, indices } = (await builtCity(100, () => 40, one))("jobs_multiplier");
  expect(published[0]?.cv).toBeGreaterThan(0.333);
  expect(indices).toHaveLength(published.length - 1);
});

test("one that two communities carry has none, even where everybody was asked", async () => {
  const figuresOf = await builtCity(
    12,
    () => 40,
    (i) => (i < 2 ? 9 : 0),
  );
  const { published, indices } = figuresOf("jobs_multiplier");
  expect(published).toHaveLength(0);
  expect(indices).toHaveLength(0);
  expect(await ask(db, "index_start", ["testville", "jobs_multiplier"])).toHaveLength(0);
});
