import type { BrowserContextOptions, Page } from "playwright-core";
import { launchChromium } from "../../scripts/browser.ts";
import { testedSite } from "../../scripts/built-site.ts";
import { startServer } from "../../scripts/serve.ts";
import { type PageKind, pageKinds } from "./page-kinds.ts";
import { sampleOf } from "./sample.ts";

// One of each kind of page of the tested site, in Chromium: which one, the sample of the run says.

/** How many pages are open at once. */
const TOGETHER = 3;

export interface Visits {
  open(path: string, options: BrowserContextOptions): Promise<Page>;
  /**
   * Does the same with every kind of page, a few at a time. What no page may do is found along the way: errors on the
   * console, missing files, requests elsewhere. @returns what was found, with the page before it.
   */
  onEach(
    options: BrowserContextOptions,
    look: (page: Page, kind: PageKind) => Promise<readonly string[]>,
  ): Promise<string[]>;
  close(): Promise<void>;
}

export async function openVisits(): Promise<Visits> {
  const site = testedSite();
  const [server, browser, pages] = await Promise.all([
    startServer({ dir: site, port: 0 }),
    launchChromium(),
    pageKinds(site, sampleOf(site)),
  ]);
  const visit = async (path: string, options: BrowserContextOptions) => {
    const page = await (await browser.newContext(options)).newPage();
    const misdeeds = watch(page, server.url);
    await page.goto(`${server.url}/${path}`);
    return { page, misdeeds };
  };
  return {
    open: async (path, options) => (await visit(path, options)).page,
    onEach: async (options, look) => {
      const waiting = [...pages];
      const faults: string[] = [];
      const work = async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const { page, misdeeds } = await visit(next.path, options);
          for (const fault of [...(await look(page, next)), ...misdeeds])
            faults.push(`/${next.path}: ${fault}`);
          await page.context().close();
        }
      };
      await Promise.all(Array.from({ length: TOGETHER }, work));
      return faults.toSorted();
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

function watch(page: Page, home: string): readonly string[] {
  const found: string[] = [];
  page.on("console", (message) => message.type() === "error" && found.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => found.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(`${home}/`))
      found.push(`asked elsewhere: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) found.push(`${response.status()} ${response.url().slice(home.length)}`);
  });
  return found;
}
