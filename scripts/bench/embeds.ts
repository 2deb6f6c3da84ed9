import { readdir } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launchChromium } from "../browser.ts";
import { builtSite } from "../built-site.ts";
import { startServer } from "../serve.ts";
import { rendererMemory } from "./renderer-memory.ts";

// npm run bench:embeds -- [--dir published/current --runs 3 --count 20]: one embed on a page of another origin, and many.

const { values } = parseArgs({
  options: {
    dir: { type: "string", default: builtSite() },
    runs: { type: "string", default: "3" },
    count: { type: "string", default: "20" },
  },
});
const count = Number(values.count);
const latest = join(values.dir, "embed", "latest");
const charts = (await readdir(latest)).filter((name) => name !== "headlines");
const cities = await readdir(join(latest, charts[0] ?? ""));
const paths = cities.flatMap((city) => charts.map((chart) => `embed/latest/${chart}/${city}/`));

const site = await startServer({ dir: values.dir, port: 0 });
const parent = createServer((request, response) => {
  const wanted = paths.slice(0, Number(request.url?.slice(1)));
  const frames = wanted.map((path) => `<iframe src="${site.url}/${path}" width="720" height="640"></iframe>`);
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.end(`<!doctype html>${frames.join("")}<script async src="${site.url}/embed.js"></script>`);
});
await new Promise<void>((resolve) => parent.listen(0, "127.0.0.1", resolve));
const address = `http://127.0.0.1:${(parent.address() as AddressInfo).port}`;

/** A browser of its own each time, so that nothing is left of the one before. */
async function measure(frames: number): Promise<{ memory: number; ms: number }> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const begun = performance.now();
    await page.goto(`${address}/${frames}`, { waitUntil: "load" });
    const ms = performance.now() - begun;
    await page.waitForTimeout(1500);
    return { memory: rendererMemory(), ms };
  } finally {
    await browser.close();
  }
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

try {
  const one: { memory: number; ms: number }[] = [];
  const many: { memory: number; ms: number }[] = [];
  for (let run = 0; run < Number(values.runs); run++) {
    one.push(await measure(1));
    many.push(await measure(count));
  }
  const of = (found: typeof one, key: "memory" | "ms") => median(found.map((entry) => entry[key]));
  const [a, b] = [of(one, "memory"), of(many, "memory")];
  console.log(
    `renderers, median of ${values.runs}: 1 embed ${a} MB, ${count} embeds ${b} MB, ${b - a} MB more`,
  );
  console.log(
    `loaded: 1 embed ${of(one, "ms").toFixed(0)} ms, ${count} embeds ${of(many, "ms").toFixed(0)} ms`,
  );
} finally {
  parent.close();
  parent.closeAllConnections();
  await site.close();
}
