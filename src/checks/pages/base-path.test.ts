import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chartPath } from "#contract/published/chart-files.ts";
import { headersAt, parseHeaders } from "../../../scripts/host-headers.ts";
import { startServer } from "../../../scripts/serve.ts";
import { enterpriseRows, MISTAKES, workbookOf } from "../charts/office-files.ts";
import { plainServer, unpackBundle } from "../charts/offline-bundle.ts";
import { heard, listen, serveParents } from "../charts/parent-pages.ts";
import { openChromium } from "../chromium.ts";
import { openDesk, sentence } from "./check-desk.ts";
import { builtPages, fileOf } from "./page-kinds.ts";
import { addressesOf, deadLinks, idsOf } from "./page-links.ts";

// A site below a path, of a single city with two years: everything it links to lies below that path. Built once more
// from the same data it has the same bytes: for that a city is enough, as all pages of a kind are made by the same code.

const root = fileURLToPath(new URL("../../../", import.meta.url));
const BASE = "/statistics/jiuye/";
const HOST = "https://example.org";
const browser = await openChromium();
const desk = await openDesk();
let dir = "";
const host = () => join(dir, "host");
const site = () => join(host(), "statistics", "jiuye");

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "jiuye-base-"));
  await mkdir(host());
  await writeFile(join(host(), "index.html"), "");
  const [returns, data] = [join(dir, "returns"), join(dir, "data")];
  await run("simulate", "--out", returns, "--cities", "1", "--quarters", "2016Q1..2017Q4");
  await run("build-data", "--returns", returns, "--out", data, "--released-on", "2018-03-01");
  await build(site());
  for (const name of ["a.zip", "b.zip"]) await run("offline", "--dir", site(), "--out", join(dir, name));
}, 300_000);

/** With papers, unlike other sites that tests build. */
const env = { ...process.env, JIUYE_PAPER: "" };
const run = (script: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, [`scripts/${script}.ts`, ...args], { cwd: root, env });
const build = (out: string) =>
  run("build-site", "--data", join(dir, "data"), "--out", out, "--base", BASE, "--site", HOST);

afterAll(() => rm(dir, { recursive: true, force: true }));

test("no link of any page leaves the base path or is dead", async () => {
  const pages = [];
  for (const page of await builtPages(site())) {
    const html = await readFile(fileOf(site(), page), "utf8");
    pages.push({ path: `${BASE}${page.path}`, addresses: addressesOf(html), ids: idsOf(html) });
  }
  const exists = (path: string) => {
    const file = decodeURIComponent(path.slice(BASE.length));
    // A preview keeps no release.
    return /^releases\/\d/.test(file) || existsSync(join(site(), file.replace(/(^|\/)$/, "$1index.html")));
  };
  expect(pages.length).toBeGreaterThan(10);
  expect(deadLinks(pages, exists, BASE)).toEqual([]);
});

async function hashes(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const pairs = await Promise.all(
    files.toSorted().map(async (file) => {
      const hash = createHash("sha256").update(await readFile(file));
      return [relative(folder, file), hash.digest("hex")] as const;
    }),
  );
  return Object.fromEntries(pairs);
}

test("the site built twice from the same data has the same bytes, its papers among them", async () => {
  const again = join(dir, "again");
  await build(again);
  const built = await hashes(site());
  expect(Object.keys(built).filter((path) => path.endsWith(".docx"))).toHaveLength(2);
  expect(await hashes(again)).toEqual(built);
  await rm(again, { recursive: true });
}, 300_000);

test("canonical addresses, sitemap, robots.txt and feed name the host and the path", async () => {
  const read = (path: string) => readFile(join(site(), path), "utf8");
  expect(await read("index.html")).toContain(`<link rel="canonical" href="${HOST}${BASE}"`);
  expect(await read("robots.txt")).toContain(`Sitemap: ${HOST}${BASE}sitemap-index.xml`);
  expect(await read("feed.xml")).toContain(
    `<link rel="self" type="application/atom+xml" href="${HOST}${BASE}feed.xml"/>`,
  );
  const locations = [...(await read("sitemap-0.xml")).matchAll(/(?:<loc>|href=")([^<"]+)/g)].map(
    (match) => match[1] ?? "",
  );
  expect(locations).toContain(`${HOST}${BASE}en/`);
  expect(locations.filter((location) => !location.startsWith(`${HOST}${BASE}`))).toEqual([]);
});

