import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import type { VerifyFacts } from "#components/verify/facts.ts";
import { fromArrow, toArrow } from "#contract/arrow.ts";
import type { RowOf, Table } from "#contract/column.ts";
import { changesTable, estimatesTable } from "#contract/published/figure-tables.ts";
import { testedSite } from "../../../scripts/built-site.ts";
import { startServer } from "../../../scripts/serve.ts";
import { sampleOf } from "../sample.ts";
import { type Alterations, alteredSite, manifestFor } from "./altered-site.ts";
import { openSite, visitPage } from "./opened-site.ts";

// A figure computed again in a real Chromium: as published, and against files, figures and a list that were altered.

const site = testedSite();
const { browser, visit } = await openSite();
const CITY = "changchun";
const PAGE = `verify/${CITY}/unemployment-rate/`;
let release = "";

beforeAll(async () => {
  release = JSON.parse(await readFile(join(site, "data", "latest.json"), "utf8")).release;
}, 180_000);

/** Presses the button and waits until it may be pressed again. */
async function recompute(page: Page): Promise<{ message: string; result: string }> {
  await page.click("#verify-run");
  await page.waitForFunction(
    () =>
      document.querySelector<HTMLButtonElement>("#verify-run")?.disabled === false &&
      document.querySelector("#verify-message")?.textContent !== "",
    null,
    { timeout: 60_000 },
  );
  const shown = await page.locator("#verify-result").isVisible();
  return {
    message: (await page.locator("#verify-message").textContent()) ?? "",
    result: shown ? ((await page.locator("#verify-result").textContent()) ?? "") : "",
  };
}

/** Stops the engine while it loads; the button that is left has the focus. */
async function cancel(page: Page): Promise<void> {
  await page.route(/\.gzip$/, () => {});
  await page.click("#verify-run");
  await page.click("#verify-cancel");
  await page.waitForFunction(() =>
    /^(?:Cancelled|已取消)/.test(document.querySelector("#verify-message")?.textContent ?? ""),
  );
  expect(await page.locator("#verify-run").evaluate((button) => button === document.activeElement)).toBe(
    true,
  );
  await page.unrouteAll({ behavior: "ignoreErrors" });
}

const said = (page: Page, slot: string) => page.locator(`.verify-said [data-slot=${slot}]`).textContent();
const factsOf = async (page: Page): Promise<VerifyFacts> =>
  JSON.parse((await page.locator("#verify-facts").textContent()) ?? "");

const SAYINGS = [
  {
    ...{ prefix: "", word: "一致", rows: ["数", "比上季度的变化", "比上年同期的变化"] },
    all: /公布的([\d,]+)行（各种时期的数和变化）中，\1行一致/,
  },
  {
    ...{ prefix: "en/", word: "Agrees" },
    rows: ["Figure", "Change on the quarter before", "Change on a year earlier"],
    all: /Of the ([\d,]+) published rows .* \1 agree/,
  },
] as const;

// One of the languages, as the sample draws: the other differs in its words alone.
test("cancelled and begun again every period agrees, and another is shown without computing again", async () => {
  const { prefix, word, rows, all } = sampleOf(site).pick("a figure computed again", SAYINGS) ?? SAYINGS[0];
  const { page, faults } = await visit(prefix + PAGE);
  await cancel(page);
  const { result } = await recompute(page);
  expect(result.startsWith(word)).toBe(true);
  expect(result).toMatch(all);
  const quarter = (await factsOf(page)).choices.find(({ kind }) => kind === "quarter")?.period ?? "";
  const [first, value] = [await said(page, "period"), await said(page, "value")];
  await page.selectOption("#verify-form select", quarter);
  expect(new URL(page.url()).search).toBe(`?p=${quarter}`);
  expect([await said(page, "period"), await said(page, "value")]).not.toEqual([first, value]);
  expect(await page.locator("#verify-result tbody th").allTextContents()).toContain(
    `${quarter} · urban · unemployment_rate`,
  );
  const sql = (await page.locator("[data-slot=sql]").textContent()) ?? "";
  expect(sql).toContain("'quarter');");
  expect(sql).toContain("'quarter', 1);");
  expect(await said(page, "quality")).toMatch(/^[A-F] · ./);
  expect((await said(page, "change"))?.match(/95%/g)).toHaveLength(2);
  const names = await page.locator("#verify-result .figures thead th:first-child").allTextContents();
  expect(names.slice(0, 3)).toEqual(rows);
  expect(await page.locator("#r code").textContent()).toContain(`period <- c("${quarter}")`);
  expect(await page.locator("#r code").textContent()).toMatch(
    /^folder <- "https?:\/\/[^"]+\/data\/[^"/]+\/[a-z]+\/"/,
  );
  await page.goBack();
  expect(await said(page, "period")).toBe(first);
  expect(faults).toEqual([]);
  await page.context().close();
}, 120_000);

