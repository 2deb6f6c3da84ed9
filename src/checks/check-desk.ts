import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { cityIdsByName } from "#contract/registry.ts";
import { checkReturns } from "#pipeline/check/check-returns.ts";
import { worstFirst } from "#pipeline/issue/issue-order.ts";
import { issueRecord } from "#pipeline/issue/issue-record.ts";
import { launchChromium } from "../../scripts/browser.ts";
import { testedSite } from "../../scripts/built-site.ts";
import { readRegistry } from "../../scripts/registry.ts";
import { diskFolder } from "../../scripts/returns-folder.ts";
import { startServer } from "../../scripts/serve.ts";

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
  close(): Promise<void>;
}

export async function openDesk(): Promise<CheckDesk> {
  const server = await startServer({ dir: testedSite(), port: 0 });
  const counter = await countingServer(server.url);
  const browser = await launchChromium();
  const dir = await mkdtemp(join(tmpdir(), "jiuye-check-page-"));
  const write = (files: Files) => writeFiles(dir, files);
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
    close: async () => {
      await browser.close();
      await counter.close();
      await server.close();
      await rm(dir, { recursive: true });
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
  const faults: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(error.message));
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
