import { tableFromIPC, tableToIPC } from "apache-arrow";
import { afterEach, beforeAll, expect, test } from "vitest";
import { toArrow } from "#contract/arrow.ts";
import { type CellRow, cellsTable } from "#contract/published/moment-tables.ts";
import { type TargetRow, targetsTable } from "#contract/registry/registry-tables.ts";
import type { Database } from "./database.ts";
import { openNodeDatabase } from "./node.ts";

const macro = `create or replace macro cell_totals(wanted, at_least) as table
  select cell, n_resp, ty, vinf from cells where city = wanted and n_resp >= at_least order by cell`;

let db: Database;
beforeAll(async () => {
  db = await openNodeDatabase([macro]);
}, 180_000);
afterEach(async () => {
  await db.query("DELETE FROM cells");
  await db.query("DELETE FROM targets");
});

function cellsOf(city: string, count: number): Uint8Array {
  return toArrow(
    cellsTable,
    Array.from({ length: count }, (_, i) => cell(city, i)),
  );
}

function cell(city: string, i: number): CellRow {
  const moments = { ty: i / 7, tx: 1e9 + i, vyy: 0.1, vxy: null, vxx: 3, dfc: 4, vinf: null };
  const key = { city, survey: "community", quarter: "2016Q1", cell: `cell-${i}` } as const;
  return {
    ...key,
    indicator: "unemployment_rate",
    n_resp: i,
    ...moments,
    sum_w: null,
    sum_ww: 0,
    imputed_share: null,
  };
}

function target(scored: boolean): TargetRow {
  const years = { from_year: 2011, to_year: null };
  const texts = { basis: "year", concept: "登记失业率", chart: "none", source_title: "“十二五”规划" };
  return {
    ...{ city: "changchun", indicator: "unemployment_rate", value: 0.045, bound: null, scored },
    ...years,
    ...texts,
    source_copy: "original",
  };
}

test("rows come back as plain objects, whole numbers, fractions, texts, truth values and nulls as written", async () => {
  await db.load("cells", cellsOf("wuhan", 3), 3);
  await db.load("targets", toArrow(targetsTable, [target(true), target(false)]), 2);
  const cells = await db.query("SELECT * FROM cells ORDER BY n_resp");
  expect(cells).toStrictEqual([0, 1, 2].map((i) => cell("wuhan", i)));
  const targets = await db.query("SELECT * FROM targets ORDER BY scored DESC");
  expect(targets).toStrictEqual([target(true), target(false)]);
});

test("several cities go into one table", async () => {
  await db.load("cells", cellsOf("wuhan", 3), 3);
  await db.load("cells", cellsOf("weihai", 2), 2);
  const counts = await db.query("SELECT city, count(*) AS n FROM cells GROUP BY city ORDER BY city");
  expect(counts).toStrictEqual([
    { city: "weihai", n: 2 },
    { city: "wuhan", n: 3 },
  ]);
});

test("loads started together do not miscount one another", async () => {
  const cities = ["wuhan", "weihai", "jilin"];
  await Promise.all(cities.map((city, i) => db.load("cells", cellsOf(city, i + 1), i + 1)));
  expect(await db.query("SELECT count(*) AS n FROM cells")).toStrictEqual([{ n: 6 }]);
});

test("the caller keeps the bytes", async () => {
  const bytes = cellsOf("wuhan", 3);
  await db.load("cells", bytes, 3);
  expect(bytes).toStrictEqual(cellsOf("wuhan", 3));
});

test("a table without rows is loaded as such", async () => {
  await db.load("cells", cellsOf("wuhan", 0), 0);
  await expect(db.load("cells", cellsOf("wuhan", 0), 5)).rejects.toThrow(
    "table cells: expected 5 rows, found 0",
  );
});

test("a wrong number of rows is named and nothing of the file stays", async () => {
  await expect(db.load("cells", cellsOf("wuhan", 3), 4)).rejects.toThrow(
    "table cells: expected 4 rows, found 3",
  );
  expect(await db.query("SELECT count(*) AS n FROM cells")).toStrictEqual([{ n: 0 }]);
});

const whole = cellsOf("wuhan", 3);
const reversed = cellsTable.columns.map((column) => column.name).toReversed();
const refusals: [string, Uint8Array, string][] = [
  [
    "the Arrow file format",
    tableToIPC(tableFromIPC(whole), "file"),
    "expected an Arrow IPC stream, found the Arrow file format",
  ],
  ["a cut stream", whole.slice(0, -8), "expected an Arrow IPC stream, found one without its end"],
  ["a web page", new TextEncoder().encode("<!doctype html>"), "expected an Arrow IPC stream, found other"],
  ["an empty file", new Uint8Array(), "expected an Arrow IPC stream, found other bytes"],
  [
    "columns in another order",
    tableToIPC(tableFromIPC(whole).select(reversed as never[]), "stream"),
    "expected columns city, survey, quarter",
  ],
];
test.each(refusals)("%s is refused by name and the next file loads", async (_, bytes, message) => {
  await expect(db.load("cells", bytes, 3)).rejects.toThrow(`table cells: ${message}`);
  await db.load("cells", whole, 3);
  expect(await db.query("SELECT count(*) AS n FROM cells")).toStrictEqual([{ n: 3 }]);
});

test("a macro is asked with parameters", async () => {
  await db.load("cells", cellsOf("wuhan", 3), 3);
  expect(await db.query("SELECT * FROM cell_totals(?, ?)", ["wuhan", 2])).toStrictEqual([
    { cell: "cell-2", n_resp: 2, ty: 2 / 7, vinf: null },
  ]);
});

test("totals and decimals are numbers", async () => {
  const sql =
    "SELECT sum(i::INTEGER) AS total, max(i) AS top, 1.25::DECIMAL(9, 2) AS price FROM range(4) t(i)";
  expect(await db.query(sql)).toStrictEqual([{ total: 6, top: 3, price: 1.25 }]);
});

test("nothing is fetched from an extension server", async () => {
  const sql =
    "SELECT name, value FROM duckdb_settings() WHERE name LIKE 'auto%known_extensions' ORDER BY name";
  expect(await db.query(sql)).toStrictEqual([
    { name: "autoinstall_known_extensions", value: "false" },
    { name: "autoload_known_extensions", value: "false" },
  ]);
  await expect(db.query("SELECT json('{}')")).rejects.toThrow("json");
});

test("a macro that reads a column of no table is named", async () => {
  const faulty = "create or replace macro faulty() as table select colour from cells";
  await expect(openNodeDatabase([faulty])).rejects.toThrow(/macro faulty cannot be created: .*colour/s);
});
