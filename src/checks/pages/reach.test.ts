import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { beforeAll, expect, test } from "vitest";
import { testedSite } from "../../../scripts/built-site.ts";
import { openSite } from "./opened-site.ts";
import { type BuiltPage, builtPages, fileOf } from "./page-kinds.ts";

// What search engines, feed readers and chat apps find, and what readers keep when they change the language.

const site = testedSite();
const { url, browser, visit } = await openSite();
const EMBED = /^(en\/)?embed\//;
let pages: BuiltPage[] = [];
/** Of each page, in their order; the rest is not read. */
let heads: string[] = [];
let address: string | undefined;

const headOf = (html: string) => html.slice(0, html.indexOf("</head>"));
const read = (path: string) => readFile(join(site, path), "utf8");

beforeAll(async () => {
  // Embeds are for frames: they ask not to be listed.
  pages = (await builtPages(site)).filter(({ file }) => file !== "404.html" && !EMBED.test(file));
  heads = await Promise.all(pages.map(async (page) => headOf(await readFile(fileOf(site, page), "utf8"))));
  address = /<link rel="canonical" href="([^"]+)"/.exec(await read("index.html"))?.[1];
}, 180_000);

test("every page has a title and a description of its own in its language, and names its place if it knows it", async () => {
  const titles = new Map<string, string>();
  for (const [i, page] of pages.entries()) {
    const head = heads[i] ?? "";
    const title = /<title>([^<]+)/.exec(head)?.[1] ?? "";
    expect({ page: page.path, same: titles.get(title) }).toEqual({ page: page.path, same: undefined });
    titles.set(title, page.path);
    expect(head).toMatch(/<meta name="description" content="[^"]{10,}/);
    const canonical = /rel="canonical" href="([^"]+)"/.exec(head)?.[1];
    expect(canonical).toBe(address && new URL(page.path, address).href);
    const others = [...head.matchAll(/hreflang="([^"]+)" href="([^"]+)"/g)].map(
      ([, lang, href]) => `${lang} ${href}`,
    );
    const plain = page.path.replace(/^en\//, "");
    const expected = address
      ? [
          `zh-CN ${new URL(plain, address)}`,
          `en ${new URL(`en/${plain}`, address)}`,
          `x-default ${new URL(plain, address)}`,
        ]
      : [];
    expect(others).toEqual(expected);
  }
});

test("pictures for chat apps are there", async () => {
  for (const [i, page] of pages.entries()) {
    const image = /property="og:image" content="([^"]+)"/.exec(heads[i] ?? "")?.[1];
    expect({ page: page.path, known: image !== undefined }).toEqual({
      page: page.path,
      known: address !== undefined,
    });
    if (image) expect(existsSync(join(site, new URL(image).pathname))).toBe(true);
  }
});

test("the sitemap lists every page of the newest release and no other", async () => {
  const robots = await read("robots.txt");
  if (!address) return expect(robots).not.toContain("Sitemap");
  expect(robots).toContain(`Sitemap: ${address}sitemap-index.xml`);
  const locations = [...(await read("sitemap-0.xml")).matchAll(/<loc>([^<]+)/g)].map(
    (match) => match[1] ?? "",
  );
  expect(locations.toSorted()).toEqual(pages.map(({ path }) => new URL(path, address).href).toSorted());
});

test.each(["", "en/"])("the feed /%sfeed.xml has the releases with their days", async (prefix) => {
  const { document } = parseHTML(await read(`${prefix}feed.xml`));
  const release = JSON.parse(await read("data/latest.json")).release;
  const rows = (await read(`data/${release}/releases.csv`)).split("\n").slice(1);
  const days = rows.flatMap((row) => {
    const [, , , released, state] = row.split(",");
    return state === "current" || state === "past" ? [`${released}T00:00:00Z`] : [];
  });
  const of = (name: string) =>
    [...document.querySelectorAll(`entry > ${name}`)].map((element) => element.textContent);
  expect(of("updated")).toEqual(days.toReversed());
  expect(new Set(of("id")).size).toBe(days.length);
  expect(document.querySelector("feed > updated")?.textContent).toBe(days.at(-1));
  expect(of("summary").every((text) => (text ?? "").length > 10)).toBe(true);
});

test("facts for search engines are JSON, and describe the data with files that are there", async () => {
  const { document } = parseHTML(await read("en/index.html"));
  const scripts = [...document.querySelectorAll("script[type='application/ld+json']")];
  const facts = scripts.flatMap((script) => JSON.parse(script.textContent ?? "")["@graph"] ?? []);
  const dataset = facts.find((fact: { "@type": string }) => fact["@type"] === "Dataset");
  expect(dataset.license).toMatch(/^https:/);
  expect(dataset.temporalCoverage).toMatch(/^\d{4}-\d{2}-01\/\d{4}-\d{2}-3\d$/);
  expect(dataset.variableMeasured.length).toBeGreaterThan(3);
  for (const { contentUrl } of dataset.distribution)
    expect(existsSync(join(site, new URL(contentUrl, "http://site.invalid").pathname))).toBe(true);
});

test("the other language opens with the same choices at the same place", async () => {
  const city = pages.find(({ path }) => /^cities\/[^/]+\/$/.test(path))?.path;
  const { page } = await visit(`/${city}?period=quarter#new_jobs`);
  await page.click("a.language");
  await page.waitForURL(/\/en\//);
  expect(page.url()).toBe(`${url}/en/${city}?period=quarter#new_jobs`);
  await page.context().close();
});

test("a wrong address at any depth leads on, and is not to be listed", async () => {
  const page = await browser.newPage();
  const answer = await page.goto(`${url}/en/cities/nowhere/at/all/`);
  expect(answer?.status()).toBe(404);
  expect(await page.locator("meta[name=robots]").getAttribute("content")).toBe("noindex");
  await page.click(
    "main section[lang=en] a[href$='/en/cities/changchun/'], main section[lang=en] a[href*='/en/cities/'] >> nth=1",
  );
  expect(new URL(page.url()).pathname).toMatch(/^\/en\/cities\/./);
  await page.context().close();
});
