import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startServer } from "../../scripts/serve.ts";
import { openDesk, sentence } from "./check-desk.ts";
import { enterpriseRows, MISTAKES, workbookOf } from "./office-files.ts";
import { builtPages, fileOf } from "./page-kinds.ts";
import { addressesOf, deadLinks, idsOf } from "./page-links.ts";

// A site below a path, of a single city with two years: everything it links to lies below that path.

const root = fileURLToPath(new URL("../../", import.meta.url));
const BASE = "/statistics/jiuye/";
const HOST = "https://example.org";
let dir = "";
const host = () => join(dir, "host");
const site = () => join(host(), "statistics", "jiuye");

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "jiuye-base-"));
  await mkdir(host());
  await writeFile(join(host(), "index.html"), "");
  const run = (script: string, ...args: string[]) =>
    promisify(execFile)(process.execPath, [`scripts/${script}.ts`, ...args], { cwd: root });
  const [returns, data] = [join(dir, "returns"), join(dir, "data")];
  await run("simulate", "--out", returns, "--cities", "1", "--quarters", "2016Q1..2017Q4");
  await run("build-data", "--returns", returns, "--out", data);
  await run("build-site", "--data", data, "--out", site(), "--base", BASE, "--site", HOST);
}, 240_000);

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

test("returns are checked there, too", async () => {
  const desk = await openDesk();
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
    await desk.close();
  }
}, 120_000);
