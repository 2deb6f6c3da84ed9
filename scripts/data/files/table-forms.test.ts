import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { strFromU8, unzipSync } from "fflate";
import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fromArrow } from "#contract/arrow.ts";
import { parseCsv } from "#contract/csv.ts";
import {
  type AlertRow,
  alertsTable,
  type EstimateRow,
  estimatesTable,
} from "#contract/published/figure-tables.ts";
import type { ManifestFile } from "#contract/published/manifest.ts";
import type { PublishedTable } from "#pipeline/publish/publish.ts";
import { readRegistry } from "../../registry.ts";
import { writeCityArchive, writeCommonArchives } from "./archives.ts";
import { openParquetWriter } from "./parquet.ts";
import { writeTables } from "./table-forms.ts";

const figure = (period: string, estimate: number | null): EstimateRow => ({
  ...{ release: "2016Q2", city: "changchun", period, period_kind: "quarter", indicator: "unemployment_rate" },
  ...{
    domain: "urban",
    estimate,
    ci_lower: estimate,
    ci_upper: 0.1 + 0.2,
    ci_lower_50: null,
    ci_upper_50: null,
  },
  ...{
    se: 1e-17,
    df: 19,
    cv: null,
    quality: "A",
    n_responding: 20,
    verdict_change: "no_change_demonstrated",
  },
  ...{ verdict_target: null, imputed_share: null, obs_status: "normal", conf_status: "free" },
});
const estimates: EstimateRow[] = [figure("2016Q1", 1 / 3), figure("2016Q2", null)];
const alerts: AlertRow[] = [
  { city: "changchun", quarter: "2016Q2", rule: "tier_1", band: "3-5" },
  { city: "changchun", quarter: "2016Q2", rule: "tier_2", band: "<3" },
];
const tables: PublishedTable[] = [
  { table: estimatesTable, city: "changchun", rows: estimates },
  { table: alertsTable, city: "changchun", rows: alerts },
];

async function makeRelease(staging: string): Promise<ManifestFile[]> {
  const registry = await readRegistry();
  const facts = { release: "2016Q2", releasedOn: "2016-08-25", simulated: true, registry };
  const parquet = await openParquetWriter();
  const files = await writeTables(tables, { staging, facts, parquet });
  parquet.close();
  const codebook = new TextEncoder().encode("table,column\n");
  const archives = { staging, facts, codebook };
  return [
    ...files,
    await writeCityArchive("changchun", files, archives),
    ...(await writeCommonArchives(files, archives)),
  ];
}

let dir = "";
let files: ManifestFile[] = [];
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "jiuye-forms-"));
  files = await makeRelease(dir);
});
afterAll(() => rm(dir, { recursive: true }));

const bytesOf = (path: string) => readFile(join(dir, path));
const textOf = async (path: string) => (await bytesOf(path)).toString("utf8");

test("every form of a table has the same rows at full precision", async () => {
  expect(fromArrow(estimatesTable, await bytesOf("changchun/estimates.arrow"))).toEqual(estimates);
  expect(parseCsv(estimatesTable, await textOf("changchun/estimates.csv"), "csv")).toEqual(estimates);
  expect(JSON.parse(await textOf("changchun/estimates.json"))).toEqual(estimates);
  expect(await readParquet("changchun/estimates.parquet")).toEqual(estimates);
});

test("a chart's data are the figures that it draws", async () => {
  const path = "charts/unemployment_rate/changchun";
  expect(JSON.parse(await textOf(`${path}.json`))).toEqual(estimates);
  expect(await readParquet(`${path}.parquet`)).toEqual(estimates);
});

test("Parquet says of itself that it is simulated", async () => {
  const path = join(dir, "changchun/alerts.parquet");
  const rows = await select(
    `SELECT key::VARCHAR AS key, value::VARCHAR AS value FROM parquet_kv_metadata('${path}')`,
  );
  expect(rows).toContainEqual({ key: "simulated", value: "true" });
});

test("the CSV for Excel begins with a mark, names cities in Chinese, and holds no date or formula", async () => {
  const text = await textOf("changchun/alerts-excel.csv");
  expect(text.startsWith("\uFEFF")).toBe(true);
  expect(text).toContain("长春");
  expect(text.split("\r\n")[1]).toMatch(/3–5,模拟数据 simulated data$/);
  expect(text).not.toMatch(/,\d+-\d+(,|\r)/);
});

test("a workbook has cover, notes and the table, without merged cells", async () => {
  const book = await readXlsx(await bytesOf("changchun/estimates.xlsx"));
  expect(book.sheets.map((sheet) => sheet.name)).toEqual(["封面 Cover", "说明 Notes", "estimates"]);
  const [cover, notes, data] = book.sheets;
  expect(JSON.stringify(cover?.rows)).toContain("模拟数据");
  expect(notes?.rows).toHaveLength(estimatesTable.columns.length + 1);
  expect(data?.rows[1]).toContain(1 / 3);
  expect(data?.rows[1]).toContain("长春 Changchun");
  expect(data?.rows[1]).toContain("无法判断 no change demonstrated");
  for (const sheet of book.sheets) expect(sheet.merges ?? []).toEqual([]);
});

test("an archive checks itself and describes its CSVs", async () => {
  const zip = unzipSync(await bytesOf("changchun/changchun.zip"));
  const sums = strFromU8(zip.SHA256SUMS ?? new Uint8Array())
    .trim()
    .split("\n");
  expect(sums).toHaveLength(Object.keys(zip).length - 1);
  for (const line of sums) {
    const [digest, path = ""] = line.split("  ");
    expect(sha256(zip[path] ?? new Uint8Array()), path).toBe(digest);
  }
  const described = JSON.parse(strFromU8(zip["datapackage.json"] ?? new Uint8Array()));
  expect(described.resources.map(({ path }: { path: string }) => path)).toEqual([
    "csv/estimates.csv",
    "csv/alerts.csv",
  ]);
  expect(Object.keys(zip)).toContain("xlsx/estimates.xlsx");
});

test("datapackage.json and csv-metadata.json lie beside the files they name", async () => {
  const { resources } = JSON.parse(await textOf("datapackage.json"));
  for (const { path, hash, bytes } of resources) {
    expect(hash).toBe(`sha256:${sha256(await bytesOf(path))}`);
    expect(bytes).toBe((await bytesOf(path)).length);
  }
  const { tables: described } = JSON.parse(await textOf("csv-metadata.json"));
  expect(described.map(({ url }: { url: string }) => url)).toEqual(
    resources.map(({ path }: { path: string }) => path),
  );
});

test("the manifest has every file as it is, and two builds write the same bytes", async () => {
  const again = await mkdtemp(join(tmpdir(), "jiuye-forms-"));
  try {
    const second = await makeRelease(again);
    expect(second).toEqual(files);
    for (const { path, sha256: digest } of files) expect(sha256(await bytesOf(path)), path).toBe(digest);
  } finally {
    await rm(again, { recursive: true });
  }
});

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function select(sql: string) {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const rows = (await connection.runAndReadAll(sql)).getRowObjectsJS();
  connection.closeSync();
  return rows;
}

const readParquet = (path: string) => select(`SELECT * FROM '${join(dir, path)}'`);
