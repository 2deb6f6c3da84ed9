import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { type ListedRelease, releaseListSchema } from "#contract/published/release-files.ts";
import { formatRelease } from "#i18n/format-period.ts";
import { testedSite } from "../../../scripts/built-site.ts";
import { openSite } from "./opened-site.ts";

// Pages of releases that were followed by others, on the site of the newest. A preview has none.

const site = testedSite();
const { url, browser, visit } = await openSite();
const list = join(site, "data", "releases.json");
const isReleased = existsSync(list);
let releases: readonly ListedRelease[] = [];

beforeAll(async () => {
  if (!isReleased) return;
  releases = releaseListSchema.parse(JSON.parse(await readFile(list, "utf8")));
}, 180_000);

const cityOf = async (id: string) => {
  const manifest = JSON.parse(await readFile(join(site, "data", id, "manifest.json"), "utf8"));
  return String(manifest.cities[0].id);
};

test.skipIf(!isReleased)("every address on the pages of every release is there", async () => {
  expect(releases.length).toBeGreaterThan(1);
  const asked = new Set<string>();
  for (const { id } of releases) {
    const city = `cities/${await cityOf(id)}/`;
    for (const path of ["", "en/", city, `en/${city}`, "releases/", "en/releases/"]) {
      const html = await (await fetch(`${url}/releases/${id}/${path}`)).text();
      for (const [, address = ""] of html.matchAll(/(?:href|src)="(\/[^"#?]*)/g)) asked.add(address);
      expect(html).toContain(`href="/data/${id}/estimates.csv"`);
    }
  }
  expect(asked.size).toBeGreaterThan(20);
  const missing: string[] = [];
  for (const address of asked) {
    const { status } = await fetch(`${url}${address}`, { method: "HEAD" });
    if (status !== 200) missing.push(`${status} ${address}`);
  }
  expect(missing).toStrictEqual([]);
});

test.skipIf(!isReleased)(
  "a past page says without a script which release it is, and where the newest one is",
  async () => {
    const [first] = releases;
    const { page } = await visit(`/releases/${first?.id}/en/`, { javaScriptEnabled: false });
    const note = page.locator(".archive");
    expect(await note.isVisible()).toBe(true);
    expect(await note.textContent()).toContain(
      `This is the release of ${formatRelease(first?.id ?? "", "en")}`,
    );
    await note.locator("a").click();
    expect(new URL(page.url()).pathname).toBe("/en/");
    expect(await page.locator(".archive").count()).toBe(0);
    await page.context().close();
  },
);

test.skipIf(!isReleased)(
  "a choice on a past page is answered from the data of its own release",
  async () => {
    const id = releases[0]?.id ?? "";
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${url}/releases/${id}/cities/${await cityOf(id)}/`);
    await page.selectOption("select[name=period]", "quarter");
    await page.waitForFunction(
      () => document.querySelector<HTMLElement>("#ask")?.dataset.drawn !== undefined,
      null,
      {
        timeout: 60_000,
      },
    );
    const data = asked.filter((path) => path.startsWith("/data/"));
    expect(data.length).toBeGreaterThan(3);
    expect(data.filter((path) => !path.startsWith(`/data/${id}/`))).toStrictEqual([]);
    expect(asked.filter((path) => path.endsWith(".gzip"))).toStrictEqual([
      expect.stringMatching(/^\/_astro\//),
    ]);
    await page.close();
  },
  120_000,
);
