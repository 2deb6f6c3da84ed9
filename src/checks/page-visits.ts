import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { PageKind } from "./page-kinds.ts";

/** How many pages are open at once. */
const TOGETHER = 3;

/** Does the same with every page, a few at a time. @returns what was found, with the page before it. */
export async function onEach(
  browser: Browser,
  url: string,
  pages: readonly PageKind[],
  options: BrowserContextOptions,
  look: (page: Page) => Promise<readonly string[]>,
): Promise<string[]> {
  const waiting = [...pages];
  const faults: string[] = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      await page.goto(`${url}/${next.path}`);
      for (const fault of await look(page)) faults.push(`/${next.path}: ${fault}`);
      await context.close();
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, work));
  return faults.toSorted();
}
