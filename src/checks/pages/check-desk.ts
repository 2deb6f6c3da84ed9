import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll } from "vitest";
import { cityIdsByName } from "#contract/registry/registry.ts";
import { checkReturns } from "#pipeline/check/check-returns.ts";
import { worstFirst } from "#pipeline/issue/issue-order.ts";
import { issueRecord } from "#pipeline/issue/issue-record.ts";
import { readRegistry } from "../../../scripts/registry.ts";
import { diskFolder } from "../../../scripts/returns-folder.ts";
import { openSite } from "./opened-site.ts";
import { watchFaults } from "./page-faults.ts";

// The page /check/ as somebody uses it: opened, given files, its result taken away.

/** Files by name, or by path below a folder. */
export type Files = Readonly<Record<string, Uint8Array>>;

export interface CheckVisit {
  readonly page: Page;
  /** What a page should never do: errors on its console. */
  readonly faults: string[];
  /** Every request of the page and its workers. */
  readonly requests: string[];
}

export interface CheckDesk {
  /** What was asked of the site's server, by whomever. */
  readonly asked: readonly string[];
  readonly dir: string;
  /** Opens a page and waits until it is ready. */
  visit(path: string, options?: BrowserContextOptions, url?: string): Promise<CheckVisit>;
  /** Writes files to a folder of their own. */
  write(files: Files): Promise<string[]>;
  /** Chooses files on a page, and waits for the result. */
  choose(page: Page, files: Files): Promise<void>;
  /** What check-returns finds in the same files. @param office the folder that holds all of an office's returns. */
  inNode(files: Files, office?: string): ReturnType<typeof checkOnDisk>;
}

/** To be called while a file is read; closed when its tests have run. */
export async function openDesk(): Promise<CheckDesk> {
  const { url: site, browser } = await openSite();
  const counter = await countingServer(site);
  const dir = await mkdtemp(join(tmpdir(), "jiuye-check-page-"));
  const write = (files: Files) => writeFiles(dir, files);
  afterAll(async () => {
    await counter.close();
    await rm(dir, { recursive: true });
  });
  return {
    ...{ asked: counter.asked, dir, write },
    visit: (path, options = {}, url = counter.url) => openPage(browser, `${url}${path}`, options),
    choose: async (page, files) => {
      await page.setInputFiles("#check-files", await write(files));
      await settled(page);
    },
    inNode: async (files, office) => {
      const [first = ""] = await write(files);
      const folder = first.slice(0, -(Object.keys(files)[0] ?? "").length);
      return checkOnDisk(join(folder, office ?? ""), office === undefined);
    },
  };
}

/** Stands before a server and writes down what is asked of it. */
async function countingServer(url: string) {
  const asked: string[] = [];
  const server: Server = createServer((incoming, answered) => {
    asked.push(incoming.url ?? "");
    const passed = request(`${url}${incoming.url}`, { method: incoming.method }, (answer) => {
      answered.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(answered);
    });
    passed.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, asked, close };
}

async function openPage(browser: Browser, url: string, options: BrowserContextOptions): Promise<CheckVisit> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults = watchFaults(page, new URL(url).origin);
  const requests: string[] = [];
  context.on("request", (sent) => {
    if (!sent.url().startsWith("blob:")) requests.push(sent.url());
  });
  await page.goto(url);
  const hasScript = options.javaScriptEnabled !== false;
  if (hasScript) await page.waitForSelector("#check[data-ready]", { timeout: 30_000 });
  return { page, faults, requests };
}

async function writeFiles(dir: string, files: Files): Promise<string[]> {
  const folder = await mkdtemp(join(dir, "files-"));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return Object.keys(files).map((path) => join(folder, path));
}

/** @param partial files as somebody chose them, not all that an office has. */
async function checkOnDisk(dir: string, partial: boolean) {
  const cityIds = cityIdsByName((await readRegistry()).cities);
  const { issues, ledger } = await checkReturns(diskFolder(dir), { cityIds, partial });
  return { issues, ledger, records: worstFirst(issues).map(issueRecord) };
}

export async function settled(page: Page): Promise<void> {
  await page.waitForSelector("#check[data-state=checked], #check[data-state=idle]", { timeout: 60_000 });
}

export function sentence(page: Page): Promise<string> {
  return page.locator("#check-result h2").innerText();
}

/** A click that downloads a file. */
export async function download(page: Page, selector: string) {
  const [started] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(selector).first().click(),
  ]);
  return { name: started.suggestedFilename(), bytes: await readFile(await started.path()) };
}

/** What the page hands out as JSON. */
export async function downloadJson(page: Page) {
  return JSON.parse((await download(page, ".check-tools button:nth-child(3)")).bytes.toString("utf8"));
}