test("a chart of what two years cannot tell has its page, which says why there is nothing and offers no picture", async () => {
  const path = chartPath("startup_survival_12", await onlyCity());
  for (const [lang, reason] of [
    ["", /没有可(公布|画)的数字/],
    ["en/", /no figure/i],
  ] as const) {
    const { document } = parseHTML(await readFile(join(site(), lang, path, "index.html"), "utf8"));
    expect(document.querySelector("#chart .chart-nothing")).not.toBeNull();
    expect(document.querySelector("#chart .chart-sentence")?.textContent).toMatch(reason);
    expect(document.querySelectorAll("#downloads .chart-pictures, #downloads a[href$='.pptx']")).toHaveLength(
      0,
    );
    expect(document.querySelector("#downloads a[href$='.xlsx']")).not.toBeNull();
    expect(document.querySelector("#embed")?.textContent?.trim()).not.toBe("");
  }
});

async function onlyCity(): Promise<string> {
  const { cities } = JSON.parse(await readFile(join(site(), "data", "2017Q4", "manifest.json"), "utf8"));
  return cities[0].id;
}

test("programs that embed a chart are told how, in whole addresses", async () => {
  const cities = await readdir(join(site(), "embed", "latest", "unemployment-rate"));
  const [city = ""] = cities;
  const read = (path: string) => readFile(join(site(), path), "utf8");
  for (const lang of ["", "en/"]) {
    const said = JSON.parse(await read(`${lang}charts/unemployment-rate/${city}.oembed.json`));
    expect(said).toMatchObject({ version: "1.0", type: "rich", width: 720 });
    expect(said.html).toContain(`<iframe src="${HOST}${BASE}${lang}embed/latest/unemployment-rate/${city}/"`);
    expect(said.html).toContain(`height="${said.height}"`);
    expect(said.html).toContain(`<script async src="${HOST}${BASE}embed.js">`);
    const picture = `${HOST}${BASE}${lang}charts/unemployment-rate/${city}-1200x628.png`;
    expect([undefined, picture]).toContain(said.thumbnail_url);
  }
  const frozen = await read(`embed/2017Q4/unemployment-rate/${city}/index.html`);
  expect(frozen).toContain(`<link rel="stylesheet" href="${BASE}embed/newest.css">`);
  expect(frozen).toContain(`href="${BASE}charts/unemployment-rate/${city}/"`);
  expect(await read("sitemap-0.xml")).not.toContain("/embed/");
});

test("frames are fitted there, and those of a neighbour on the same host are left alone", async () => {
  const [below, parents] = await Promise.all([startServer({ dir: host(), port: 0 }), serveParents()]);
  try {
    const [city = ""] = await readdir(join(site(), "embed", "latest", "headlines"));
    const frame = `<iframe src="${below.url}${BASE}embed/latest/headlines/${city}/" height="99"></iframe>`;
    const neighbour = `<iframe src="${below.url}/" height="99"></iframe>`;
    const script = `<script async src="${below.url}${BASE}embed.js"></script>`;
    const page = await browser.newPage();
    await listen(page);
    await page.goto(parents.page(neighbour + frame + script));
    const heightOf = (i: number) =>
      page
        .locator("iframe")
        .nth(i)
        .evaluate((element) => element.clientHeight);
    await expect.poll(() => heightOf(1), { timeout: 10_000 }).toBeGreaterThan(150);
    const [next] = page.frames().filter((one) => one.url() === `${below.url}/`);
    const said = { source: "jiuye-embed", height: 333 };
    await next?.evaluate((message) => parent.postMessage(message, "*"), said);
    await heard(page, said, 1);
    expect(await heightOf(0)).toBe(99);
  } finally {
    await Promise.all([below.close(), parents.close()]);
  }
}, 180_000);

