import { beforeAll, expect, test } from "vitest";
import { toArrow } from "#contract/arrow.ts";
import { type TQuantileRow, tQuantilesTable } from "#contract/published/moment-tables.ts";
import type { Database } from "./database.ts";
import { openNodeDatabase } from "./node.ts";

let db: Database;
beforeAll(async () => {
  db = await openNodeDatabase([]);
}, 180_000);

const quantile = (df: number): TQuantileRow => ({ df, t975: df / 2, t9975: df, t75: df / 4 });
const load = (rows: TQuantileRow[]) => db.load("t_quantiles", toArrow(tQuantilesTable, rows), rows.length);

test("a statement that is kept sees what was loaded after it was planned", async () => {
  const sql = "SELECT df, t975 FROM t_quantiles WHERE df >= ?::DOUBLE ORDER BY df";
  expect(await db.query(sql, [900])).toStrictEqual([]);
  await load([quantile(3)]);
  expect(await db.query(sql, [3])).toStrictEqual([{ df: 3, t975: 1.5 }]);
  await load([quantile(1000)]);
  expect(await db.query(sql, [900])).toStrictEqual([{ df: 1000, t975: 500 }]);
});

test("a statement that fails does not stand in the way of the next", async () => {
  const sql = "SELECT 1 / (CASE WHEN ?::DOUBLE > 1 THEN error('too much') ELSE 1 END)::DOUBLE AS n";
  await expect(db.query(sql, [2])).rejects.toThrow("too much");
  await expect(db.query("SELECT nothing FROM nowhere WHERE n = ?", [2])).rejects.toThrow("nowhere");
  expect(await db.query(sql.replace("error('too much')", "2"), [2])).toStrictEqual([{ n: 0.5 }]);
});

test("more statements than are kept may be asked", async () => {
  for (let i = 0; i < 60; i++) {
    expect(await db.query(`SELECT ${i} + ?::DOUBLE AS n`, [1])).toStrictEqual([{ n: i + 1 }]);
  }
  const [kept] = await db.query("SELECT count(*) AS n FROM duckdb_prepared_statements()");
  expect(Number(kept?.n)).toBeLessThanOrEqual(25);
});
