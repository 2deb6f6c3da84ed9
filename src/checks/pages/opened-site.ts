import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll } from "vitest";
import { testedSite } from "../../../scripts/built-site.ts";
import { startServer } from "../../../scripts/serve.ts";
import { openChromium } from "../chromium.ts";
import { watchFaults } from "./page-faults.ts";

// A built site, served and in a real Chromium, for the tests of one file. The commands build it before the tests run.

export interface Visit {
  /** In a context of its own: `page.context().close()` ends the visit. */
  readonly page: Page;
  /** What the page should never do, see watchFaults. */
  readonly faults: string[];
}

export interface OpenedSite {
  /** Without a slash at its end. */
  readonly url: string;
  readonly browser: Browser;
  visit(path: string, options?: BrowserContextOptions): Promise<Visit>;
}

/** To be called while a file is read; closed when its tests have run. */
export async function openSite(dir = testedSite()): Promise<OpenedSite> {
  const [server, browser] = await Promise.all([startServer({ dir, port: 0 }), openChromium()]);
  afterAll(() => server.close());
  const { url } = server;
  return { url, browser, visit: (path, options) => visitPage(browser, url, path, options) };
}

/** @param path from the root of the site at `url`, with or without a slash before it. */
export async function visitPage(
  browser: Browser,
  url: string,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const page = await (await browser.newContext(options)).newPage();
  const faults = watchFaults(page, url);
  await page.goto(new URL(path, url).href);
  return { page, faults };
}
