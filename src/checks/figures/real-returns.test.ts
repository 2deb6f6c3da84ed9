import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { csvParse } from "d3";
import { beforeAll, describe, expect, test } from "vitest";
import type { ChangeRow, EstimateRow } from "#contract/published/figure-tables.ts";
import { buildCity } from "#pipeline/build-city.ts";
import { checkCity } from "#pipeline/check/city-returns.ts";
import { tQuantileRows, tTable } from "#pipeline/estimate/t-quantiles.ts";
import { readRegistry } from "../../../scripts/registry.ts";
import { listReturns, readCity } from "../../../scripts/returns-folder.ts";

// Returns made from real surveys, with R's answers. They are read where they lie and never copied in here.

const REAL = fileURLToPath(new URL("../../../../shared/real", import.meta.url));
const absent = !existsSync(REAL);
const TOLERANCE = 1e-9;

const expectedRows = (name: string) => csvParse(readFileSync(`${REAL}/${name}`, "utf8"));

interface City {
  readonly city: string;
  readonly refused: number;
  readonly office: readonly EstimateRow[];
  readonly published: readonly EstimateRow[];
  readonly changes: readonly ChangeRow[];
  readonly knownTotals: ReadonlyMap<string, number>;
}
let cities: readonly City[] = [];

beforeAll(async () => {
  if (absent) return;
  const registry = await readRegistry();
  const context = { ...registry, release: "test", t: tTable(tQuantileRows()), noiseKey: "key" };
  const { cities: ids } = await listReturns(REAL);
  cities = await Promise.all(
    ids.map(async (id) => {
      const checked = checkCity((await readCity(REAL, id)).files);
      const {
        officeEstimates: office,
        estimates: published,
        changes,
        benchmarks,
      } = buildCity(checked, context);
      const knownTotals = new Map(benchmarks.map((row) => [row.quarter, row.known_total ?? Number.NaN]));
      return { city: id, refused: checked.ledger.refused, office, published, changes, knownTotals };
    }),
  );
});

function cityOf(id: string | undefined): City {
  const city = cities.find((c) => c.city === id);
  if (!city) throw new Error(`no such city in ../shared/real: ${id}`);
  return city;
}

function figureOf(city: City, indicator: string, period: string | undefined): EstimateRow {
  const row = city.office.find((r) => r.indicator === indicator && r.period === period);
  if (!row) throw new Error(`no figure of ${city.city}: ${indicator} ${period}`);
  return row;
}

/** An empty cell of the reference means that there is no such number. */
function expectClose(found: number | null | undefined, expected: string | undefined, place: string): void {
  const number = expected === "" || expected === undefined ? null : Number(expected);
  if (number === null) return;
  const difference = Math.abs((found ?? Number.NaN) - number) / (Math.abs(number) || 1);
  expect(difference, `${place}: found ${found}, expected ${expected}`).toBeLessThanOrEqual(TOLERANCE);
}

