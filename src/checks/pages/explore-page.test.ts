import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { testedSite } from "../../../scripts/built-site.ts";
import { sampleOf } from "../sample.ts";
import { openSite } from "./opened-site.ts";
import { weighAtRest } from "./page-weight.ts";

// The explorer of the built site in a real Chromium.

const dist = testedSite();
const { url, visit } = await openSite();

const drawn = (page: Page, state: string) =>
  page.waitForFunction(
    (wanted) => document.querySelector<HTMLElement>("#explored")?.dataset.state === wanted,
    state,
    { timeout: 90_000 },
  );
const said = (page: Page, pattern: RegExp) =>
  page.waitForFunction(
    (source) => new RegExp(source).test(document.querySelector("#ask-message")?.textContent ?? ""),
    pattern.source,
    { timeout: 90_000 },
  );
const sentence = (page: Page) => page.locator("#explored .chart-sentence").textContent();

for (const prefix of ["", "/en"]) {
  test(`${prefix || "zh"}: without script chart, table, sentence and SQL stand, and the page says what needs one`, async () => {
    const { page, faults } = await visit(`${prefix}/explore/`, { javaScriptEnabled: false });
    expect(await page.locator("#explored .chart-wide svg[role=img]").isVisible()).toBe(true);
    expect(await page.locator("#explored tbody tr").count()).toBeGreaterThan(4);
    expect(await sentence(page)).toMatch(/95/);
    expect(await page.locator("#explored-sql").textContent()).toMatch(
      /series\('changchun', 'unemployment_rate'/,
    );
    expect(await page.locator("noscript p").isVisible()).toBe(true);
    expect(await page.locator("#explore").isVisible()).toBe(false);
    expect(faults).toEqual([]);
    await page.context().close();
  });
}

// One of the languages, as the sample draws: the other differs in its words alone.
test("a choice gives chart, table, sentence and SQL; back and forward bring it again", async () => {
  const prefix = sampleOf(dist).pick("a choice on the explorer", ["", "/en"]) ?? "";
  const { page, faults } = await visit(`${prefix}/explore/`);
  const before = await page.locator("#explored").innerHTML();
  await page.selectOption("select[name=s]", "rural");
  await drawn(page, "1");
  expect(new URL(page.url()).search).toBe("?v=1&s=rural");
  const rural = await sentence(page);
  expect(rural).toMatch(prefix === "" ? /乡村.*（95%）.*比上年同期/ : /\(rural\).*\(95%\).*a year earlier/);
  expect(await page.locator("#explored .chart-wide svg").isVisible()).toBe(true);
  expect(await page.locator("#explored tbody tr").count()).toBeGreaterThan(4);
  expect(await page.locator("#explored-sql").textContent()).toMatch(
    /'rural', 'four_quarter'\)\nWHERE quarter BETWEEN/,
  );
  const open = new URL((await page.locator("#explored-open").getAttribute("href")) ?? "", page.url());
  expect(open.pathname).toBe(`${prefix}/explore/sql/`);
  expect(open.searchParams.get("v")).toBe("1");
  expect(open.searchParams.get("q")).toMatch(/^SELECT \* FROM series/);
  await page.selectOption("select[name=x]", "cells");
  await drawn(page, "2");
  await page.goBack();
  await drawn(page, "3");
  expect(await sentence(page)).toBe(rural);
  await page.goBack();
  await page.waitForFunction((html) => document.querySelector("#explored")?.innerHTML === html, before);
  expect(await page.inputValue("select[name=s]")).toBe("own");
  await page.goForward();
  await page.waitForFunction(
    (text) => document.querySelector("#explored .chart-sentence")?.textContent === text,
    rural,
  );
  expect(faults).toEqual([]);
  await page.context().close();
}, 180_000);

test("a link of a newer form is said to be one and shows the default; one cut in half works", async () => {
  const { page } = await visit("/en/explore/?v=9&i=hire_rate");
  await said(page, /newer form of the page \(v=9\)/);
  expect(await page.inputValue("select[name=i]")).toBe("unemployment_rate");
  await page.goto(`${url}/en/explore/?v=1&c=changchun.wuhan&i=new_jobs&s=rur`);
  await drawn(page, "1");
  expect(await page.inputValue("select[name=i]")).toBe("new_jobs");
  expect(await page.inputValue("select[name=s]")).toBe("own");
  const download = page.waitForEvent("download");
  await page.click("[data-do=csv]");
  const path = await (await download).path();
  expect(await readFile(path, "utf8")).toMatch(/^city,indicator,cells,period_kind,period,/);
  await page.context().close();
}, 120_000);

test("a data file that was altered is named with what is wrong, and the drawn chart stays", async () => {
  const { page } = await visit("/en/explore/");
  await page.route(/changchun\/cells\.arrow$/, async (route) => {
    const body = await (await route.fetch()).body();
    body[body.length >> 1] = (body[body.length >> 1] ?? 0) ^ 255;
    await route.fulfill({ body });
  });
  const before = await page.locator("#explored").innerHTML();
  await page.selectOption("select[name=p]", "quarter");
  await said(page, /changchun\/cells\.arrow.*SHA-256/);
  expect(await page.locator("#explored").innerHTML()).toBe(before);
  await page.unroute(/changchun\/cells\.arrow$/);
  await page.selectOption("select[name=s]", "urban");
  await drawn(page, "2");
  await page.context().close();
}, 180_000);

test("an engine that cannot be had is said in a sentence; leaving the page ends the engine's worker", async () => {
  const { page } = await visit("/en/explore/");
  await page.route(/\.gzip$/, (route) => route.abort());
  const before = await page.locator("#explored").innerHTML();
  await page.selectOption("select[name=p]", "quarter");
  await said(page, /cannot run/);
  expect(await page.locator("#explored").innerHTML()).toBe(before);
  await page.unroute(/\.gzip$/);
  await page.selectOption("select[name=s]", "urban");
  await drawn(page, "2");
  expect(page.workers().length).toBeGreaterThan(0);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  await expect.poll(() => page.workers().length).toBe(0);
  // As when the page comes back out of the browser's store of pages: the next choice starts the engine anew.
  await page.selectOption("select[name=s]", "rural");
  await drawn(page, "1");
  await page.context().close();
}, 180_000);

test("the explorer weighs at most 150 KB over the wire, 15 KB of it script, before anyone touches it", async () => {
  const { page } = await visit("/explore/");
  const { total, script } = await weighAtRest(dist, page, "explorer");
  expect(total).toBeLessThanOrEqual(150_000);
  expect(script).toBeLessThanOrEqual(15_000);
  await page.context().close();
});
