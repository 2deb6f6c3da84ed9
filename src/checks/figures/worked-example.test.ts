import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { workedExample } from "#components/method/worked-example.ts";
import { fromArrow } from "#contract/arrow.ts";
import { type EstimateRow, estimatesTable } from "#contract/published/figure-tables.ts";
import { latestSchema, type Manifest, manifestSchema } from "#contract/published/manifest.ts";
import { type TQuantileRow, tQuantilesTable } from "#contract/published/moment-tables.ts";
import type { Database } from "#db/database.ts";
import { openNodeDatabase } from "#db/node.ts";
import { macrosFromDisk } from "#db/sql-node.ts";
import { testedSite } from "../../../scripts/built-site.ts";

// What the method's page works out from a few published moments is what the release publishes, figure by figure.

let db: Database;
let folder: string;
let manifest: Manifest;
let estimates: EstimateRow[];
let tQuantiles: TQuantileRow[];

beforeAll(async () => {
  const data = join(testedSite(), "data");
  const { release } = latestSchema.parse(JSON.parse(await readFile(join(data, "latest.json"), "utf8")));
  folder = join(data, release);
  manifest = manifestSchema.parse(JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")));
  estimates = fromArrow(estimatesTable, await readFile(join(folder, "estimates.arrow")));
  tQuantiles = fromArrow(tQuantilesTable, await readFile(join(folder, "t-quantiles.arrow")));
  db = await openNodeDatabase(macrosFromDisk());
  for (const { table, path, rows } of manifest.files) {
    if (table === "cells" && path.endsWith(".arrow")) {
      await db.load(table, await readFile(join(folder, path)), rows ?? 0);
    }
  }
});

afterAll(() => db?.close());

test("the example worked out by hand is the published figure, in every city and quarter", async () => {
  const published = estimates.filter(
    ({ indicator, period_kind, se }) =>
      indicator === "unemployment_rate" && period_kind === "quarter" && se !== null,
  );
  expect(published.length).toBeGreaterThan(0);
  for (const { city, period, estimate, ci_lower, ci_upper, se, df } of published) {
    const example = await workedExample(db, city, period, tQuantiles);
    const told = [example?.rate, example?.lower, example?.upper, example?.se, example?.df];
    [estimate, ci_lower, ci_upper, se, df].forEach((value, i) => {
      expect(Math.abs((told[i] ?? Number.NaN) - (value ?? Number.NaN)), `${city} ${period}`).toBeLessThan(
        1e-9,
      );
    });
  }
});
