import { afterAll, beforeAll, expect, test } from "vitest";
import { toArrow } from "#contract/arrow.ts";
import { type EstimateRow, estimatesTable } from "#contract/published/figure-tables.ts";
import { tQuantilesTable } from "#contract/published/moment-tables.ts";
import { ask } from "#db/ask.ts";
import type { Database } from "#db/database.ts";
import { openNodeDatabase } from "#db/node.ts";
import { macrosFromDisk } from "#db/sql-node.ts";
import { tQuantileRows } from "#pipeline/estimate/t-quantiles.ts";
import { comparePairs } from "#report/pairs.ts";

// The page that compares all cities judges pairs in TypeScript; the question `compare` does it for one city.

const PERIOD = "2017Q1..2017Q4";
const KEYS = { release: "2017Q4", period: PERIOD, period_kind: "four_quarter" } as const;

function estimate(i: number, indicator: string): EstimateRow {
  const limits = { ci_lower: null, ci_upper: null, ci_lower_50: null, ci_upper_50: null };
  const rest = { cv: null, quality: null, n_responding: 20, imputed_share: null } as const;
  return {
    ...KEYS,
    ...{ city: `city-${String(i).padStart(2, "0")}`, indicator, domain: "urban" },
    ...{ estimate: 0.03 + 0.002 * ((i * 7) % 11), se: 0.001 + 0.0007 * (i % 4), df: 4 + ((i * 5) % 13) },
    ...limits,
    ...rest,
    ...{ verdict_change: null, verdict_target: null, obs_status: "normal", conf_status: "free" },
  };
}

let db: Database;
beforeAll(async () => {
  db = await openNodeDatabase(macrosFromDisk());
  const quantiles = tQuantileRows();
  await db.load("t_quantiles", toArrow(tQuantilesTable, quantiles), quantiles.length);
}, 180_000);
afterAll(() => db?.close());

/** With five cities there are ten pairs, which is what verdict_joint of the question holds for. */
test.each([5, 10])(
  "differences, errors and verdicts of %d cities are those of the question",
  async (count) => {
    const indicator = `rate_${count}`;
    const rows = Array.from({ length: count }, (_, i) => estimate(i, indicator));
    await db.load("estimates", toArrow(estimatesTable, rows), rows.length);
    const pairs = comparePairs(
      rows.map(({ city, estimate, se, df }) => ({ city, estimate: estimate ?? 0, se: se ?? 0, df: df ?? 1 })),
    );
    expect(pairs).toHaveLength((count * (count - 1)) / 2);
    for (const { city } of rows) {
      const answers = await ask(db, "compare", [city, indicator, "four_quarter"]);
      for (const pair of pairs.filter((pair) => pair.city === city)) {
        const answer = answers.find((row) => row.other_city === pair.other);
        expect(answer?.difference).toBeCloseTo(pair.difference, 12);
        expect(answer?.se).toBeCloseTo(pair.se, 12);
        expect(answer?.df).toBe(pair.df);
        expect(answer?.verdict).toBe(pair.alone);
        if (count === 5) expect(answer?.verdict_joint).toBe(pair.relation);
      }
    }
    const verdicts = new Set(pairs.map(({ relation }) => relation));
    expect(verdicts).toContain("cannot_tell");
    expect(verdicts.size).toBeGreaterThan(1);
  },
  30_000,
);
