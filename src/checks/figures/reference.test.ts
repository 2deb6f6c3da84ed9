import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { csvParse, type DSVRowArray } from "d3";
import { beforeAll, describe, expect, test } from "vitest";
import { toArrow } from "#contract/arrow.ts";
import { type CellRow, cellsTable, type LinkRow, linksTable } from "#contract/published/moment-tables.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import { plainIndicator } from "#contract/registry/plain-indicator.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import { ask } from "#db/ask.ts";
import type { Database } from "#db/database.ts";
import { changeRows } from "#pipeline/estimate/changes.ts";
import { type EstimateContext, seriesFigures } from "#pipeline/estimate/figures.ts";
import { cellMoments, linkMoments } from "#pipeline/estimate/moments.ts";
import { buildSeries } from "#pipeline/estimate/series.ts";
import { tQuantileRows, tTable } from "#pipeline/estimate/t-quantiles.ts";
import type { Sample } from "#pipeline/weigh/sample.ts";
import type { Samples } from "#pipeline/weigh/samples.ts";
import { openParityDatabase } from "../../../scripts/data/parity.ts";
import { readRegistry } from "../../../scripts/registry.ts";

// Three that must agree on the worked example: unit rows in TypeScript, published moments in SQL, and R survey.
// The example's names are older than the contract's: mapped here.

const HOME = fileURLToPath(new URL("../../../../shared/reference/simdata", import.meta.url));
const absent = !existsSync(HOME);
const TOLERANCE = 1e-9;
const FIRST = quarterIndex("2010Q1") - 1;
const CITY = "example";
const SURVEYS = { COM: "community", ENT: "enterprise" } as const;
const read = (name: string) => csvParse(readFileSync(`${HOME}/${name}`, "utf8"));
const surveyOf = (name: string | undefined) => SURVEYS[name as keyof typeof SURVEYS];

interface Example {
  readonly samples: ReadonlyMap<string, Samples>;
  readonly cells: ReadonlyMap<string, readonly string[]>;
}
let example: Example;
let expected: DSVRowArray<string>;
let db: Database;

function sampleOf(quarter: number, rows: readonly Record<string, string>[]): Sample {
  const strata = [...Map.groupBy(rows, (row) => row.stratum ?? "")].map(([id, own]) => {
    const populationUnits = Number(own[0]?.pop_n);
    const units = own.map((row) => ({ id: row.unit ?? "", y: Number(row.y), x: Number(row.x) }));
    const stratum = { id, members: [id], cell: own[0]?.cell ?? "", populationUnits };
    return { ...stratum, weight: populationUnits / units.length, units };
  });
  return { quarter, strata };
}

function readExample(): Example {
  const byIndicator = Map.groupBy(read("micro_noised.csv"), (row) => `${row.survey} ${row.indicator}`);
  const samples = [...byIndicator].map(([key, rows]) => {
    const byQuarter = Map.groupBy(rows, (row) => FIRST + Number(row.quarter));
    return [key, new Map([...byQuarter].map(([quarter, own]) => [quarter, sampleOf(quarter, own)]))] as const;
  });
  const cells = [...byIndicator].map(
    ([key, rows]) => [key, [...new Set(rows.map((r) => r.cell ?? ""))]] as const,
  );
  return { samples: new Map(samples), cells: new Map(cells) };
}

function indicatorOf(key: string): Indicator {
  const [survey, id] = key.split(" ");
  return plainIndicator({
    ...{ id: key.replace(" ", "_"), survey: surveyOf(survey) },
    ...(id === "growth" ? { interval: "t", unit: "percent_change" } : {}),
  });
}

/** The cells of a domain of the example: all, an area, a sector, a size. */
function cellsOf(key: string, domain: string): readonly string[] {
  const cells = example.cells.get(key) ?? [];
  return domain === "all"
    ? cells
    : cells.filter((cell) => cell.split("_").some((part) => domain.includes(part)));
}

function expectClose(found: number | null | undefined, wanted: string | undefined, place: string): void {
  const difference = Math.abs((found ?? Number.NaN) - Number(wanted)) / Math.abs(Number(wanted));
  expect(difference, `${place}: found ${found}, expected ${wanted}`).toBeLessThanOrEqual(TOLERANCE);
}

function seriesOf(key: string, domain: string) {
  const samples = example.samples.get(key) ?? new Map();
  return buildSeries(indicatorOf(key), samples, cellsOf(key, domain), () => null, 2);
}

const quarters = { first: FIRST + 1, last: FIRST + 9 };
const context: EstimateContext = {
  ...{ release: "test", city: CITY, t: tTable(tQuantileRows()), targets: [] },
  ...{ span: [quarters.first, quarters.last], disqualified: new Set(), imputedShares: new Map() },
};

