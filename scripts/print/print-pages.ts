import { globSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Browser, BrowserContext, Route } from "playwright-core";
import { checkGlyphs, fontOf, WEIGHTS } from "#press/fonts.ts";
import { settled } from "./pdf-dates.ts";

// Reports on paper: every built page that offers a report.pdf is printed into one beside it.

export const PRINTED = "report.pdf";
const OFFERS = /href="([^"]*\/)?report\.pdf"/;
const AT_ONCE = 3;
/** Where pages stand while they are printed, when the site has no address: nothing is asked of it. */
const NOWHERE = "https://jiuye.invalid";
const FONT = "Jiuye Print";

export interface PrintJob {
  /** The folder of built pages. */
  readonly dir: string;
  /** Path that the folder has on the site, and the path where its assets lie. */
  readonly base: string;
  readonly root: string;
  readonly site?: string | undefined;
  /** Day of the release, YYYY-MM-DD: the date in the files. */
  readonly date: string;
}

/**
 * @returns how many were printed. Equal pages give equal bytes with the same Chromium.
 * @throws naming the page and the character where the typeface has no glyph.
 */
export async function printPages(browser: Browser, job: PrintJob): Promise<number> {
  const pages = await offering(job.dir);
  const style = printStyle([...pages.values()].join(""));
  const origin = new URL(job.site ?? NOWHERE).origin;
  const context = await browser.newContext({ bypassCSP: true });
  try {
    await context.route("**/*", (route) => fromDisk(route, job));
    const waiting = [...pages.keys()];
    const worker = async () => {
      for (let page = waiting.shift(); page !== undefined; page = waiting.shift())
        await printPage(context, page, `${origin}${job.base}`, style, job);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  } finally {
    await context.close();
  }
  return pages.size;
}

/** Paths of the folders, with their words. */
async function offering(dir: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const path of globSync("{reports,en/reports}/*/*/index.html", { cwd: dir }).toSorted()) {
    const html = await readFile(join(dir, path), "utf8");
    if (!OFFERS.test(html)) continue;
    const words = html.replace(/<(script|style)\b.*?<\/\1>/gs, "").replace(/<[^>]*>/g, "");
    checkGlyphs(words, path);
    found.set(`${dirname(path).replaceAll("\\", "/")}/`, words);
  }
  return found;
}

/** One typeface for every character, carried along: what a machine has installed must not show. */
function printStyle(text: string): string {
  const faces = WEIGHTS.map((weight) => {
    const data = fontOf(text, weight).toString("base64");
    const range = weight === 400 ? "1 500" : "501 1000";
    return `@font-face{font-family:"${FONT}";font-weight:${range};src:url(data:font/ttf;base64,${data})}`;
  });
  const all = `*,*::before,*::after{font-family:"${FONT}"!important;font-style:normal!important}`;
  return `${faces.join("")}${all}@page{@bottom-center{font-family:"${FONT}"}@top-center{font-family:"${FONT}"}}`;
}

async function fromDisk(route: Route, { dir, base, root }: PrintJob): Promise<void> {
  // Paper has nothing to press.
  if (route.request().resourceType() === "script") return route.abort();
  const path = decodeURIComponent(new URL(route.request().url()).pathname);
  const below = [base, root].find((start) => path.startsWith(start)) ?? "/";
  const name = path.slice(below.length);
  const file = name === "" || name.endsWith("/") ? `${name}index.html` : name;
  await route.fulfill({ path: join(dir, file) }).catch(() => route.abort());
}

async function printPage(
  context: BrowserContext,
  path: string,
  address: string,
  style: string,
  { dir, site, date }: PrintJob,
): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${address}${path}`);
  await page.addStyleTag({ content: style });
  await page.evaluate(settlePage, site === undefined);
  const pdf = await page.pdf({
    ...{ format: "A4", preferCSSPageSize: true, printBackground: true },
    ...TAGGED,
  });
  await writeFile(join(dir, path, PRINTED), settled(pdf, date));
  await page.close();
}

const TAGGED = { tagged: true, outline: true } as const;

/** Runs in the page: fonts are there before it is printed; without an address of the site no link leads to it. */
async function settlePage(unlinked: boolean): Promise<void> {
  const links = unlinked ? document.querySelectorAll('a[href]:not([href^="#"])') : [];
  for (const link of links) link.removeAttribute("href");
  for (const image of document.images) image.loading = "eager";
  await Promise.all(Array.from(document.fonts, (font) => font.load()));
}
