import { readFile } from "node:fs/promises";
import { tableFromIPC } from "apache-arrow";
import { expect, test } from "vitest";
import { HISTORY_KEY, KEPT_QUERIES } from "#components/sql/history.ts";
import { testedSite } from "../../../scripts/built-site.ts";
import { sumOf, weighFetched } from "./page-weight.ts";
import {
  editorThere,
  ended,
  openSqlDesk,
  run,
  runsOf,
  SQL_PATH,
  said,
  shownRows,
  visitDesk,
  write,
} from "./sql-page.ts";

// The SQL desk of the built site in a real Chromium with the real engine: asking. One page serves most tests, in their
// order. Queries of an earlier visit are kept in the browser.

/** What the bundler makes of src/components/sql/editor.ts. */
const EDITOR = /\/editor\.[\w-]+\.js$/;
const earlier = Array.from({ length: KEPT_QUERIES }, (_, i) => `select ${i} as earlier`);
const { url, browser, desk } = await openSqlDesk({
  permissions: ["clipboard-read", "clipboard-write"],
  kept: { [HISTORY_KEY]: JSON.stringify(earlier) },
});
const { page } = desk;

test("without script the examples, tables and columns are there to read, at phone width", async () => {
  for (const path of ["/explore/sql/", SQL_PATH]) {
    const visit = await visitDesk(browser, url, path, {
      javaScriptEnabled: false,
      viewport: { width: 320, height: 700 },
    });
    expect(await visit.page.locator("#sql").isVisible()).toBe(false);
    expect(await visit.page.locator(".sql-example pre").count()).toBeGreaterThanOrEqual(8);
    expect(await visit.page.locator(".sql-table").count()).toBeGreaterThanOrEqual(15);
    const sideways = await visit.page.evaluate(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    expect(sideways).toBe(0);
    expect(visit.faults).toEqual([]);
    await visit.page.context().close();
  }
});

test("the page weighs at most 150 KB before the editor and the engine", async () => {
  const files = await weighFetched(testedSite(), page);
  const sum = (own: boolean) => sumOf(files.filter(({ path }) => EDITOR.test(path) === own));
  console.log(`SQL desk: ${sum(false)} bytes gzip, then ${sum(true)} for the editor`);
  expect(sum(false)).toBeLessThanOrEqual(150_000);
  expect(sum(true)).toBeGreaterThan(0);
  expect(files.some(({ path }) => path.endsWith(".gzip"))).toBe(false);
});

test("from one community's return to the figure of the city, with what it loaded", async () => {
  const button = page.locator("#example-sample button");
  await page.locator("#example-sample summary").click();
  await button.click();
  const before = await runsOf(page);
  await page.keyboard.press("ControlOrMeta+Enter");
  await ended(page, before);
  const [row] = await shownRows(page);
  expect(Number(row?.[6])).toBeCloseTo(Number(row?.[7]), 12);
  expect((await said(page)).count).toBe("1 row.");
  const held = await page.locator("#sql-held tbody tr").allTextContents();
  expect(held.map((text) => /^\w+/.exec(text)?.[0])).toEqual([
    ...["estimates", "t_quantiles", "sample", "indicators"],
  ]);
  const address = new URL(page.url()).searchParams;
  expect(address.get("v")).toBe("1");
  expect(address.get("q")).toContain("from sample");
}, 120_000);

test("malformed SQL is marked at its place, and the page lives on", async () => {
  expect((await run(page, "select\n  foo\nfrom estimates")).fault).toMatch(/at the place marked/);
  expect(await page.locator(".cm-lintRange-error").textContent()).toBe("foo");
  expect(await page.isVisible("#sql-result")).toBe(false);
  expect((await run(page, "selec 1")).fault).toMatch(/syntax is wrong/);
  expect(await page.locator(".cm-lintRange-error").textContent()).toBe("selec");
  expect((await run(page, "  -- nothing\n;")).message).toBe("Write a query first.");
  expect((await run(page, "select 41 + 1 as answer")).fault).toBeNull();
  expect(await shownRows(page)).toEqual([["42"]]);
  expect(await page.locator(".cm-lintRange-error").count()).toBe(0);
});

test("tables of one's own last from run to run", async () => {
  expect((await run(page, "create table mine as select city from estimates limit 3")).fault).toBeNull();
  expect((await run(page, "create view seen as from mine")).count).toBe("Done. It returns no rows.");
  await run(page, "select count(*) from seen; select count(*) + 1 from seen");
  expect(await shownRows(page)).toEqual([["4"]]);
});

test("cells hold the cities ticked, a macro of one city needs that one alone", async () => {
  await run(page, "select count(*) > 0 from series('wuhan', 'unemployment_rate', 'urban', 'quarter')");
  const row = page.locator("#sql-held tbody tr", { hasText: /^cells/ });
  expect(await row.locator("td").first().textContent()).toBe("Wuhan");
  await page.locator(".sql-choice summary").click();
  for (const box of await page.locator("input[name=city]").all()) {
    await box.setChecked((await box.inputValue()) === "changchun");
  }
  await run(page, "select distinct city from cells");
  expect(await shownRows(page)).toEqual([["changchun"]]);
  expect(new URL(page.url()).searchParams.get("cities")).toBe("changchun");
  await page.locator("input[name=city][value=changchun]").setChecked(false);
  expect((await run(page, "select distinct city from cells")).message).toMatch(/at least one city/);
  for (const box of await page.locator("input[name=city]").all()) await box.setChecked(true);
}, 120_000);

const hints = async () =>
  (await page.isVisible("#sql-hints")) ? page.locator("#sql-hints li").allTextContents() : [];

test("a query that finds nothing and names what the release does not know is given the nearest ids", async () => {
  const macro = "select * from series('Changchun', 'unemploymentrate', 'urban', 'quarter')";
  expect((await run(page, macro)).count).toBe("No row answers the query.");
  expect(await hints()).toEqual([
    "No city has the id “Changchun”. Did you mean changchun (Changchun)?",
    "No indicator has the id “unemploymentrate”. Did you mean unemployment_rate (monitoring-sample unemployment rate)?",
  ]);
  expect(await page.locator(".cm-content").textContent()).toBe(macro);
  await run(page, "select * from by_cell('changchun', 'hire_rate', '2031Q1')");
  expect(await hints()).toEqual([
    expect.stringMatching(/^There is no quarter “2031Q1”\. Here are \d{4}Q\d to \d{4}Q\d/),
  ]);
  await run(page, "select * from estimates where city = '长春市' and period = '2016q2'");
  expect(await hints()).toEqual([
    "No city has the id “长春市”. Did you mean changchun (Changchun)?",
    "There is no period “2016q2”. Did you mean 2016Q2?",
  ]);
  await run(page, "select * from estimates where city = 'atlantis'");
  expect(await hints()).toEqual([
    expect.stringMatching(/^No city has the id “atlantis”\. Cities here: .*changchun/),
  ]);
  await run(page, "select * from estimates where city = 'changchun' and estimate > 1e12");
  expect(await hints()).toEqual([]);
  await run(page, "select count(*) from estimates where city = 'atlantis'");
  expect(await hints()).toEqual([]);
}, 120_000);

const CLUMSY = `select '=1+1' as formula, null as nothing, 1.5 as n, [1, 2] as list, 2 as n
union all select '长春', 'a,b', -2, null, 3`;

test("an answer is shown with NULL and numbers in line, and can be had as files", async () => {
  await run(page, CLUMSY);
  expect((await shownRows(page))[0]).toEqual(["=1+1", "NULL", "1.5", "[1,2]", "2"]);
  expect(await page.locator("#sql-rows td.sql-number").count()).toBe(4);
  const save = async (form: string) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.click(`button[data-form=${form}]`),
    ]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  const csv = await save("csv");
  expect(csv.name).toMatch(/^jiuye-.+-query\.csv$/);
  expect(csv.bytes.toString("utf8").split("\n")[1]).toBe('=1+1,,1.5,"[1,2]",2');
  const excel = (await save("csv_excel")).bytes;
  expect([...excel.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(excel.toString("utf8")).toContain("'=1+1");
  expect(JSON.parse((await save("json")).bytes.toString("utf8"))[1]).toMatchObject({
    ...{ formula: "长春", n: -2, list: null, n_2: 3 },
  });
  const arrow = tableFromIPC((await save("arrow")).bytes);
  expect([arrow.numRows, arrow.schema.fields.map(({ name }) => name)]).toEqual([
    ...[2, ["formula", "nothing", "n", "list", "n"]],
  ]);
  await page.click("#sql-copy");
  await page.waitForFunction(() => /2/.test(document.querySelector("#sql-copied")?.textContent ?? ""));
  expect((await page.evaluate(() => navigator.clipboard.readText())).split("\n")[2]).toBe(
    "长春\ta,b\t-2\t\t3",
  );
});

test("a chart is guessed, drawn and drawn anew", async () => {
  await page.locator("#example-series summary").click();
  await page.locator("#example-series button").click();
  const before = await runsOf(page);
  await page.click("#sql-run");
  await ended(page, before);
  await page.locator("#sql-chart summary").click();
  const picture = page.locator("#sql-chart svg[role=img]");
  expect(await picture.getAttribute("aria-label")).toMatch(/^Line of estimate by quarter/);
  expect(await picture.locator("path").count()).toBeGreaterThan(2);
  await page.selectOption("#sql-chart select[name=mark]", "bar");
  await page.waitForFunction(() => document.querySelectorAll("#sql-chart svg[role=img] rect").length > 10);
  expect(await page.locator("#sql-chart figcaption").textContent()).toMatch(/Interval: ci_lower to ci_upper/);
});

test("the keyboard gets into the editor, through its suggestions, and out of it", async () => {
  await write(page, "");
  await page.keyboard.type("select est");
  const option = page.locator(".cm-tooltip-autocomplete li", { hasText: /^estimates/ });
  await option.waitFor();
  expect(await option.textContent()).toBe("estimatesestimates");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("sql-run");
  await page.keyboard.press("Shift+Tab");
  expect(await page.evaluate(() => document.activeElement?.className)).toBe("sql-editor");
});

test("a long query is not in the address, and the list of queries outlives the page", async () => {
  await run(page, `select 7 as seven -- ${"x".repeat(4100)}`);
  expect(await page.isVisible("#sql-long")).toBe(true);
  expect(new URL(page.url()).search).toBe("");
  await page.goto(`${url}${SQL_PATH}?v=9&q=select+1`);
  await editorThere(page);
  expect((await said(page)).message).toMatch(/newer version/);
  expect(await page.locator(".cm-content").textContent()).toContain("series(");
  await page.goto(`${url}${SQL_PATH}?v=1&q=select+'%3Cb%3E'&cities=atlantis`);
  await editorThere(page);
  expect(await page.locator(".cm-content").textContent()).toBe("select '<b>'");
  expect((await said(page)).message).toMatch(/cities that are not here.*has not been run/);
  expect(await runsOf(page)).toBeNull();
  await page.locator("#sql-history summary").click();
  expect(await page.locator("#sql-history li").count()).toBe(KEPT_QUERIES);
  expect(await page.locator("#sql-history li").first().textContent()).toMatch(/^select 7 as seven/);
  await page.locator("#sql-history > button").click();
  expect(await page.locator("#sql-history li").count()).toBe(0);
});

test("in all this nothing offended the policy, asked another host or was missing", () => {
  expect(desk.faults).toEqual([]);
});

test("the text field alone serves where the editor and storage cannot be had; a cut file is named", async () => {
  const visit = await visitDesk(browser, url, "/explore/sql/", {}, async (fresh) => {
    await fresh.route(EDITOR, (route) => route.abort());
    await fresh.route(/estimates\.arrow$/, async (route) => {
      const body = await (await route.fetch()).body();
      await route.fulfill({ body: body.subarray(0, body.length - 400) });
    });
    await fresh.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("blocked", "SecurityError");
        },
      });
    });
  });
  const field = visit.page.locator("#sql-text");
  const runHere = async (sql: string) => {
    await field.fill(sql);
    const before = await runsOf(visit.page);
    await field.press("ControlOrMeta+Enter");
    await ended(visit.page, before);
    return said(visit.page);
  };
  expect((await runHere("select nowhere from indicators")).fault).toMatch(/位置已标出/);
  const marked = await field.evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  );
  expect(marked).toBe("nowhere");
  expect((await runHere("select count(*) from indicators")).count).toBe("共 1 行。");
  expect((await runHere("select count(*) from estimates")).message).toMatch(/estimates\.arrow/);
  expect(await visit.page.locator("#sql-history li").count()).toBe(3);
  await visit.page.context().close();
}, 120_000);
