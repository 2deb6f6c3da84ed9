import { parseArgs } from "node:util";
import type { Browser, Page } from "playwright-core";
import { manifestSchema } from "#contract/manifest.ts";
import { launchChromium } from "../browser.ts";
import { builtSite } from "../built-site.ts";
import { startServer } from "../serve.ts";
import type { BareWish } from "./bare/bare-page.ts";
import { serveBarePage } from "./bare/bare-server.ts";
import { rendererMemory } from "./renderer-memory.ts";
import { warmSelections } from "./warm-selections.ts";

// npm run bench:engine -- [--dir published/current | --url http://…] [--runs 5 --selections 200]: the explorer's engine
// in Chromium. Cold: page asked for to first answer drawn, beside a page by hand; warm: choice to drawn.

const CITY = "changchun";
const TABLES = ["indicators", "t_quantiles", "cells", "links", "benchmarks"];

const { values } = parseArgs({
  options: {
    dir: { type: "string" },
    url: { type: "string" },
    runs: { type: "string", default: "5" },
    selections: { type: "string", default: "200" },
  },
});
const server = values.url ? null : await startServer({ dir: values.dir ?? builtSite(), port: 0 });
const site = (values.url ?? server?.url ?? "").replace(/\/$/, "");
const { release } = await (await fetch(`${site}/data/latest.json`)).json();
const manifest = manifestSchema.parse(await (await fetch(`${site}/data/${release}/manifest.json`)).json());
const bare = await serveBarePage(await arrowFiles());
const browser = await launchChromium();
try {
  const runs = Number(values.runs);
  const house: number[] = [];
  const byHand: number[] = [];
  const filesOf = (cities: readonly (string | null)[], tables = TABLES): BareWish["files"] =>
    manifest.files
      .filter(
        ({ path, table, city }) =>
          path.endsWith(".arrow") && tables.includes(table ?? "") && cities.includes(city),
      )
      .map(({ path, table }) => [table ?? "", path] as const);
  const asked = [
    `SELECT * FROM series('${CITY}', 'unemployment_rate', 'rural', 'four_quarter')`,
    `SELECT * FROM change('${CITY}', 'unemployment_rate', 'rural', 'four_quarter', 4)`,
  ];
  for (let run = 0; run < runs; run++) {
    house.push(await coldHouse(browser));
    byHand.push((await onBarePage(browser, { files: filesOf([null, CITY]), queries: asked })).first);
  }
  const [a, b] = [median(house), median(byHand)];
  console.log(
    `cold, median of ${runs}: explorer ${a.toFixed(0)} ms, page by hand ${b.toFixed(0)} ms, ratio ${(a / b).toFixed(2)}`,
  );
  const all = manifest.cities.map(({ id }) => id);
  const sums =
    "SELECT city, indicator, quarter, sum(ty) / sum(tx) AS ratio, count(*) AS n FROM cells GROUP BY ALL ORDER BY ALL";
  const { warm } = await onBarePage(browser, { files: filesOf(all, ["cells"]), queries: [sums] });
  console.log(`cells of all ${all.length} cities, grouped: median ${median(warm).toFixed(0)} ms`);
  await warmHouse(browser);
} finally {
  await browser.close();
  await bare.close();
  await server?.close();
}

async function arrowFiles(): Promise<Map<string, Uint8Array>> {
  const paths = manifest.files.filter(
    ({ path, table }) => path.endsWith(".arrow") && TABLES.includes(table ?? ""),
  );
  const found = new Map<string, Uint8Array>();
  for (const { path } of paths) {
    const response = await fetch(`${site}/data/${release}/${path}`);
    found.set(path, new Uint8Array(await response.arrayBuffer()));
  }
  return found;
}

async function coldHouse(on: Browser): Promise<number> {
  const page = await drawnExplorer(on);
  const drawn = await page.evaluate(() => performance.now());
  await page.context().close();
  return drawn;
}

/** Looked at every 5 ms: what it took is read from the page. */
async function drawnExplorer(on: Browser): Promise<Page> {
  const page = await (await on.newContext()).newPage();
  await page.goto(`${site}/en/explore/?v=1&s=rural`);
  await page.waitForFunction(
    () => document.querySelector<HTMLElement>("#explored")?.dataset.state === "1",
    null,
    { polling: 5, timeout: 120_000 },
  );
  return page;
}

async function onBarePage(on: Browser, wish: BareWish): Promise<{ first: number; warm: number[] }> {
  const context = await on.newContext();
  const page = await context.newPage();
  await page.addInitScript(`globalThis.wish = ${JSON.stringify(wish)}`);
  await page.goto(bare.url);
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

async function warmHouse(on: Browser): Promise<void> {
  const page = await drawnExplorer(on);
  const { drawn, newCity } = await warmSelections(page, Number(values.selections));
  const at = (share: number) =>
    (drawn[Math.min(drawn.length - 1, Math.floor(share * drawn.length))] ?? 0).toFixed(0);
  console.log(
    `warm, ${drawn.length} selections drawn: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms`,
  );
  console.log(`a city's first showing: median ${median(newCity).toFixed(0)} ms`);
  const before = rendererMemory();
  await page.goto(`${site}/en/`);
  await page.waitForTimeout(2000);
  console.log(
    `memory of the browser's pages: ${before} MB with the engine, ${rendererMemory()} MB after leaving`,
  );
  await page.context().close();
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((x, y) => x - y)[numbers.length >> 1] ?? 0;
}
