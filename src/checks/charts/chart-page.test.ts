import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { parseCsv } from "#contract/csv.ts";
import { chartMadePath, chartPath } from "#contract/published/chart-files.ts";
import { chartFile } from "#contract/published/data-files.ts";
import { estimatesTable } from "#contract/published/figure-tables.ts";
import { latestSchema } from "#contract/published/manifest.ts";
import { indicatorOf } from "#contract/registry/registry.ts";
import { wordsIn } from "#i18n/words.ts";
import { statusOf } from "#report/figure.ts";
import { newestRow } from "#report/newest-row.ts";
import { testedSite } from "../../../scripts/built-site.ts";
import { readRegistry } from "../../../scripts/registry.ts";
import { openSite } from "../pages/opened-site.ts";

// The pages of charts and the menus at every chart, in the built site and in a real Chromium.

const site = testedSite();
const { url, visit } = await openSite();
const CITY = "changchun";
const PAGE = `/${chartPath("unemployment_rate", CITY)}`;
/** Some builds make no pictures, and offer none. */
const picture = chartMadePath("unemployment_rate", CITY, "slide");
const hasPictures = existsSync(join(site, picture));

/** A busy machine may take its time. */
const eventually = <T>(value: () => T) => expect.poll(value, { timeout: 20_000 });

const CHARTS = [
  ["unemployment_rate", CITY],
  ["new_jobs", "wuhan"],
  ["startup_survival_4", CITY],
  ["hire_rate", CITY],
] as const;

for (const [id, city] of CHARTS) {
  for (const lang of ["zh", "en"] as const) {
    test(`${lang}: the table of ${id} of ${city} has the figures of the chart's CSV`, async () => {
      const words = wordsIn(lang);
      const indicator = indicatorOf((await readRegistry()).indicators, id);
      const { release } = latestSchema.parse(
        JSON.parse(await readFile(join(site, "data", "latest.json"), "utf8")),
      );
      const csv = await readFile(join(site, "data", release, chartFile(id, city, "csv")), "utf8");
      const rows = parseCsv(estimatesTable, csv, "chart.csv");
      const kind = newestRow(rows, city, indicator)?.period_kind;
      const expected = rows
        .filter((row) => row.period_kind === kind)
        .toReversed()
        .map((row) => [
          words.period(row.period, row.period_kind),
          row.estimate === null ? "–" : words.value(indicator.unit, row.estimate, row.se),
          row.ci_lower === null || row.ci_upper === null
            ? "–"
            : indicator.survey === "register"
              ? words.t("indicators.complete")
              : words.interval(indicator.unit, row.ci_lower, row.ci_upper, row.se),
          row.quality ?? "–",
          statusOf(row) === "normal" ? "" : words.t(`status_short.${statusOf(row)}`),
        ]);
      const file = join(site, lang === "en" ? "en" : "", chartPath(id, city), "index.html");
      const { document } = parseHTML(await readFile(file, "utf8"));
      const shown = [...document.querySelectorAll("#table .figures tbody tr")].map((tr) => {
        const cells = [...tr.children].map(({ textContent }) => textContent ?? "");
        return [0, 1, 2, 3, 6].map((i) => cells[i]);
      });
      expect(expected.length).toBeGreaterThan(8);
      expect(shown).toEqual(expected);
    });
  }
}

const PARTS = ["chart", "table", "sources", "downloads", "embed"];
const partsShown = (page: Page) =>
  page
    .locator(".parts > section")
    .evaluateAll((all) => all.filter((part) => part.checkVisibility()).map(({ id }) => id));

for (const prefix of ["", "/en"]) {
  test(`${prefix || "zh"}: without script one part shows at a time, at 320 px too, and on paper all`, async () => {
    const options = { javaScriptEnabled: false, viewport: { width: 320, height: 700 } };
    const { page, faults } = await visit(`${prefix}${PAGE}`, options);
    const place = () => page.evaluate(() => [scrollY, document.documentElement.scrollWidth]);
    expect(await partsShown(page)).toEqual(["chart"]);
    for (const part of PARTS) {
      await page.locator(`.parts-nav a[href="#${part}"]`).click();
      expect(await partsShown(page)).toEqual([part]);
      expect(await place()).toEqual([0, 320]);
    }
    await page.goto(`${url}${prefix}${PAGE}#cite`);
    await page.reload();
    expect(await partsShown(page)).toEqual(["sources"]);
    await page.emulateMedia({ media: "print" });
    expect(await partsShown(page)).toEqual(PARTS);
    expect(faults).toEqual([]);
    await page.context().close();
  });
}

test("with script the link of the part shown is the current one, and the link past the navigation keeps it", async () => {
  const { page } = await visit(`${PAGE}#table`);
  const current = () => page.locator(".parts-nav [aria-current]").allTextContents();
  expect(await current()).toEqual(["表"]);
  await page.locator(".skip").focus();
  await page.keyboard.press("Enter");
  expect(await partsShown(page)).toEqual(["table"]);
  await page.locator('.parts-nav a[href="#sources"]').focus();
  await page.keyboard.press("Enter");
  expect(await partsShown(page)).toEqual(["sources"]);
  expect(await current()).toEqual(["来源"]);
  await page.goBack();
  expect(await current()).toEqual(["表"]);
  await page.context().close();
});

