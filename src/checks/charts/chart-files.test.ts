import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { parseCsv } from "#contract/csv.ts";
import {
  briefingPath,
  CHART_FILE_KINDS,
  chartMadePath,
  PICTURE_FORMS,
  PICTURES,
} from "#contract/published/chart-files.ts";
import { chartFile } from "#contract/published/data-files.ts";
import { type EstimateRow, estimatesTable } from "#contract/published/figure-tables.ts";
import { latestSchema, type Manifest, manifestSchema } from "#contract/published/manifest.ts";
import { type Indicator, parseJson } from "#contract/registry/registry.ts";
import { testedSite } from "../../../scripts/built-site.ts";
import { readRegistry } from "../../../scripts/registry.ts";
import { sampleOf } from "../sample.ts";
import { packageFaults, partsOf } from "./office-package.ts";
import { seriesOf, slideNames } from "./pptx-parts.ts";

// The files beside the chart pages of a built site, against the data files that readers can download.

const site = testedSite();
const read = (path: string) => readFile(join(site, path));
const json = async (path: string) => (await read(path)).toString("utf8");
const { release } = parseJson(latestSchema, await json("data/latest.json"), "latest.json");
const manifest: Manifest = parseJson(
  manifestSchema,
  await json(`data/${release}/manifest.json`),
  "manifest.json",
);
const { indicators } = await readRegistry();
const charts = manifest.cities.flatMap(({ id: city }) =>
  indicators.flatMap((indicator) =>
    (["", "en/"] as const).map((start) => ({
      indicator,
      city,
      start,
      name: `${start}${indicator.id} ${city}`,
    })),
  ),
);
/** Files are opened of so many of them; which, the sample says. */
const OPENED = 40;
const opened = sampleOf(site).some(charts, OPENED, ({ name }) => name);

async function rowsOf({ id, pooling }: Indicator, city: string): Promise<readonly EstimateRow[]> {
  const path = `data/${release}/${chartFile(id, city, "csv")}`;
  if (!existsSync(join(site, path))) return [];
  const rows = parseCsv(estimatesTable, await json(path), path);
  const kind = pooling === "none" ? "quarter" : "four_quarter";
  return rows.filter((row) => row.period_kind === kind && row.estimate !== null && row.quality !== "F");
}

test("every chart has all its files in both languages", () => {
  const missing = charts.flatMap(({ indicator, city, start }) =>
    CHART_FILE_KINDS.map((kind) => `${start}${chartMadePath(indicator.id, city, kind)}`).filter(
      (path) => !existsSync(join(site, path)),
    ),
  );
  expect(missing).toEqual([]);
});

test("pictures have the sizes that their addresses say", async () => {
  for (const { indicator, city, start } of opened) {
    for (const form of PICTURE_FORMS) {
      const path = `${start}${chartMadePath(indicator.id, city, form)}`;
      const png = await read(path);
      const { width, height } = PICTURES[form];
      expect({ path, size: [png.readUInt32BE(16), png.readUInt32BE(20)] }).toEqual({
        ...{ path, size: [width, height] },
      });
    }
  }
});

test("slides are sound packages, and their charts hold the numbers of the data file", async () => {
  let compared = 0;
  for (const { indicator, city, start, name } of opened) {
    const parts = partsOf(await read(`${start}${chartMadePath(indicator.id, city, "pptx")}`));
    expect({ name, faults: packageFaults(parts) }).toEqual({ name, faults: [] });
    const rows = await rowsOf(indicator, city);
    if (rows.length === 0) continue;
    // Points of 100 are written as such, by shifting the decimal point.
    const scale = indicator.unit === "index" ? 100 : 1;
    const series = seriesOf(parts, "ppt/charts/chart1.xml").map(({ values }) =>
      values.filter((v) => v !== null),
    );
    const wanted = [rows.map((row) => row.estimate)];
    if (indicator.survey !== "register")
      wanted.push(
        rows.map((row) => row.ci_lower),
        rows.map((row) => row.ci_upper),
      );
    for (const column of wanted) {
      const same = series.some(
        (values) =>
          values.length === column.length &&
          values.every(
            (value, i) => Math.abs(value - (column[i] ?? Number.NaN) * scale) <= 1e-12 * Math.abs(value),
          ),
      );
      expect({ name, same }).toEqual({ name, same: true });
      compared += column.length;
    }
  }
  expect(compared).toBeGreaterThan(500);
});

test("single files hold the numbers of the data file, and ask for nothing", async () => {
  for (const { indicator, city, start, name } of opened) {
    const html = await json(`${start}${chartMadePath(indicator.id, city, "html")}`);
    const { document } = parseHTML(html);
    const rows = await rowsOf(indicator, city);
    if (rows.length > 0) {
      const cells = document.querySelectorAll("tbody tr").length;
      expect({ name, enough: cells >= rows.length }).toEqual({ name, enough: true });
    }
    const asks = [...document.querySelectorAll("[src], link[href], script[src], image")].map(
      (e) => e.outerHTML,
    );
    expect({ name, asks }).toEqual({ name, asks: [] });
  }
});

test("each city's newest report has a deck of at most ten slides", async () => {
  for (const { id, community, enterprise } of manifest.cities) {
    const quarter = [community?.last, enterprise?.last]
      .filter((last) => last !== undefined)
      .toSorted()
      .at(-1);
    for (const start of ["", "en/"]) {
      const path = `${start}${briefingPath(id, quarter ?? "")}`;
      const parts = partsOf(await read(path));
      const slides = slideNames(parts).length;
      expect({ path, faults: packageFaults(parts), few: slides >= 6 && slides <= 10 }).toEqual({
        ...{ path, faults: [], few: true },
      });
    }
  }
});
