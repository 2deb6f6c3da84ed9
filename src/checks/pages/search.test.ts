import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { type Search, searchOf } from "#components/search/index.ts";
import { testedSite } from "../../../scripts/built-site.ts";
import { openSite } from "./opened-site.ts";

// The search of the built site: what queries find, and the page in a browser.

const site = testedSite();
const { visit } = await openSite();
let search: Readonly<Record<"zh" | "en", Search>>;

beforeAll(async () => {
  const read = async (path: string) => {
    const text = await readFile(join(site, path), "utf8");
    const gzip = gzipSync(text).length;
    console.log(`${path}: ${text.length} characters, ${gzip} bytes gzip`);
    expect(gzip).toBeLessThan(40_000);
    return searchOf(JSON.parse(text));
  };
  search = { zh: await read("search/index.json"), en: await read("en/search/index.json") };
}, 180_000);

test.each([
  ["zh", "长春失业率", "cities/changchun/#unemployment_rate"],
  ["zh", "失业", "indicators/unemployment-rate/"],
  ["zh", "创业带动", "indicators/jobs-multiplier/"],
  ["zh", "倍数", /^indicators\/jobs-multiplier/],
  ["zh", "置信区间", "glossary/#confidence-interval"],
  ["zh", "2016年二季度 长春", "reports/changchun/2016q2/"],
  ["zh", "标准误", "glossary/#standard-error"],
  ["zh", "抑制", "glossary/#suppressed"],
  ["en", "changchun unemployment", "cities/changchun/#unemployment_rate"],
  ["en", "confidence interval", "glossary/#confidence-interval"],
  ["en", "changcun", "cities/changchun/"],
  ["en", "changchun 2016 second quarter", "reports/changchun/2016q2/"],
  ["en", "长春", "cities/changchun/"],
  ["en", "parquet", "data/#formats"],
  ["en", "estimates", "data/estimates/"],
] as const)("%s: %s leads to %s", (lang, query, path) => {
  expect(search[lang](query).hits[0]?.path).toEqual(
    typeof path === "string" ? path : expect.stringMatching(path),
  );
});

test("cities that are not monitored and quarters without data are said to be unknown, those of the site never", () => {
  for (const lang of ["zh", "en"] as const) {
    const answer = search[lang];
    for (const city of ["上海", "北京", "重庆", "哈尔滨", "Beijing", "Shenzhen", "Dalian"])
      expect({ city, unknown: answer(city).unknown }).toEqual({ city, unknown: [city] });
    expect(answer("上海市 2031Q1")).toMatchObject({ unknown: ["上海市"], missingTime: { said: "2031Q1" } });
    const found = [
      "长春",
      "长春市",
      "Changchun",
      "changcun",
      "cc",
      "失业率",
      "registered unemployment",
      "标准误",
    ];
    for (const query of [...found, "长春的失业率是多少", "how many jobs", "置信区间是什么"])
      expect({ query, unknown: answer(query).unknown }).toEqual({ query, unknown: [] });
  }
});

test("nonsense finds nothing", () => {
  for (const lang of ["zh", "en"] as const)
    for (const query of ["qxzvvk", "龘靐齉"]) expect(search[lang](query).hits).toEqual([]);
});

test("whatever is found leads to a page and a place that are there", async () => {
  const queries = ["失业", "数据", "区间", "2017", "季度", "保密", "企业", "城市", "目标"];
  const paths = new Set(queries.flatMap((query) => search.zh(query).hits.map(({ path }) => path)));
  expect(paths.size).toBeGreaterThan(50);
  const faults: string[] = [];
  for (const path of paths) {
    const [page = "", place] = path.split("#");
    const file = join(site, page, "index.html");
    if (!existsSync(file)) faults.push(path);
    else if (place && !(await readFile(file, "utf8")).includes(` id="${place}"`)) faults.push(path);
  }
  expect(faults).toEqual([]);
});

test("the form of every page leads to what is found, by keyboard, with the query in the address", async () => {
  const { page, faults } = await visit("/indicators/");
  await page.fill(".site-head input[name=q]", "长春失业率");
  await page.press(".site-head input[name=q]", "Enter");
  await page.waitForURL(/\/search\/\?q=/);
  const first = page.locator("#search-hits li").first();
  await first.waitFor();
  expect(await first.locator("a").textContent()).toContain("长春");
  expect(await first.locator("mark").allTextContents()).toContain("失业率");
  expect(await page.locator("#search-said").textContent()).toMatch(/^找到\d+条/);
  await page.fill("#search input", "龘靐齉");
  await page.waitForFunction(() => document.querySelector("#search-said")?.textContent?.includes("没有找到"));
  expect(await page.locator("#search-ways a").first().isVisible()).toBe(true);
  expect(new URL(page.url()).searchParams.get("q")).toBe("龘靐齉");
  await page.fill("#search input", "changcun");
  await page.press("#search input", "Enter");
  await page.waitForFunction(() => document.activeElement?.matches("#search-hits a"));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/cities\/changchun\/$/);
  expect(faults).toEqual([]);
  await page.context().close();
});

test.each([
  ["", "长春 2031Q1", /^长春没有“2031Q1”的数据。有数据的是.+至.+，共\d+个季度。$/],
  ["", "上海 失业率", /^没有叫“上海”的城市、指标或数据表。 有监测数据的城市$/],
  [
    "en/",
    "Changchun Q1 2031",
    /^Changchun: there are no data of “Q1 2031”\. There are data of .+, \d+ quarters\.$/,
  ],
  ["en/", "Beijing", /^No city, indicator or table is called “Beijing”\. The cities that are monitored$/],
] as const)("/%ssearch/: what is missing of “%s” is said", async (prefix, query, note) => {
  const { page } = await visit(`/${prefix}search/?${new URLSearchParams({ q: query })}`);
  const said = page.locator("#search-notes p");
  await said.waitFor();
  expect(await said.textContent()).toMatch(note);
  expect(await page.locator("#search-hits li").count()).toBeGreaterThan(query === "Beijing" ? -1 : 0);
  if (query === "Beijing" || query.startsWith("上海")) {
    await said.locator("a").click();
    await page.waitForURL(new RegExp(`/${prefix}cities/$`));
  } else {
    await page.fill("#search input", prefix === "" ? "长春" : "Changchun");
    await said.waitFor({ state: "detached" });
  }
});

test("without script the page says what it needs and leads on", async () => {
  const { page } = await visit("/en/search/?q=wuhan", { javaScriptEnabled: false });
  expect(await page.locator("noscript").textContent()).toMatch(/needs a script/);
  expect(await page.locator("#search-ways a").count()).toBe(3);
  await page.context().close();
});