test("returns are checked there, too", async () => {
  const below = await startServer({ dir: host(), port: 0 });
  try {
    const { page, faults } = await desk.visit(`${BASE}en/check/`, {}, below.url);
    await desk.choose(page, { "企业.xlsx": await workbookOf(enterpriseRows("2017Q4", MISTAKES)) });
    expect(await sentence(page)).toBe("400 rows: 398 usable, 2 refused.");
    const link = page.locator("footer a[href$='check/']");
    expect(await link.first().getAttribute("href")).toBe(`${BASE}en/check/`);
    expect(faults).toEqual([]);
  } finally {
    await below.close();
  }
}, 120_000);

test("no script holds the base, and the headers that hosts read have it before every path", async () => {
  const scripts = (await readdir(join(site(), "_astro"))).filter((name) => /\.(js|css)$/.test(name));
  expect(scripts.length).toBeGreaterThan(20);
  for (const name of scripts)
    expect(await readFile(join(site(), "_astro", name), "utf8")).not.toContain(BASE);
  const rules = parseHeaders(await readFile(join(site(), "_headers"), "utf8"));
  expect(rules.filter(({ path }) => !path.startsWith(BASE))).toEqual([]);
  expect([...headersAt(rules, `${BASE}data/x.arrow`).keys()]).toContain("Access-Control-Allow-Origin");
});

test("the offline bundle has no dead link and the same bytes again; from disk and from a plain server it works", async () => {
  expect((await readFile(join(dir, "a.zip"))).equals(await readFile(join(dir, "b.zip")))).toBe(true);
  const files = await unpackBundle(join(dir, "a.zip"), join(dir, "intranet", "stat"));
  const folder = join(dir, "intranet", "stat", "jiuye-quarterly-2017Q4");
  const html = files.filter((file) => file.endsWith(".html") && !file.endsWith("-chart.html"));
  const pages = [];
  for (const path of html) {
    const text = await readFile(join(folder, path), "utf8");
    pages.push({ path: `/${path}`, addresses: addressesOf(text), ids: idsOf(text) });
  }
  expect(pages.length).toBeGreaterThan(100);
  expect(pages.flatMap((page) => page.addresses.filter(({ value }) => value.startsWith("/")))).toEqual([]);
  const known = new Set(files.map((file) => `/${file}`));
  expect(deadLinks(pages, (path) => known.has(decodeURIComponent(path))).slice(0, 20)).toEqual([]);

  const server = await plainServer(join(dir, "intranet"));
  try {
    const page = await browser.newPage();
    const city = await onlyCity();
    await page.goto(`file://${folder}/en/cities/${city}/index.html`);
    const said = await page.locator("[data-offline]:visible").allTextContents();
    expect(said.join(" ")).toMatch(/opened from disk.*needs a web server/);
    expect(await page.locator("form[role=search] input:enabled").count()).toBe(0);
    expect(await page.locator("#ask").isVisible()).toBe(false);
    expect(await page.evaluate(() => document.styleSheets.length)).toBeGreaterThan(0);
    await page.locator(".site-head nav a").nth(4).click();
    expect(page.url()).toMatch(/^file:.*\/en\/indicators\/index\.html$/);

    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("response", (response) => {
      if (response.status() >= 400) faults.push(response.url());
    });
    const at = `${server.url}/stat/jiuye-quarterly-2017Q4/en`;
    await page.goto(`${at}/search/index.html?q=unemployment`);
    await page.locator("#search-hits a").first().click();
    await page.waitForURL(/index\.html$/);
    expect(await page.locator("[data-offline]:visible").count()).toBe(0);
    await page.goto(`${at}/explore/index.html?v=1&i=new_jobs`);
    await page.waitForFunction(
      () => document.querySelector("figure:not([aria-busy])")?.textContent?.includes("new jobs"),
      null,
      { timeout: 60_000 },
    );
    await page.goto(`${at}/cities/${city}/index.html`);
    await page.selectOption("#ask select[name=area]", { index: 1 });
    await page.waitForSelector("#ask[data-drawn]", { timeout: 60_000 });
    expect(await page.textContent("#ask-message")).toBe("Redrawn as you chose.");
    expect(faults).toEqual([]);
  } finally {
    server.close();
  }
}, 240_000);
