import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import { RELEASE_PATTERN, releaseQuarter } from "#contract/release-id.ts";
import { testedSite } from "../../../scripts/built-site.ts";
import { rollback } from "../../../scripts/release/rollback.ts";
import { currentLink, siteOf } from "../../../scripts/release/store.ts";
import { keepPast } from "../../../scripts/release/whole-site.ts";
import {
  emptyStore,
  publishNow,
  saying,
  servedRelease,
  writeWrittenCandidate,
} from "../../../scripts/release/written-store.ts";
import { type RunningServer, startServer } from "../../../scripts/serve.ts";
import { openChromium } from "../chromium.ts";
import { linkedParts } from "../pages/page-weight.ts";
import { factsOf, testedCities } from "./embed-codes.ts";

// Frozen embeds of the tested site, published in a store of their own: they stay when another release follows, say
// then that there is a newer one, and stop saying so when it is withdrawn.

const built = testedSite();
let store: Awaited<ReturnType<typeof emptyStore>>;
let first = "";
let next = "";
let city = "";
const browser = await openChromium();
let server: RunningServer;
const pathOf = (id: string, theme = "") => `embed/${id}/unemployment-rate/${city}/${theme}`;

/** The written site gets the real embeds of a city, their assets, and the stylesheet that names the newest release. */
async function addEmbeds(site: string, id: string, newest: string): Promise<void> {
  await mkdir(join(site, "releases", id), { recursive: true });
  await writeFile(join(site, "releases", id, "index.html"), `the page of ${id} that stays\n`);
  await cp(join(built, "_astro"), join(site, "_astro"), { recursive: true });
  for (const lang of ["", "en/"]) {
    const from = join(built, lang, pathOf(first));
    await cp(from, join(site, lang, pathOf(id)), { recursive: true });
  }
  const css = await readFile(join(built, "embed", "newest.css"), "utf8");
  await mkdir(dirname(join(site, "embed", "newest.css")), { recursive: true });
  await writeFile(join(site, "embed", "newest.css"), css.replace(first, newest));
}

beforeAll(async () => {
  const { release } = JSON.parse(await readFile(join(built, "data", "latest.json"), "utf8"));
  first = release;
  next = quarterOf(quarterIndex(releaseQuarter(first)) + 1);
  city = (await testedCities())[0] ?? "";
  store = await emptyStore();
  await writeWrittenCandidate(store, first, { more: (site) => addEmbeds(site, first, first) });
  await publishNow(store);
  server = await startServer({ dir: currentLink(store), port: 0 });
}, 180_000);

afterAll(async () => {
  await server?.close();
  await store?.remove();
});

/** What a frozen embed says of its age, in a frame as high as its code says. */
async function toldAge(path: string, javaScriptEnabled = false) {
  const { heights } = (await factsOf("unemployment_rate", city)).said.zh.chart.frozen;
  const context = await browser.newContext({
    javaScriptEnabled,
    viewport: { width: 720, height: heights.wide },
  });
  const page = await context.newPage();
  await page.goto(`${server.url}/${path}`);
  const line = page.locator(".stale");
  const told = {
    says: (await line.isVisible()) ? await line.textContent() : null,
    // Within any frame, however low.
    isFirst: await line.evaluate((element) => element.parentElement?.firstElementChild === element),
    leadsTo: await line.locator("a").getAttribute("href"),
    scrolls: await page.evaluate(() => document.documentElement.scrollHeight > innerHeight),
  };
  const shifts = javaScriptEnabled
    ? await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            new PerformanceObserver((list) => resolve(list.getEntries().length)).observe({
              type: "layout-shift",
              buffered: true,
            });
            setTimeout(() => resolve(0), 300);
          }),
      )
    : 0;
  await context.close();
  return { ...told, says: told.says?.trim() ?? null, shifts };
}

const still = { isFirst: true, scrolls: false, shifts: 0 };

test("a frozen embed of the newest release says nothing of its age", async () => {
  const leadsTo = `/charts/unemployment-rate/${city}/`;
  expect(await toldAge(pathOf(first))).toStrictEqual({ ...still, says: null, leadsTo });
});

test("when another release follows, it stays byte for byte and says without a script that there is a newer one", async () => {
  const page = join("current", pathOf(first), "index.html");
  const before = await readFile(join(store.published, page));
  await writeWrittenCandidate(store, next, {
    more: async (site) => {
      await addEmbeds(site, next, next);
      await keepPast(siteOf(store, first), site);
    },
  });
  await publishNow(store);
  expect(await servedRelease(store)).toBe(next);
  expect((await readFile(join(store.published, page))).equals(before)).toBe(true);
  const told = await toldAge(pathOf(first));
  expect(told).toStrictEqual({
    ...still,
    says: expect.stringMatching(/^这是\d{4}年.季度的数据；已有更新$/),
    leadsTo: `/charts/unemployment-rate/${city}/`,
  });
  expect((await toldAge(pathOf(first, "dark/"), true)).shifts).toBe(0);
  expect((await toldAge(`en/${pathOf(first)}`)).says).toMatch(
    /^Data of Q\d \d{4}; there is a newer release$/,
  );
});

test("when that release is withdrawn, the line is gone again, and so is that release's embed", async () => {
  await rollback(store, { by: "Wang Wu", reason: "a wrong file" }, saying);
  expect((await toldAge(pathOf(first))).says).toBeNull();
  expect((await fetch(`${server.url}/${pathOf(next)}`)).status).toBe(404);
});

test("the tested site keeps the embeds of earlier releases with the files they link", async () => {
  const ids = (await readdir(join(built, "embed"))).filter((name) => RELEASE_PATTERN.test(name));
  expect(ids).toContain(first);
  for (const id of ids) {
    const html = await readFile(join(built, "embed", id, "unemployment-rate", city, "index.html"), "utf8");
    expect(html).toContain(`data-release="${id}"`);
    for (const path of linkedParts(html))
      expect((await readFile(join(built, path))).length, path).toBeGreaterThan(0);
  }
  const css = await readFile(join(built, "embed", "newest.css"), "utf8");
  expect(css).toBe(`[data-release]:not([data-release="${first}"]) .stale{display:block}\n`);
});
