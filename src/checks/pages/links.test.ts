import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { testedSite } from "../../../scripts/built-site.ts";
import { builtPages, fileOf } from "./page-kinds.ts";
import { addressesOf, deadLinks, idsOf, type LinkedPage } from "./page-links.ts";

// Every address on every page of the newest release, held against the files of the site.

const site = testedSite();
/** A preview has no pages of the releases that its data name. */
const isPreview = !existsSync(join(site, "release.json"));

async function linkedPages(): Promise<LinkedPage[]> {
  const pages: LinkedPage[] = [];
  for (const page of await builtPages(site)) {
    const html = await readFile(fileOf(site, page), "utf8");
    pages.push({ path: `/${page.path}`, addresses: addressesOf(html), ids: idsOf(html) });
  }
  return pages;
}

const exists = (path: string) =>
  (isPreview && /^\/releases\/\d{4}Q\d/.test(path)) ||
  existsSync(join(site, decodeURIComponent(path.endsWith("/") ? `${path}index.html` : path)));

test("no link of any page is dead, and every #place it leads to is there", async () => {
  const begun = performance.now();
  const pages = await linkedPages();
  expect(pages.length).toBeGreaterThan(20);
  const links = pages.reduce((sum, { addresses }) => sum + addresses.length, 0);
  expect(deadLinks(pages, exists).slice(0, 40)).toEqual([]);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`links: ${links} on ${pages.length} pages, ${seconds} s`);
});

test("a dead link, a missing place, a foreign origin and a way out of the base are each found", () => {
  const html =
    '<main id="top"><a href="/gone/">x</a><a href="#nowhere">y</a><img src="https://other.example/a.png"></main>';
  const pages = [{ path: "/jiuye/", addresses: addressesOf(html), ids: idsOf(html) }];
  expect(deadLinks(pages, () => true, "/jiuye/")).toEqual([
    "/jiuye/: /gone/ leaves /jiuye/",
    "/jiuye/: no #nowhere on /jiuye/",
    "/jiuye/: loads https://other.example/a.png",
  ]);
  expect(
    deadLinks([{ path: "/", addresses: [{ name: "href", value: "/gone/" }], ids: new Set() }], () => false),
  ).toEqual(["/: nothing at /gone/"]);
});
