import { readdir } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { launchChromium } from "../browser.ts";
import { builtSite, siteFolder } from "../built-site.ts";
import { command, runCommand, wholeNumber } from "../command-line.ts";
import { startServer } from "../serve.ts";
import { rendererMemory } from "./renderer-memory.ts";

const EMBEDS = command({
  line: "npm run bench:embeds --",
  does: "Says what one embed on a page of another origin takes, and what many do: memory and time.",
  more: 'README.md, "Commands"',
  options: {
    dir: siteFolder,
    runs: { type: "string", value: "N", default: "3", says: "how often; the median is said" },
    count: { type: "string", value: "N", default: "20", says: "how many are many" },
  },
});

interface Taken {
  readonly memory: number;
  readonly ms: number;
}

async function main(args: readonly string[]): Promise<void> {
  const { dir = builtSite(), ...values } = EMBEDS.read(args).values;
  const [runs, count] = [wholeNumber("--runs", values.runs, 1), wholeNumber("--count", values.count, 1)];
  const paths = await embedsOf(dir);
  const site = await startServer({ dir, port: 0 });
  const parent = parentOf(site.url, paths);
  await new Promise<void>((resolve) => parent.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(parent.address() as AddressInfo).port}`;
  try {
    const one: Taken[] = [];
    const many: Taken[] = [];
    for (let run = 0; run < runs; run++) {
      one.push(await measure(`${address}/1`));
      many.push(await measure(`${address}/${count}`));
    }
    report(one, many, { runs, count });
  } finally {
    parent.close();
    parent.closeAllConnections();
    await site.close();
  }
}

async function embedsOf(dir: string): Promise<string[]> {
  const latest = join(dir, "embed", "latest");
  const charts = (await readdir(latest)).filter((name) => name !== "headlines");
  const cities = await readdir(join(latest, charts[0] ?? ""));
  return cities.flatMap((city) => charts.map((chart) => `embed/latest/${chart}/${city}/`));
}

/** A page of another origin, with as many embeds as its address says. */
function parentOf(site: string, paths: readonly string[]): Server {
  return createServer((request, response) => {
    const wanted = paths.slice(0, Number(request.url?.slice(1)));
    const frames = wanted.map((path) => `<iframe src="${site}/${path}" width="720" height="640"></iframe>`);
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(`<!doctype html>${frames.join("")}<script async src="${site}/embed.js"></script>`);
  });
}

/** A browser of its own each time, so that nothing is left of the one before. */
async function measure(address: string): Promise<Taken> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const begun = performance.now();
    await page.goto(address, { waitUntil: "load" });
    const ms = performance.now() - begun;
    await page.waitForTimeout(1500);
    return { memory: rendererMemory(), ms };
  } finally {
    await browser.close();
  }
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

function report(
  one: readonly Taken[],
  many: readonly Taken[],
  { runs, count }: { readonly runs: number; readonly count: number },
): void {
  const of = (found: readonly Taken[], key: keyof Taken) => median(found.map((entry) => entry[key]));
  const [a, b] = [of(one, "memory"), of(many, "memory")];
  console.log(`renderers, median of ${runs}: 1 embed ${a} MB, ${count} embeds ${b} MB, ${b - a} MB more`);
  console.log(
    `loaded: 1 embed ${of(one, "ms").toFixed(0)} ms, ${count} embeds ${of(many, "ms").toFixed(0)} ms`,
  );
}

await runCommand(EMBEDS, main);
