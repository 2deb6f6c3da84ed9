import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { askHeadline } from "#components/ask/rows.ts";
import { drawHeadline } from "#components/headline/headline-figure.ts";
import type { PageFacts } from "#components/page-facts.ts";
import { parseSelection } from "#components/selection.ts";
import { manifestSchema } from "#contract/published/manifest.ts";
import { publishedTables } from "#contract/published/published-tables.ts";
import { openNodeDatabase } from "#db/node.ts";
import { macrosFromDisk } from "#db/sql-node.ts";
import { wordsIn } from "#i18n/words.ts";
import { testedSite } from "../../../scripts/built-site.ts";
import { sampleOf } from "../sample.ts";
import { openSite } from "./opened-site.ts";
import { weighAtRest } from "./page-weight.ts";

// The built site in a real Chromium. The commands build it before the tests run.

const dist = testedSite();
const CITY = "changchun";
const { visit } = await openSite();

test.each(["", "en/"])(
  "/%scities/…: pictures carry finding, source, release, interval and the words for simulated data",
  async (prefix) => {
    const html = await readFile(join(dist, prefix, "cities", CITY, "index.html"), "utf8");
    const charts = [...parseHTML(html).document.querySelectorAll(".chart-wide svg[role=img]")];
    expect(charts.length).toBeGreaterThanOrEqual(3);
    const wanted = prefix
      ? [/Changchun/, /Source: /, /Release: /, /95%/, /Simulated data/]
      : [/长春/, /来源：/, /发布期：/, /95%/, /模拟数据/];
    for (const chart of charts) {
      const text = [...chart.querySelectorAll("text")].map((node) => node.textContent).join(" ");
      for (const words of wanted) expect(text).toMatch(words);
    }
  },
);

async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector<HTMLElement>("#ask")?.dataset.drawn !== undefined,
    null,
    {
      timeout: 60_000,
    },
  );
}

/** What a chart shows: every path, every text. */
function picture(figure: Element): string[] {
  const marks = [...figure.querySelectorAll("svg path")].map((path) => path.getAttribute("d") ?? "");
  const words = [...figure.querySelectorAll("text, td, th, p")].map((node) => node.textContent ?? "");
  return [...marks, ...words];
}

async function drawnInNode(query: string, facts: PageFacts) {
  const data = join(dist, "data");
  const db = await openNodeDatabase(macrosFromDisk());
  const manifest = manifestSchema.parse(
    JSON.parse(await readFile(join(data, facts.release, "manifest.json"), "utf8")),
  );
  const cities = [null, CITY, parseSelection(query, facts.bounds).beside];
  for (const file of manifest.files) {
    const table = (["cells", "links", "benchmarks", "indicators", "t_quantiles"] as const).find(
      (name) => publishedTables[name].name === file.table,
    );
    if (!table || !file.path.endsWith(".arrow") || !cities.includes(file.city)) continue;
    await db.load(table, await readFile(join(data, facts.release, file.path)), file.rows ?? 0);
  }
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const selection = parseSelection(query, facts.bounds);
  const pictures: string[][] = [];
  for (const indicator of facts.indicators) {
    const rows = await askHeadline(db, facts.city, indicator, selection);
    const figure = document.createElement("figure");
    figure.append(...drawHeadline(document, facts, indicator, selection, rows, wordsIn(facts.lang)));
    pictures.push(picture(figure));
  }
  await db.close();
  return pictures;
}

// The engine and its numbers know no language; the words are those of the language that the sample draws.
test("a choice redraws with the very marks and numbers that Node computes", async () => {
  const prefix = sampleOf(dist).pick("a choice on a city page", ["", "/en"]) ?? "";
  const { page, faults } = await visit(`${prefix}/cities/${CITY}/`);
  const before = await page.locator("figure[data-indicator]").first().innerHTML();
  await page.selectOption("select[name=with]", "wuhan");
  await drawn(page);
  await page.selectOption("select[name=period]", "quarter");
  await page.waitForFunction(() => document.querySelector<HTMLElement>("#ask")?.dataset.drawn === "2");
  expect(new URL(page.url()).search).toBe("?period=quarter&with=wuhan");
  expect(await page.locator("figure[data-indicator]").first().innerHTML()).not.toBe(before);
  const facts: PageFacts = JSON.parse((await page.locator("#page-facts").textContent()) ?? "");
  const shown = await page
    .locator("figure[data-indicator]")
    .evaluateAll((figures) =>
      figures.map((figure) => [
        ...[...figure.querySelectorAll("svg path")].map((path) => path.getAttribute("d") ?? ""),
        ...[...figure.querySelectorAll("text, td, th, p")].map((node) => node.textContent ?? ""),
      ]),
    );
  expect(shown).toEqual(await drawnInNode("period=quarter&with=wuhan", facts));
  await page.goBack();
  await page.goBack();
  await page.waitForFunction(
    (html) => document.querySelector("figure[data-indicator]")?.innerHTML === html,
    before,
  );
  expect(faults).toEqual([]);
  await page.context().close();
}, 120_000);

test("an address that holds a choice shows it, and ignores what it does not know", async () => {
  const { page, faults } = await visit(`/cities/${CITY}/?area=rural&from=2012Q1&to=9999Q9&colour=red`);
  await drawn(page);
  expect(await page.inputValue("select[name=area]")).toBe("rural");
  expect(await page.inputValue("select[name=from]")).toBe("2012Q1");
  expect(await page.inputValue("select[name=to]")).toBe("2017Q4");
  expect(faults).toEqual([]);
  await page.context().close();
}, 180_000);

test("an engine that cannot be had is said in a sentence, and the drawn chart stays", async () => {
  const { page } = await visit(`/en/cities/${CITY}/`);
  await page.route(/\.gzip$/, (route) => route.abort());
  const before = await page.locator("figure[data-indicator]").first().innerHTML();
  await page.selectOption("select[name=period]", "quarter");
  await page.waitForFunction(
    () => /cannot run/.test(document.querySelector("#ask-message")?.textContent ?? ""),
    null,
    {
      timeout: 60_000,
    },
  );
  expect(await page.locator("figure[data-indicator]").first().innerHTML()).toBe(before);
  expect(await page.locator("#ask-cancel").isVisible()).toBe(false);
  await page.context().close();
}, 90_000);

test("a data file cut short is named as another than the manifest has, and the drawn chart stays", async () => {
  const { page } = await visit(`/en/cities/${CITY}/`);
  await page.route(/cells\.arrow$/, async (route) => {
    const body = await (await route.fetch()).body();
    await route.fulfill({ body: body.subarray(0, body.length - 4000) });
  });
  const before = await page.locator("figure[data-indicator]").first().innerHTML();
  await page.selectOption("select[name=period]", "quarter");
  await page.waitForFunction(
    () =>
      /cells\.arrow is not the published one/.test(document.querySelector("#ask-message")?.textContent ?? ""),
    null,
    {
      timeout: 60_000,
    },
  );
  expect(await page.locator("figure[data-indicator]").first().innerHTML()).toBe(before);
  await page.context().close();
}, 90_000);

test("a city page weighs at most 150 KB over the wire, 15 KB of it script, before anyone touches it", async () => {
  const { page } = await visit(`/cities/${CITY}/`);
  const { total, script } = await weighAtRest(dist, page, "city page");
  expect(total).toBeLessThanOrEqual(150_000);
  expect(script).toBeLessThanOrEqual(15_000);
  await page.context().close();
});
