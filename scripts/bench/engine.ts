import type { Browser, Page } from "playwright-core";
import { type Manifest, manifestSchema } from "#contract/published/manifest.ts";
import { launchChromium } from "../browser.ts";
import { builtSite, siteFolder } from "../built-site.ts";
import { command, runCommand, wholeNumber } from "../command-line.ts";
import { startServer } from "../serve.ts";
import type { BareWish } from "./bare/bare-page.ts";
import { rendererMemory } from "./renderer-memory.ts";
import { warmSelections } from "./warm-selections.ts";

// Cold: page asked for to first answer drawn, beside a page by hand; warm: choice to drawn.

const ENGINE = command({
  line: "npm run bench:engine --",
  does: "Says how long the query engine takes on /explore/ in Chromium, cold and warm, and what memory.",
  more: 'README.md, "Commands"',
  options: {
    url: { type: "string", value: "URL", usual: "--dir, served meanwhile", says: "the site" },
    dir: siteFolder,
    runs: { type: "string", value: "N", default: "5", says: "cold starts; the median is said" },
    selections: { type: "string", value: "N", default: "200", says: "warm choices" },
  },
});

const CITY = "changchun";
const TABLES = ["indicators", "t_quantiles", "cells", "links", "benchmarks"];
const ASKED = [
  `SELECT * FROM series('${CITY}', 'unemployment_rate', 'rural', 'four_quarter')`,
  `SELECT * FROM change('${CITY}', 'unemployment_rate', 'rural', 'four_quarter', 4)`,
];
const SUMS =
  "SELECT city, indicator, quarter, sum(ty) / sum(tx) AS ratio, count(*) AS n FROM cells GROUP BY ALL ORDER BY ALL";

interface Site {
  readonly url: string;
  /** Where the data of its release lie. */
  readonly data: string;
  readonly manifest: Manifest;
}

async function main(args: readonly string[]): Promise<void> {
  const { url, dir = builtSite(), ...values } = ENGINE.read(args).values;
  const runs = wholeNumber("--runs", values.runs, 1);
  const selections = wholeNumber("--selections", values.selections, 1);
  const server = url ? null : await startServer({ dir, port: 0 });
  const site = await siteAt((url ?? server?.url ?? "").replace(/\/$/, ""));
  const { serveBarePage } = await import("./bare/bare-server.ts");
  const bare = await serveBarePage(await arrowFiles(site));
  const browser = await launchChromium();
  try {
    await compareCold(browser, site, bare.url, runs);
    const { cities } = site.manifest;
    const files = filesOf(
      site,
      cities.map(({ id }) => id),
      ["cells"],
    );
    const { warm } = await onBarePage(browser, bare.url, { files, queries: [SUMS] });
    console.log(`cells of all ${cities.length} cities, grouped: median ${median(warm).toFixed(0)} ms`);
    await warmHouse(browser, site, selections);
  } finally {
    await browser.close();
    await bare.close();
    await server?.close();
  }
}

async function siteAt(url: string): Promise<Site> {
  const { release } = await (await fetch(`${url}/data/latest.json`)).json();
  const data = `${url}/data/${release}`;
  return { url, data, manifest: manifestSchema.parse(await (await fetch(`${data}/manifest.json`)).json()) };
}

async function compareCold(browser: Browser, site: Site, bare: string, runs: number): Promise<void> {
  const house: number[] = [];
  const byHand: number[] = [];
  for (let run = 0; run < runs; run++) {
    house.push(await coldHouse(browser, site));
    const wish = { files: filesOf(site, [null, CITY], TABLES), queries: ASKED };
    byHand.push((await onBarePage(browser, bare, wish)).first);
  }
  const [a, b] = [median(house), median(byHand)];
  console.log(
    `cold, median of ${runs}: explorer ${a.toFixed(0)} ms, page by hand ${b.toFixed(0)} ms, ratio ${(a / b).toFixed(2)}`,
  );
}

function filesOf(
  { manifest }: Site,
  cities: readonly (string | null)[],
  tables: readonly string[],
): BareWish["files"] {
  return manifest.files
    .filter(
      ({ path, table, city }) =>
        path.endsWith(".arrow") && tables.includes(table ?? "") && cities.includes(city),
    )
    .map(({ path, table }) => [table ?? "", path] as const);
}

async function arrowFiles({ data, manifest }: Site): Promise<Map<string, Uint8Array>> {
  const paths = manifest.files.filter(
    ({ path, table }) => path.endsWith(".arrow") && TABLES.includes(table ?? ""),
  );
  const found = new Map<string, Uint8Array>();
  for (const { path } of paths) {
    const response = await fetch(`${data}/${path}`);
    found.set(path, new Uint8Array(await response.arrayBuffer()));
  }
  return found;
}

async function coldHouse(on: Browser, site: Site): Promise<number> {
  const page = await drawnExplorer(on, site);
  const drawn = await page.evaluate(() => performance.now());
  await page.context().close();
  return drawn;
}

/** Looked at every 5 ms: what it took is read from the page. */
async function drawnExplorer(on: Browser, { url }: Site): Promise<Page> {
  const page = await (await on.newContext()).newPage();
  await page.goto(`${url}/en/explore/?v=1&s=rural`);
  await page.waitForFunction(
    () => document.querySelector<HTMLElement>("#explored")?.dataset.state === "1",
    null,
    { polling: 5, timeout: 120_000 },
  );
  return page;
}

async function onBarePage(
  on: Browser,
  bare: string,
  wish: BareWish,
): Promise<{ first: number; warm: number[] }> {
  const context = await on.newContext();
  const page = await context.newPage();
  await page.addInitScript(`globalThis.wish = ${JSON.stringify(wish)}`);
  await page.goto(bare);
  const found = await page.evaluate(async () => {
    const scope = globalThis as unknown as {
      bare?(wish: unknown): Promise<{ first: number; warm: number[] }>;
      wish: unknown;
    };
    while (!scope.bare) await new Promise((resolve) => setTimeout(resolve, 1));
    return scope.bare(scope.wish);
  });
  await context.close();
  return found;
}

async function warmHouse(on: Browser, site: Site, selections: number): Promise<void> {
  const page = await drawnExplorer(on, site);
  const { drawn, newCity } = await warmSelections(page, selections);
  const at = (share: number) =>
    (drawn[Math.min(drawn.length - 1, Math.floor(share * drawn.length))] ?? 0).toFixed(0);
  console.log(
    `warm, ${drawn.length} selections drawn: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms`,
  );
  console.log(`a city's first showing: median ${median(newCity).toFixed(0)} ms`);
  const before = rendererMemory();
  await page.goto(`${site.url}/en/`);
  await page.waitForTimeout(2000);
  console.log(
    `memory of the browser's pages: ${before} MB with the engine, ${rendererMemory()} MB after leaving`,
  );
  await page.context().close();
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((x, y) => x - y)[numbers.length >> 1] ?? 0;
}

await runCommand(ENGINE, main);