test("the link beside a number of the home page leads to that number, which needs no script", async () => {
  const { page, faults } = await visit("", { javaScriptEnabled: false });
  const link = page.locator(`a.verify-link[href*="/${CITY}/unemployment-rate/?p="]`).first();
  expect((await link.textContent())?.replaceAll(/\s+/g, "")).toMatch(/^核对这个数：/);
  const shown = await page.locator(`tr:has(a[href="/cities/${CITY}/"]) .cell-value`).first().textContent();
  await link.click();
  expect(await said(page, "value")).toBe(shown?.trim());
  expect(await said(page, "quality")).toMatch(/^[A-F] · ./);
  expect(await said(page, "change")).toMatch(/^比上年同期变化.+（95%区间.+）：/);
  for (const id of ["proves", "sql", "files", "r", "periods"])
    expect(await page.locator(`#${id}`).isVisible()).toBe(true);
  expect(await page.locator("#verify-desk").isVisible()).toBe(false);
  expect(await page.locator("#recompute noscript p").count()).toBe(1);
  expect(faults).toEqual([]);
  await page.context().close();
});

test("a period that was never published is said to be unknown, and the newest stands", async () => {
  const { page, faults } = await visit(`en/${PAGE}?p=2016Q9`);
  expect(await page.locator("#verify-unknown").isVisible()).toBe(true);
  const { choices } = await factsOf(page);
  expect(await page.inputValue("#verify-form select")).toBe(choices[0]?.period);
  const quarter = choices.find(({ kind }) => kind === "quarter")?.period ?? "";
  await page.selectOption("#verify-form select", quarter);
  expect(await page.locator("#verify-unknown").isVisible()).toBe(false);
  expect(faults).toEqual([]);
  await page.context().close();
});

/** What the page says after a recomputation on a served copy in which files are others; what it showed stays. */
async function saidOf(alterations: Alterations): Promise<{ message: string; result: string }> {
  const altered = await alteredSite(site, alterations);
  const served = await startServer({ dir: altered.dir, port: 0 });
  try {
    const { page } = await visitPage(browser, served.url, `en/${PAGE}`);
    const before = await page.locator("#published").innerText();
    const answer = await recompute(page);
    expect(await page.locator("#published").innerText()).toBe(before);
    expect(await page.locator("#verify-cancel").isVisible()).toBe(false);
    await page.context().close();
    return answer;
  } finally {
    await served.close();
    await altered.remove();
  }
}

const inData = (path: string) => `data/${release}/${path}`;
const bytesOf = (path: string) => readFile(join(site, inData(path)));

test("a file with one byte changed is named", async () => {
  const path = `${CITY}/cells.arrow`;
  const bytes = await bytesOf(path);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  const { message, result } = await saidOf({ [inData(path)]: bytes });
  expect(message).toContain(path);
  expect(message).toContain("SHA-256 differs");
  expect(result).toBe("");
}, 90_000);

test("a file that is not there is named", async () => {
  const path = `${CITY}/links.arrow`;
  const { message, result } = await saidOf({ [inData(path)]: null });
  expect(message).toContain(`${path} cannot be fetched`);
  expect(result).toBe("");
}, 90_000);

/** What the page says where one published row is another, and the list of files was changed with it. */
async function saidOfRows<T extends Table>(table: T, alter: (rows: RowOf<T>[]) => RowOf<T>[]) {
  const path = `${CITY}/${table.name}.arrow`;
  const bytes = toArrow(table, alter(fromArrow(table, await bytesOf(path))));
  const manifest = await manifestFor(site, release, path, bytes);
  const { result } = await saidOf({ [inData(path)]: bytes, [inData("manifest.json")]: manifest });
  expect(result).toContain(`another SHA-256 for ${path}`);
  const [, total, agreeing] = /Of the ([\d,]+) published rows .* only ([\d,]+) agree/.exec(result) ?? [];
  const numberOf = (text = "") => Number(text.replaceAll(",", ""));
  return { result, apart: numberOf(total) - numberOf(agreeing) };
}

const isNewest = (row: { indicator: string; period_kind: string }) =>
  row.indicator === "unemployment_rate" && row.period_kind === "four_quarter";

test("a published figure that was changed does not agree, even where the list of files was changed with it", async () => {
  const { result, apart } = await saidOfRows(estimatesTable, (rows) => {
    const newest = rows.findLast(isNewest);
    return rows.map((row) => (row === newest ? { ...row, estimate: (row.estimate ?? 0) + 0.001 } : row));
  });
  expect(result).toMatch(/^Does not agree: .* \(Figure\)\./);
  expect(apart).toBe(1);
}, 90_000);

test("nor does a published limit of a change", async () => {
  const { result, apart } = await saidOfRows(changesTable, (rows) => {
    const newest = rows.findLast(isNewest);
    return rows.map((row) => (row === newest ? { ...row, ci_lower: (row.ci_lower ?? 0) - 1e-6 } : row));
  });
  expect(result).toMatch(/^Does not agree: .* \(Change on a year earlier\)\./);
  expect(apart).toBe(1);
}, 90_000);

test("a list of files that is none, or is not there, is named before anything is loaded", async () => {
  const broken = await saidOf({ [inData("manifest.json")]: "<!doctype html>" });
  expect(broken.message).toContain("manifest.json is not the list");
  const gone = await saidOf({ [inData("manifest.json")]: null });
  expect(gone.message).toContain("manifest.json, cannot be fetched");
}, 90_000);