const title = absent ? "real returns (skipped: ../shared/real is not here)" : "real returns";
describe.skipIf(absent)(title, () => {
  test("are all accepted", () => {
    expect(cities.map((c) => [c.city, c.refused])).toStrictEqual([
      ["uk-firms", 0],
      ["za-cpt", 0],
      ["za-nma", 0],
    ]);
  });

  test("rates and multipliers of communities, and their standard errors, are R's", () => {
    const rows = expectedRows("expected_communities_R.csv");
    expect(rows).toHaveLength(26);
    for (const row of rows) {
      const city = cityOf(row.city);
      const place = `${row.city} ${row.quarter}`;
      const rate = figureOf(city, "unemployment_rate", row.quarter);
      expectClose(rate.estimate, row.rate, `${place} rate`);
      expectClose(rate.se, row.rate_se, `${place} rate_se`);
      expectClose(rate.n_responding, row.r, `${place} r`);
      const multiplier = figureOf(city, "jobs_multiplier", row.quarter);
      expectClose(multiplier.estimate, row.mult, `${place} mult`);
      expectClose(multiplier.se, row.mult_se, `${place} mult_se`);
      const total = city.knownTotals.get(row.quarter ?? "") ?? Number.NaN;
      const jobs = figureOf(city, "new_jobs", row.quarter);
      expectClose((jobs.estimate ?? Number.NaN) / total, row.newemp_rate, `${place} newemp_rate`);
      if (jobs.se !== null) expectClose(jobs.se / total, row.newemp_rate_se, `${place} newemp_rate_se`);
    }
  });

  test("intervals of communities are those of an independent program", () => {
    const rows = expectedRows("expected_communities_method.csv");
    expect(rows).toHaveLength(78);
    const ids = { entrepreneur_multiplier: "jobs_multiplier", newly_employed_rate: "new_jobs" };
    for (const row of rows) {
      const city = cityOf(row.city);
      const indicator = ids[row.indicator as keyof typeof ids] ?? row.indicator ?? "";
      const figure = figureOf(city, indicator, row.quarter);
      const size = indicator === "new_jobs" ? (city.knownTotals.get(row.quarter ?? "") ?? Number.NaN) : 1;
      const place = `${row.city} ${row.quarter} ${indicator}`;
      expectClose((figure.estimate ?? Number.NaN) / size, row.est, `${place} est`);
      // That program knows METHOD section 4 only; the multiplier's interval is ratio-interval.ts.
      if (row.lo === "" || indicator === "jobs_multiplier") continue;
      expectClose(figure.df, row.df, `${place} df`);
      expectClose((figure.ci_lower ?? Number.NaN) / size, row.lo, `${place} lo`);
      expectClose((figure.ci_upper ?? Number.NaN) / size, row.hi, `${place} hi`);
    }
  });

  test("the multiplier's interval holds the value of the whole population far more often than that of section 4", () => {
    const held = expectedRows("expected_communities_R.csv").filter((row) => {
      const { ci_lower, ci_upper } = figureOf(cityOf(row.city), "jobs_multiplier", row.quarter);
      return (
        (ci_lower ?? Number.NaN) <= Number(row.truth_mult) &&
        Number(row.truth_mult) <= (ci_upper ?? Number.NaN)
      );
    });
    // 26 quarters of four panels; section 4 holds it in 20.
    expect(held.length).toBe(24);
  });

  test("changes between quarters, a redrawn panel among them, have the method's standard error", () => {
    const rows = expectedRows("expected_change_method.csv");
    expect(rows.filter((row) => row.panel_break === "1").length).toBeGreaterThan(0);
    for (const row of rows) {
      const change = cityOf(row.city).changes.find(
        (c) => c.indicator === "unemployment_rate" && c.period === row.quarter && c.lag === 1,
      );
      const place = `${row.city} ${row.quarter}`;
      expect(change?.from_period).toBe(row.prev);
      expectClose(change?.change, row.change, `${place} change`);
      expectClose(change?.se, row.se_method, `${place} se`);
      expectClose(change?.df, row.df_m, `${place} df`);
      expectClose(change?.ci_lower, row.m_lo, `${place} lo`);
      expectClose(change?.ci_upper, row.m_hi, `${place} hi`);
    }
  });

  test("growth of matched enterprises and its standard error are R's", () => {
    const rows = expectedRows("expected_enterprises_R.csv").filter(
      (row) => row.kind === "growth_matched" && row.domain === "all",
    );
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) {
      const figure = figureOf(cityOf(row.city), "employment_growth", row.quarter);
      expectClose(figure.estimate, row.est, `${row.quarter} est`);
      expectClose(figure.se, row.se, `${row.quarter} se`);
      expectClose(figure.n_responding, row.n, `${row.quarter} n`);
    }
  });

  test("smoothed intervals of enterprises are those of an independent program", () => {
    const rows = expectedRows("expected_enterprises_method.csv").filter((row) => row.domain === "all");
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) {
      const figure = figureOf(cityOf("uk-firms"), "employment_growth", row.quarter);
      expectClose(figure.df, row.df_star, `${row.quarter} df`);
      expectClose(figure.ci_lower, row.lo, `${row.quarter} lo`);
      expectClose(figure.ci_upper, row.hi, `${row.quarter} hi`);
    }
  });

  test("what is published is the office's figure, or nothing", () => {
    let kept = 0;
    for (const city of cities.filter((c) => c.city !== "uk-firms")) {
      for (const row of city.published.filter((r) => r.estimate !== null)) {
        const office = city.office.find(
          (r) =>
            r.indicator === row.indicator && r.period === row.period && r.period_kind === row.period_kind,
        );
        expect(row).toStrictEqual(office);
        kept += 1;
      }
      const weak = city.published.filter((r) => r.obs_status === "unreliable");
      expect(weak.length).toBeGreaterThan(0);
      for (const row of weak) expect([row.estimate, row.se, row.ci_lower]).toStrictEqual([null, null, null]);
    }
    expect(kept).toBeGreaterThan(50);
  });
});