async function loadMoments(): Promise<void> {
  const place = (row: Record<string, string>) => ({
    ...{ city: CITY, survey: surveyOf(row.survey), quarter: quarterOf(FIRST + Number(row.quarter)) },
    ...{ cell: row.cell ?? "", indicator: `${row.survey}_${row.indicator}` },
  });
  const numbers = (row: Record<string, string>, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, Number(row[name])]));
  const cells = read("public/cells.csv").map((row) => ({
    ...place(row),
    ...numbers(row, ["n_resp", "ty", "tx", "vyy", "vxy", "vxx", "dfc", "vinf"]),
    ...{ sum_w: null, sum_ww: null, imputed_share: null },
  })) as unknown as CellRow[];
  const links = read("public/links.csv").map((row) => ({
    ...place(row),
    ...numbers(row, ["lag", "n_match", "c_y1y0", "c_y1x0", "c_x1y0", "c_x1x0"]),
  })) as unknown as LinkRow[];
  await db.load("cells", toArrow(cellsTable, cells), cells.length);
  await db.load("links", toArrow(linksTable, links), links.length);
}

beforeAll(async () => {
  if (absent) return;
  example = readExample();
  expected = read("expected_R.csv");
  const indicators = [...example.samples.keys()].map(indicatorOf);
  db = await openParityDatabase({ ...(await readRegistry()), indicators }, tQuantileRows());
  await loadMoments();
});

const title = absent ? "the worked example (skipped: ../shared/reference is not here)" : "the worked example";
describe.skipIf(absent)(title, () => {
  test("moments of cells and links are those of the example", () => {
    let compared = 0;
    for (const row of read("public/cells.csv")) {
      const sample = example.samples.get(`${row.survey} ${row.indicator}`)?.get(FIRST + Number(row.quarter));
      const found = sample && cellMoments(sample).find((moments) => moments.cell === row.cell);
      for (const name of ["ty", "tx", "dfc", "vinf"] as const)
        if (Number(row[name]) !== 0)
          expectClose(found?.[name], row[name], `${row.indicator} ${row.cell} ${name}`);
      compared += 1;
    }
    for (const row of read("public/links.csv")) {
      const samples = example.samples.get(`${row.survey} ${row.indicator}`);
      const later = samples?.get(FIRST + Number(row.quarter));
      const earlier = samples?.get(FIRST + Number(row.quarter) - Number(row.lag));
      const links = later && earlier ? linkMoments(later, earlier) : [];
      const found = links.find((moments) => moments.cell === row.cell);
      expect(found?.n_match).toBe(Number(row.n_match));
      compared += 1;
    }
    expect(compared).toBeGreaterThan(1500);
  });

  test("ratios and their standard errors in TypeScript are R's", () => {
    for (const row of expected) {
      const series = seriesOf(`${row.survey} ${row.indicator}`, row.domain ?? "");
      const figure = seriesFigures(series, context).find(
        (f) => f.kind === "quarter" && f.end === FIRST + Number(row.quarter),
      );
      const place = `${row.indicator} ${row.domain} ${row.quarter}`;
      expectClose(figure?.combination?.estimate, row.r, place);
      expectClose(Math.sqrt(figure?.combination?.variance ?? Number.NaN), row.se, `${place} se`);
      expectClose(figure?.combination?.y, row.ty, `${place} total`);
    }
  });

  test("ratios and their standard errors in SQL, over the example's published moments, are R's", async () => {
    const wanted = Map.groupBy(expected, (row) => `${row.survey} ${row.indicator}|${row.domain}`);
    for (const [key, rows] of wanted) {
      const [indicator = "", domain = ""] = key.split("|");
      const cells = cellsOf(indicator, domain).join(",");
      const answer = await ask(db, "series", [CITY, indicator.replace(" ", "_"), cells, "quarter"]);
      for (const row of rows) {
        const found = answer.find((a) => a.quarter === quarterOf(FIRST + Number(row.quarter)));
        expectClose(found?.estimate, row.r, key);
        expectClose(found?.se, row.se, `${key} se`);
      }
    }
  });

  test("changes between quarters are R's in TypeScript and in SQL", async () => {
    const series = seriesOf("COM unemp_rate", "all");
    const changes = changeRows(series, seriesFigures(series, context), context);
    const cells = cellsOf("COM unemp_rate", "all").join(",");
    const answer = await ask(db, "change", [CITY, "COM_unemp_rate", cells, "quarter", 1]);
    for (const row of read("expected_change_R.csv")) {
      const period = quarterOf(FIRST + Number(row.quarter));
      const own = changes.find((c) => c.period === period && c.lag === 1 && c.period_kind === "quarter");
      for (const found of [own, answer.find((a) => a.quarter === period)]) {
        expectClose(found?.change, row.change, `change ${period}`);
        expectClose(found?.se, row.se, `change ${period} se`);
      }
    }
  });

  test("the change of a hire rate over a panel that moves is near R's stacked design", () => {
    const series = seriesOf("ENT hire_rate", "all");
    const changes = changeRows(series, seriesFigures(series, context), context);
    for (const row of read("expected_entchange_R.csv")) {
      const own = changes.find((c) => c.period === quarterOf(FIRST + Number(row.quarter)) && c.lag === 1);
      expectClose(own?.change, row.change, "hire rate");
      // METHOD section 3: the covariance of partly overlapping panels departs from R's by up to 0.7 %.
      expect(Math.abs((own?.se ?? 0) / Number(row.se) - 1)).toBeLessThan(0.007);
    }
  });
});
