import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { expect, test } from "vitest";
import { embedHref } from "#components/embed/address.ts";
import { CHOICES } from "#components/embed/choices.ts";
import { testedSite } from "../../../scripts/built-site.ts";
import { openSite } from "../pages/opened-site.ts";
import { builtPages } from "../pages/page-kinds.ts";
import { linkedParts, sumOf, weighLinked } from "../pages/page-weight.ts";
import { factsOf, testedCities } from "./embed-codes.ts";

// The pages for frames by themselves: what they weigh, and how they look without a script and without embed.js.

const site = testedSite();
const { url, browser } = await openSite();

const LIMIT = 40 * 1024;
const read = (path: string) => readFile(join(site, path));
const isEmbed = (path: string) => /^(en\/)?embed\//.test(path);

test("no embed weighs more than 40 KB over the wire, and none needs the engine", async () => {
  const weights: number[] = [];
  for (const { file } of (await builtPages(site)).filter(({ path }) => isEmbed(path))) {
    const html = await readFile(join(site, file), "utf8");
    expect(linkedParts(html).length, file).toBeGreaterThan(1);
    const sum = sumOf(await weighLinked(site, file));
    expect(html, file).not.toMatch(/duckdb|style="/);
    expect(sum, file).toBeLessThanOrEqual(LIMIT);
    weights.push(sum);
  }
  expect(weights.length).toBeGreaterThan(100);
  const sorted = weights.toSorted((a, b) => a - b);
  const at = (share: number) => ((sorted[Math.floor(share * (sorted.length - 1))] ?? 0) / 1024).toFixed(1);
  console.log(`embeds: ${sorted.length}, median ${at(0.5)} KB, most ${at(1)} KB over the wire`);
  expect((await read("embed.js")).length).toBeLessThan(1536);
});

test("the height in a code is enough without a script, and little is left over", async () => {
  const [first = "", ...others] = await testedCities();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const faults: string[] = [];
  const left: number[] = [];
  const wished = [
    ["unemployment_rate", first],
    ["jobs_multiplier_with_founders", others.at(-1) ?? first],
  ] as const;
  for (const [indicator, city] of wished) {
    const facts = await factsOf(indicator, city);
    for (const lang of CHOICES.lang)
      for (const kind of CHOICES.kind)
        for (const age of CHOICES.age) {
          const { heights } = facts.said[lang][kind][age];
          const release = age === "latest" ? "latest" : facts.release;
          const chart = kind === "chart" ? indicator : "headlines";
          await page.goto(`${url}${embedHref({ lang, release, chart, city }, "light")}`);
          for (const width of [320, 375, 599, 600, 720, 1200]) {
            const height = width < 600 ? heights.narrow : heights.wide;
            await page.setViewportSize({ width, height });
            const found = await page.evaluate(() => ({
              wide: document.documentElement.scrollWidth,
              tall: document.documentElement.scrollHeight,
              content: document.body.getBoundingClientRect().height,
            }));
            const stale = age === "frozen" ? 28 : 0;
            if (found.wide > width || found.content + stale > height)
              faults.push(`${width} × ${height} ${page.url()}: ${JSON.stringify(found)}`);
            if (width === 720) left.push(height - stale - found.content);
          }
        }
  }
  expect(faults).toStrictEqual([]);
  console.log(
    `embeds: at 720 px at most ${Math.max(...left).toFixed(0)} px of a code's height are left over`,
  );
  expect(Math.max(...left)).toBeLessThan(120);
  await context.close();
}, 120_000);

test("a light embed is light and a dark one dark, whatever the reader's system prefers", async () => {
  const [city = ""] = await testedCities();
  const embedded = { lang: "zh", release: "latest", chart: "unemployment_rate", city } as const;
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await browser.newPage({ colorScheme });
    for (const [theme, paper, ink] of [
      ["light", "rgb(255, 255, 255)", "rgb(26, 26, 26)"],
      ["dark", "rgb(26, 33, 41)", "rgb(232, 230, 225)"],
    ] as const) {
      await page.goto(`${url}${embedHref(embedded, theme)}`);
      const colours = await page.evaluate(() => [
        getComputedStyle(document.documentElement).backgroundColor,
        getComputedStyle(document.querySelector(".chart-background") as Element).fill,
        getComputedStyle(document.querySelector(".chart-title") as Element).fill,
      ]);
      expect(colours).toStrictEqual([paper, paper, ink]);
    }
    await page.close();
  }
});

test("an embed by itself, with nobody around it, runs without a fault and asks for its own files alone", async () => {
  const [city = ""] = await testedCities();
  const page = await browser.newPage();
  const faults: string[] = [];
  const asked: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => faults.push(message.text()));
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${url}/embed/latest/unemployment-rate/${city}/`, { waitUntil: "networkidle" });
  expect(faults).toStrictEqual([]);
  expect(asked.filter((address) => !address.startsWith(`${url}/`))).toStrictEqual([]);
  // A page that is not in a frame may be asked for its icon, too: when, the browser decides.
  const own = asked.map((address) => new URL(address).pathname).filter((path) => path !== "/icon.svg");
  expect(own.map((path) => extname(path))).toStrictEqual(["", ".css", ".js"]);
  await page.close();
});

test("where no embed is, a page for frames says so in both languages and leads to the site", async () => {
  for (const [path, first, second] of [
    ["embed/404.html", "这里没有图表", "There is no chart here"],
    ["en/embed/404.html", "There is no chart here", "这里没有图表"],
  ] as const) {
    const html = (await read(path)).toString();
    expect(html).toMatch(new RegExp(`<h1>${first}</h1>[\\s\\S]*<h2>${second}</h2>`));
    for (const home of ["/", "/en/"])
      expect(html).toContain(`<a href="${home}" target="_blank" rel="noopener">`);
  }
});

test("header files allow frames below embed/ alone", async () => {
  const text = await readFile(new URL("../../../public/_headers", import.meta.url), "utf8");
  const sections = text.split(/\n(?=\/)/);
  const forbidding = sections.filter((section) => section.includes("frame-ancestors"));
  expect(forbidding.length).toBeGreaterThan(20);
  expect(forbidding.filter((section) => /^\/(en\/)?embed|^\/\*/.test(section))).toStrictEqual([]);
});
