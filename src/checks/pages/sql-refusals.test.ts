import { expect, test } from "vitest";
import { ended, openSqlDesk, run, runsOf, said, shownRows, write } from "./sql-page.ts";

// The SQL desk of the built site with the real engine: what it refuses, cuts off and stops. One page serves all tests, in
// their order.

const { desk } = await openSqlDesk();
const { page } = desk;
const HELD = ["estimates", "t_quantiles", "sample", "indicators"];

test("with tables loaded the page is ready to refuse", async () => {
  const counts = HELD.map((table) => `(select count(*) from ${table})`);
  expect((await run(page, `select ${counts.join(" + ")}`)).fault).toBeNull();
  expect(await page.locator("#sql-held tbody tr").count()).toBe(HELD.length);
}, 120_000);

const OUTSIDE = [
  "select * from read_csv('/etc/passwd')",
  "select * from read_csv('https://other.example/a.csv')",
  "from 'https://other.example/a.csv'",
  "from '/etc/passwd'",
  "from read_parquet('https://other.example/a.parquet')",
  "attach 'https://other.example/a.db'",
  "attach ':memory:' as m",
  "copy (select 1) to 'x.csv'",
  "copy (select 1) to 'https://other.example/x.csv'",
  "export database 'x'",
  "install httpfs",
  "load 'https://other.example/x.duckdb_extension.wasm'",
  "create secret s (type s3)",
  "from query('from ''https://other.example/a.csv''')",
];

test("files, addresses, databases and extensions outside are refused, without any request", async () => {
  // What workers ask for is heard, too.
  expect(desk.requests.some((url) => url.endsWith(".gzip"))).toBe(true);
  const before = desk.requests.length;
  for (const sql of OUTSIDE) {
    expect((await run(page, sql)).fault, sql).toMatch(/^Only the published files of this site/);
  }
  for (const sql of ["set enable_external_access = true", "reset lock_configuration", "pragma threads = 4"]) {
    expect((await run(page, sql)).fault, sql).toMatch(/settings are fixed/);
  }
  for (const sql of [
    "drop table estimates",
    "create or replace view cells as select 1",
    "delete from sample",
  ]) {
    expect((await run(page, sql)).fault, sql).toMatch(/cannot be changed/);
  }
  // A new address makes the browser look at the page's icon again.
  expect(desk.requests.slice(before).filter((url) => !url.endsWith("/icon.svg"))).toEqual([]);
  await run(
    page,
    "select current_setting('enable_external_access') as a, current_setting('lock_configuration') as b",
  );
  expect(await shownRows(page)).toEqual([["false", "true"]]);
}, 120_000);

test("ten million rows are not taken out, and it is said", async () => {
  const { count } = await run(page, "select * from range(10000000)");
  expect(count).toBe(
    "More than 100,000 rows: only the first 100,000 were taken out, and downloads hold no others. The table shows the first 1,000.",
  );
  expect(await page.locator("#sql-rows tbody tr").count()).toBe(1000);
  expect((await run(page, "select range from range(1500)")).count).toBe(
    "1,500 rows. The table shows the first 1,000.",
  );
});

async function stop(sql: string): Promise<string> {
  await write(page, sql);
  const before = await runsOf(page);
  await page.click("#sql-run");
  await page.waitForSelector("#sql-cancel:not([hidden])");
  await page.waitForFunction(() =>
    /Computing/.test(document.querySelector("#sql-message")?.textContent ?? ""),
  );
  await page.waitForTimeout(700);
  await page.click("#sql-cancel");
  await ended(page, before);
  expect(await page.locator(".cm-content").textContent()).toContain(sql.slice(0, 20));
  return (await said(page)).message;
}

test("an endless query is stopped, the text and the loaded tables stay", async () => {
  const endless = "with recursive r(n) as (select 1 union all select n + 1 from r) select count(*) from r";
  expect(await stop(endless)).toBe("Stopped. Your text is still there.");
  await run(page, "select 41 + 1 as answer");
  expect(await shownRows(page)).toEqual([["42"]]);
  expect(await page.locator("#sql-held tbody tr").count()).toBeGreaterThanOrEqual(4);
});

test("a query that does not listen is stopped with its engine, and the next run starts another", async () => {
  const deaf = "select levenshtein(repeat('a', 300000), repeat('b', 300000))";
  expect(await stop(deaf)).toMatch(/^Stopped.*The engine was closed/);
  expect(await page.isVisible("#sql-held")).toBe(false);
  await run(page, "select count(*) > 0 as there from estimates");
  expect(await shownRows(page)).toEqual([["true"]]);
}, 120_000);

test("in all this nothing offended the policy, asked another host or was missing", () => {
  expect(desk.faults).toEqual([]);
});
