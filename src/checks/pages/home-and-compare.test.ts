import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { testedSite } from "../../../scripts/built-site.ts";
import { openSite } from "./opened-site.ts";
import { builtPages, fileOf } from "./page-kinds.ts";

// Finding a city and comparing cities, in a real Chromium on the built site. That these pages stand at phone width
// without script is seen with all other kinds (small-screens.test.ts).

const { url, visit } = await openSite();

const shownCities = (page: Page) =>
  page
    .locator("[data-city]:visible")
    .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset.city));

for (const path of ["/cities/", "/en/cities/"]) {
  test(`${path}: typing filters the list and goes into the address; what nobody is called is said`, async () => {
    const { page, faults } = await visit(path);
    const all = await shownCities(page);
    expect(all.length).toBeGreaterThan(2);
    await page.fill("#city-query", "cc");
    expect(await shownCities(page)).toStrictEqual(["changchun"]);
    expect(new URL(page.url()).search).toBe("?q=cc");
    await page.fill("#city-query", "北京");
    expect(await shownCities(page)).toStrictEqual([]);
    expect(await page.textContent("#city-search output")).toMatch(/北京/);
    await page.fill("#city-query", "");
    expect(await shownCities(page)).toStrictEqual(all);
    expect(new URL(page.url()).search).toBe("");
    expect(faults).toStrictEqual([]);
    await page.context().close();
  }, 180_000);
}

test("an address that holds a query shows its cities; Enter goes to the one that is meant", async () => {
  const { page } = await visit("/en/cities/?q=%E5%90%89%E6%9E%97");
  expect((await shownCities(page)).length).toBeGreaterThan(1);
  expect(await page.inputValue("#city-query")).toBe("吉林");
  await page.press("#city-query", "Enter");
  await page.waitForURL(`${url}/en/cities/jilin/`);
  await page.context().close();
}, 180_000);

test("the finder of the home page goes straight to a city, and to the list without script", async () => {
  const { page } = await visit("/");
  await page.fill("#city-query", "Wuhan");
  await page.press("#city-query", "Enter");
  await page.waitForURL(`${url}/cities/wuhan/`);
  await page.context().close();
  const plain = await visit("/", { javaScriptEnabled: false });
  await plain.page.fill("#city-query", "Wuhan");
  await plain.page.press("#city-query", "Enter");
  await plain.page.waitForURL(`${url}/cities/?q=Wuhan`);
  expect(await plain.page.locator("[data-city] a").count()).toBeGreaterThan(2);
  await plain.page.context().close();
}, 180_000);

test("another quarter redraws chart and matrix, stands in the address, and back leads to what was there", async () => {
  const { page, faults } = await visit("/en/compare/unemployment-rate/");
  const figure = page.locator("figure[data-compare]");
  const newest = await figure.innerHTML();
  await page.selectOption("select[name=quarter]", "2014Q4");
  await page.waitForSelector("figure[data-quarter='2014Q4']");
  expect(new URL(page.url()).search).toBe("?quarter=2014Q4");
  const old = await figure.innerHTML();
  expect(old).not.toBe(newest);
  expect(await figure.locator("svg[role=img] title").first().textContent()).toContain("2014");
  // Of the country a registered rate was published for that year.
  expect(await figure.locator(".chart-wide .chart-official").count()).toBeGreaterThan(0);
  await page.goBack();
  await page.waitForFunction(
    (html) => document.querySelector("figure[data-compare]")?.innerHTML === html,
    newest,
  );
  await page.goForward();
  await page.waitForFunction(
    (html) => document.querySelector("figure[data-compare]")?.innerHTML === html,
    old,
  );
  await page.goto(`${url}/en/compare/unemployment-rate/?quarter=1999Q1`);
  expect(await page.inputValue("select[name=quarter]")).not.toBe("1999Q1");
  expect(faults).toStrictEqual([]);
  await page.context().close();
}, 180_000);

test("no comparison gives a city a place in a row, on any page", async () => {
  const pages = (await builtPages(testedSite())).filter(({ path }) => /^(en\/)?compare\//.test(path));
  expect(pages.length).toBeGreaterThan(4);
  const ranked = /第\s*1\s*名|\brank\s*1\b/i;
  expect(ranked.test("Rank 1")).toBe(true);
  for (const page of pages)
    expect(await readFile(fileOf(testedSite(), page), "utf8"), page.path).not.toMatch(ranked);
});
