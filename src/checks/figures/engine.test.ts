import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { toArrow } from "#contract/arrow.ts";
import { type CellRow, cellsTable } from "#contract/published/moment-tables.ts";
import { engineWasm, makeEngineAsset } from "#db/engine-asset.ts";
import { openChromium } from "../chromium.ts";
import { buildProbe } from "./build-probe.ts";
import type { ProbeOutcome, ProbeWish } from "./engine-probe.ts";
import { type EngineServer, serveEngine } from "./engine-server.ts";

// The engine in a real browser, below a base path and under the site's own content security policy.

const root = fileURLToPath(new URL("../../../", import.meta.url));
const browser = await openChromium();
let site: string;
let server: EngineServer;

beforeAll(async () => {
  site = await mkdtemp(join(tmpdir(), "engine-probe-"));
  const gzipped = await makeEngineAsset(root);
  await buildProbe("engine-probe.ts", site);
  server = await serveEngine(site, gzipped, engineWasm());
}, 120_000);

afterAll(async () => {
  await server?.close();
  await rm(site, { recursive: true });
});

/** Requests and console errors of the page are kept, since the site promises none of either. */
async function run(wish: ProbeWish): Promise<ProbeOutcome & { errors: string[]; requests: string[] }> {
  const page: Page = await browser.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("request", (request) => requests.push(request.url()));
  try {
    await page.goto(server.address);
    await page.waitForFunction("'probe' in globalThis");
    const outcome = (await page.evaluate(`probe(${JSON.stringify(wish)})`)) as ProbeOutcome;
    return { ...outcome, errors, requests };
  } finally {
    await page.close();
  }
}

const cell: CellRow = {
  ...{ city: "wuhan", survey: "community", quarter: "2016Q1", cell: "城镇", indicator: "unemployment_rate" },
  ...{ n_resp: 20, ty: 1 / 3, tx: null, vyy: null, vxy: null, vxx: null, dfc: null, vinf: null },
  ...{ sum_w: null, sum_ww: null, imputed_share: null },
};
const cells = [...toArrow(cellsTable, [cell])];

test("the site's gzip copy starts, tells its progress and answers over loaded Arrow", async () => {
  const { answer, progress, reason, errors, requests } = await run({ cells, rows: 1 });
  expect(reason).toBeUndefined();
  expect(answer).toStrictEqual([{ cell: "城镇", ty: 1 / 3 }]);
  const [loaded, total] = progress.at(-1) ?? [];
  expect(progress.length).toBeGreaterThan(2);
  expect(loaded).toBe(total);
  expect(loaded).toBeLessThan(9e6);
  expect(errors).toStrictEqual([]);
  expect(requests.filter((url) => !url.startsWith(server.address))).toStrictEqual([]);
  expect(requests.filter((url) => url.endsWith(".wasm"))).toStrictEqual([]);
});

test.each(["raw.wasm", "inflated-by-host.gz"])("%s starts as well", async (path) => {
  const { answer, reason, errors } = await run({ engineUrl: path, cells, rows: 1 });
  expect(reason).toBeUndefined();
  expect(answer).toHaveLength(1);
  expect(errors).toStrictEqual([]);
});

test("cancelling midway says so and stops the download", async () => {
  const { reason, progress, errors } = await run({ engineUrl: "held-back.gz", cancelAtFirstByte: true });
  expect(reason).toBe("cancelled");
  expect(progress).toHaveLength(1);
  expect(errors).toStrictEqual([]);
  expect(server.heldBack.begun).toBeGreaterThan(0);
  await expect.poll(() => server.heldBack.released, { timeout: 20_000 }).toBe(server.heldBack.begun);
});

test("a download that falls silent is given up", async () => {
  const { reason } = await run({ engineUrl: "held-back.gz", timeoutMs: 400 });
  expect(reason).toBe("engine-timeout");
});

test.each(["missing.wasm.gz", "page-instead"])("%s is an engine that cannot be reached", async (path) => {
  expect((await run({ engineUrl: path })).reason).toBe("engine-unreachable");
});

test("a worker that cannot be loaded is an engine that cannot be reached", async () => {
  server.faults.withoutWorker = true;
  const { reason } = await run({});
  server.faults.withoutWorker = false;
  expect(reason).toBe("engine-unreachable");
});

test("a wasm that does not compile is not supported", async () => {
  expect((await run({ engineUrl: "broken.wasm" })).reason).toBe("engine-unsupported");
});

test("a host that forbids WebAssembly is not supported", async () => {
  server.faults.withoutWebAssembly = true;
  const { reason } = await run({});
  server.faults.withoutWebAssembly = false;
  expect(reason).toBe("engine-unsupported");
});
