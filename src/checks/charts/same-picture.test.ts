import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { PICTURES, type PictureForm } from "#contract/published/chart-files.ts";
import { wordsIn } from "#i18n/words.ts";
import { chartPicture } from "#press/chart-pictures.ts";
import { chartSvg } from "#press/chart-svg.ts";
import type { ChartDocument } from "#report/chart-document.ts";
import { testedSite } from "../../../scripts/built-site.ts";
import { readChartJobs } from "../../../scripts/pictures/read-charts.ts";
import { openChromium } from "../chromium.ts";

// A PNG shows what a browser shows of the same SVG, in the same typeface: the difference of two pictures is measured in
// the browser, as the mean over all pixels and colours, of 255.

/** Rims of letters are smoothed differently; a picture of another city differs several times as much. */
const MOST = 2;
const HOME = "https://jiuye.invalid/";
const { resolve } = createRequire(import.meta.url);
const FACES = [
  [400, "400Regular/NotoSansSC_400Regular.ttf"],
  [700, "700Bold/NotoSansSC_700Bold.ttf"],
] as const;

const browser = await openChromium();
let page: Page;
const jobs = await readChartJobs({ data: join(testedSite(), "data") });
const docs = jobs.flatMap((job) => (job.kind === "chart" ? [job.doc] : []));

beforeAll(async () => {
  page = await (await browser.newContext({ deviceScaleFactor: 1 })).newPage();
  await page.route(`${HOME}**`, async (route) => {
    const face = FACES.find(([weight]) => route.request().url() === `${HOME}${weight}.ttf`);
    if (!face) return route.fulfill({ contentType: "text/html", body: "<!doctype html>" });
    await route.fulfill({ body: await readFile(resolve(`@expo-google-fonts/noto-sans-sc/${face[1]}`)) });
  });
  await page.goto(HOME);
  const rules = FACES.map(
    ([weight]) => `@font-face{font-family:"Drawn";font-weight:${weight};src:url(${HOME}${weight}.ttf)}`,
  );
  // The cut typeface of pictures has no kerning, and its letters stand where they are and not at whole pixels.
  const plain = "svg{display:block;font-kerning:none;text-rendering:geometricPrecision}";
  await page.addStyleTag({ content: `${rules.join("")}body{margin:0}${plain}` });
}, 180_000);

function find(indicator: string, city: string, lang: "zh" | "en"): ChartDocument {
  const found = docs.find(
    (doc) => doc.indicator.id === indicator && doc.city.id === city && doc.lang === lang,
  );
  if (!found) throw new Error(`no chart ${lang}/${indicator}/${city}`);
  return found;
}

/** What Chromium shows of the SVG. */
async function shown(doc: ChartDocument, form: PictureForm): Promise<Buffer> {
  const { width, height } = PICTURES[form];
  const svg = chartSvg(doc, form, wordsIn(doc.lang));
  for (const [name, value] of Object.entries({ width, height, "font-family": "Drawn" })) {
    svg.setAttribute(name, String(value));
  }
  await page.setViewportSize({ width, height });
  await page.evaluate(async (html) => {
    document.body.innerHTML = html;
    await Promise.all(Array.from(document.fonts, (font) => font.load()));
  }, svg.outerHTML);
  return page.screenshot();
}

/** Runs in the browser. */
async function differenceOf(sources: readonly string[]): Promise<number> {
  const data = await Promise.all(
    sources.map(async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext("2d");
      context?.drawImage(image, 0, 0);
      return context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray();
    }),
  );
  const [one = new Uint8ClampedArray(), two = new Uint8ClampedArray()] = data;
  if (one.length !== two.length || one.length === 0) return 255;
  let sum = 0;
  for (let i = 0; i < one.length; i += 1) sum += Math.abs((one[i] ?? 0) - (two[i] ?? 0));
  return (sum / one.length) * (4 / 3);
}

const difference = (...pngs: readonly Uint8Array[]) =>
  page.evaluate(
    differenceOf,
    pngs.map((png) => `data:image/png;base64,${Buffer.from(png).toString("base64")}`),
  );

test.each([
  ["unemployment_rate", "changchun", "zh", "slide"],
  ["new_jobs", "wuhan", "en", "link"],
  ["jobs_multiplier", "changchun", "zh", "square"],
  ["unemployment_rate_registered", "changchun", "en", "square"],
] as const)(
  "%s of %s in %s as a %s is the picture that a browser shows",
  async (indicator, city, lang, form) => {
    const doc = find(indicator, city, lang);
    const picture = chartPicture(doc, form, wordsIn(lang));
    const same = await difference(picture, await shown(doc, form));
    const other = await difference(picture, await shown(find(indicator, "siping", lang), form));
    console.log(`${indicator} ${form}: ${same.toFixed(2)}, of another city ${other.toFixed(2)}`);
    expect(same).toBeLessThan(MOST);
    expect(other).toBeGreaterThan(2 * MOST);
  },
);
