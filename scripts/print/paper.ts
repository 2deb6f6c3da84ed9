import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseCsv } from "#contract/csv.ts";
import { latestSchema } from "#contract/published/manifest.ts";
import { releasesTable } from "#contract/published/release-tables.ts";
import { parseJson } from "#contract/registry/registry.ts";
import { releaseDay } from "#contract/release-day.ts";
import { launchChromium } from "../browser.ts";
import type { MadeFiles } from "../pictures/make-pictures.ts";
import type { PicturesOptions } from "../pictures/read-charts.ts";
import { type PrintJob, printPages } from "./print-pages.ts";

// Whether reports can be printed at all has to be known before the pages are built, which offer the files or do not.

export interface Paper {
  /** Whether pages may offer a report.pdf. */
  readonly offered: boolean;
  /** Whether they offer a report.docx, which Astro makes. */
  readonly word: boolean;
  /** Whether there are pictures for links to pages, which Astro makes. */
  readonly cards: boolean;
  /** Whether charts are there as pictures, slides and single files. */
  readonly pictures: boolean;
  /** Makes these, without laying them anywhere. */
  draw(options: PicturesOptions): Promise<MadeFiles>;
  /** @returns how many were printed. */
  print(job: PrintSite): Promise<number>;
  close(): Promise<void>;
}

export type PrintSite = Omit<PrintJob, "date"> & {
  /** Folder of published data. */
  readonly data: string;
};

/** Without a Chromium this is said, and nothing printed. JIUYE_PAPER=none asks for pages alone, without cards. */
export async function openPaper(log: (line: string) => void): Promise<Paper> {
  if (process.env.JIUYE_PAPER === "none") return { ...pagesAlone, cards: false };
  const draw = async (options: PicturesOptions) => {
    const { makePictures } = await import("../pictures/make-pictures.ts");
    return makePictures(options, log);
  };
  const browser = await launchChromium().catch((error: Error) => {
    log(`reports are not printed, and no page offers a PDF: ${error.message}`);
    return null;
  });
  if (browser === null) return { ...noPaper, draw };
  return {
    ...{ offered: true, word: true, cards: true, pictures: true, draw },
    print: async ({ data, ...job }) => printPages(browser, { ...job, date: await dayOf(data) }),
    close: () => browser.close(),
  };
}

const noPaper: Paper = {
  offered: false,
  word: true,
  cards: true,
  pictures: true,
  draw: async () => new Map(),
  print: async () => 0,
  close: async () => {},
};

/** No files beside reports and charts at all. */
export const pagesAlone: Paper = { ...noPaper, word: false, pictures: false };

async function dayOf(data: string): Promise<string> {
  const latest = await readFile(join(data, "latest.json"), "utf8");
  const { release } = parseJson(latestSchema, latest, "latest.json");
  const text = await readFile(join(data, release, "releases.csv"), "utf8");
  return releaseDay(parseCsv(releasesTable, text, "releases.csv"), release);
}