test("two clicks lead from a city's page to the slide and to the picture for WeChat, without script", async () => {
  const { page } = await visit(`/cities/${CITY}/`, { javaScriptEnabled: false });
  const menu = page.locator("#unemployment_rate .chart-menu");
  await menu.locator("summary").click();
  const endings = await menu
    .locator("a[download]")
    .evaluateAll((links) =>
      links.map((link) => [link.getAttribute("href"), link.getAttribute("download"), link.checkVisibility()]),
    );
  const of = (ending: string) => endings.find(([address]) => String(address).endsWith(`${CITY}${ending}`));
  for (const ending of [".pptx", ".png", "-1080x1080.png", "-1200x628.png", ".svg"]) {
    const address = `/charts/unemployment-rate/${CITY}${ending}`;
    const name = `unemployment-rate-${CITY}-zh${ending}`;
    expect(of(ending)).toEqual(hasPictures ? [address, expect.stringContaining(name), true] : undefined);
    if (hasPictures) expect(existsSync(join(site, address))).toBe(true);
  }
  expect(of(".xlsx")?.[2]).toBe(true);
  expect(await menu.locator(".briefing-text").isVisible()).toBe(true);
  expect(await menu.locator("button:visible").count()).toBe(0);
  await menu.locator("a[href$='#embed']").click();
  expect(await partsShown(page)).toEqual(["embed"]);
  await page.context().close();
});

const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };

test("the sentence and the picture come back from the clipboard as they were", async () => {
  const { page, faults } = await visit(`/en/cities/${CITY}/`, CLIPBOARD);
  const menu = page.locator("#unemployment_rate .chart-menu");
  await menu.locator("summary").click();
  await menu.locator("button[data-copy-text]").click();
  await eventually(() => menu.locator(".briefing output").textContent()).toBe("Copied");
  const sentence = (await menu.locator(".briefing-text").textContent())?.trim();
  expect(sentence).toMatch(/^Changchun.*95%.*Source: Jiuye Quarterly/);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(sentence);
  if (hasPictures) {
    await menu.locator("button[data-copy-picture]").click();
    await eventually(() => menu.locator("output").first().textContent()).toMatch(/^Picture copied/);
    expect(await copiedPicture(page)).toEqual([1920, 1080]);
  }
  expect(faults).toEqual([]);
  await page.context().close();
});

/** Width and height of what a paste would bring. */
function copiedPicture(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const blob = await item?.getType("image/png");
    const { width, height } = await createImageBitmap(blob ?? new Blob());
    return [width, height];
  });
}

test("a clipboard that is refused leaves the sentence marked, and the page says so", async () => {
  const { page } = await visit(PAGE);
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("refused", "NotAllowedError"));
    Object.assign(document, { execCommand: () => false });
  });
  await page.locator("button[data-copy-text]").first().click();
  await eventually(() => page.locator(".briefing output").first().textContent()).toMatch(/文字已选中/);
  const marked = await page.evaluate(() => getSelection()?.toString().trim());
  expect(marked).toBe((await page.locator(".briefing-text").first().textContent())?.trim());
  await page.context().close();
});

test("both languages stand on the page of a chart, and previews in the size of their pictures", async () => {
  const { page, faults } = await visit(`/en${PAGE}#downloads`);
  expect(
    await page.locator(".briefing-text").evaluateAll((all) => all.map((one) => one.getAttribute("lang"))),
  ).toEqual(["en", "zh-CN"]);
  const images = page.locator(".chart-pictures img");
  expect(await images.count()).toBe(hasPictures ? 3 : 0);
  for (const image of await images.all()) {
    await image.scrollIntoViewIfNeeded();
    const own = () =>
      image.evaluate(
        (img: HTMLImageElement) => img.naturalWidth / img.naturalHeight / (img.width / img.height),
      );
    await eventually(own).toBeCloseTo(1, 1);
  }
  expect(faults).toEqual([]);
  await page.context().close();
});

test("a chart without a page of its own is saved and copied as it stands", async () => {
  const { page, faults } = await visit("/en/explore/", { ...CLIPBOARD, acceptDownloads: true });
  const menu = page.locator(".chart-menu[data-drawn='#explored']");
  await menu.locator("summary").click();
  const [saved] = await Promise.all([page.waitForEvent("download"), menu.locator("[data-make=png]").click()]);
  expect(saved.suggestedFilename()).toMatch(/^jiuye-.*-explore-en\.png$/);
  const bytes = await readFile(await saved.path());
  expect([bytes.subarray(1, 4).toString(), bytes.readUInt32BE(16)]).toEqual(["PNG", 1440]);
  const [drawn] = await Promise.all([page.waitForEvent("download"), menu.locator("[data-make=svg]").click()]);
  const { document } = parseHTML(await readFile(await drawn.path(), "utf8"));
  expect(document.querySelector("svg title")?.textContent).toBe(
    await page.locator("#explored .chart-wide svg title").textContent(),
  );
  await menu.locator("[data-make=picture]").click();
  await eventually(() => menu.locator("output").textContent()).toBe("Copied");
  expect((await copiedPicture(page))[0]).toBe(1440);
  await menu.locator("[data-make=sentence]").click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/95%[\s\S]*Source: [\s\S]*Release: /);
  expect(faults).toEqual([]);
  await page.context().close();
});
