import type { BrowserContextOptions, Page } from "playwright-core";
import { testedSite } from "../../../scripts/built-site.ts";
import { sampleOf } from "../sample.ts";
import { openSite } from "./opened-site.ts";
import { type PageKind, pageKinds } from "./page-kinds.ts";

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
}

/** To be called while a file is read. */
export async function openVisits(): Promise<Visits> {
  const site = testedSite();
  const [{ visit }, pages] = await Promise.all([openSite(), pageKinds(site, sampleOf(site))]);
  return {
    open: async (path, options) => (await visit(path, options)).page,
    onEach: async (options, look) => {
      const waiting = [...pages];
      const faults: string[] = [];
      const work = async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const { page, faults: misdeeds } = await visit(next.path, options);
          for (const fault of [...(await look(page, next)), ...misdeeds])
            faults.push(`/${next.path}: ${fault}`);
          await page.context().close();
        }
      };
      await Promise.all(Array.from({ length: TOGETHER }, work));
      return faults.toSorted();
    },
  };
}
