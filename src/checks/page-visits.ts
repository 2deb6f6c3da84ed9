import type { BrowserContextOptions, Page } from "playwright-core";
import { launchChromium } from "../../scripts/browser.ts";
import { testedSite } from "../../scripts/built-site.ts";
import { startServer } from "../../scripts/serve.ts";
import { type PageKind, pageKinds } from "./page-kinds.ts";

// One of each kind of page of the tested site, in Chromium.

/** How many pages are open at once. */
const TOGETHER = 3;

export interface Visits {
  open(path: string, options: BrowserContextOptions): Promise<Page>;
  /** Does the same with every kind of page, a few at a time. @returns what was found, with the page before it. */
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
    pageKinds(site),
  ]);
  const open = async (path: string, options: BrowserContextOptions) => {
    const page = await (await browser.newContext(options)).newPage();
    await page.goto(`${server.url}/${path}`);
    return page;
  };
  return {
    open,
    onEach: async (options, look) => {
      const waiting = [...pages];
      const faults: string[] = [];
      const work = async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const page = await open(next.path, options);
          for (const fault of await look(page, next)) faults.push(`/${next.path}: ${fault}`);
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
