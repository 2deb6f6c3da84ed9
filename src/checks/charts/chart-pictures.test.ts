import { join } from "node:path";
import { expect, test } from "vitest";
import { PICTURE_FORMS, PICTURES, type PictureForm } from "#contract/published/chart-files.ts";
import { wordsIn } from "#i18n/words.ts";
import { xmlFaults } from "#pipeline/mark/xml-faults.ts";
import type { ChartJob } from "#press/chart-jobs.ts";
import { chartPicture, chartSvgFile } from "#press/chart-pictures.ts";
import { chartSvg } from "#press/chart-svg.ts";
import type { ChartDocument } from "#report/chart-document.ts";
import { testedSite } from "../../../scripts/built-site.ts";
import { readChartJobs } from "../../../scripts/pictures/read-charts.ts";
import { overlaps } from "./text-boxes.ts";

// The charts of the built site's data as pictures: every indicator in both languages and all forms.

const jobs = await readChartJobs({ data: join(testedSite(), "data") });
const isChart = (job: ChartJob) => job.kind === "chart";
const docs = jobs.filter(isChart).map(({ doc }) => doc);
/** The city with the longest name, and one that may have less to show. */
const CITIES = ["changchun", "baishan"];
const chosen = docs.filter(({ city }) => CITIES.includes(city.id));
const find = (indicator: string, city: string, lang: "zh" | "en") =>
  docs.find((doc) => doc.indicator.id === indicator && doc.city.id === city && doc.lang === lang) ?? docs[0];

/** The longest words that its place may hold. */
function longest(doc: ChartDocument): ChartDocument {
  const more = doc.lang === "zh" ? "，比上年同期无法判断升降" : ", no change demonstrated on a year earlier";
  const said = (text: string) => (text.endsWith(more) ? text : `${text}${more}`);
  const labels = { ...doc.labels, title: said(doc.labels.title) };
  return { ...doc, labels, block: doc.block && { ...doc.block, labels } };
}

test.each(PICTURE_FORMS)("no words of a picture stand on others or outside of it: %s", (form) => {
  const faults = chosen.flatMap((doc) => {
    const svg = chartSvg(longest(doc), form, wordsIn(doc.lang));
    return overlaps(svg).map((fault) => `${doc.lang}/${doc.indicator.id}/${doc.city.id}: ${fault}`);
  });
  expect(chosen.length).toBeGreaterThan(50);
  expect(faults).toEqual([]);
});

test("words that stand on others are found", () => {
  const svg = chartSvg(find("new_jobs", "changchun", "zh") as ChartDocument, "link", wordsIn("zh"));
  const [title] = Array.from(svg.querySelectorAll("text")).slice(1);
  title?.after(title.cloneNode(true));
  expect(overlaps(svg)).toHaveLength(1);
});

test.each(PICTURE_FORMS)("letters are large enough to be read in the form %s", (form: PictureForm) => {
  // On a slide 12 points; a phone shows the width of a square picture on about 375 pixels.
  const least = { slide: 24, link: 14, square: 20 }[form];
  for (const doc of chosen) {
    const svg = chartSvg(doc, form, wordsIn(doc.lang));
    const scale = PICTURES[form].width / Number(svg.getAttribute("viewBox")?.split(" ")[2]);
    const sizes = Array.from(svg.querySelectorAll("text"), (text) => Number(text.getAttribute("font-size")));
    expect(Math.min(...sizes) * scale, `${doc.lang}/${doc.indicator.id}`).toBeGreaterThanOrEqual(least);
  }
});

test.each(PICTURE_FORMS)("a PNG is as large as its form says, to the pixel: %s", (form) => {
  const doc = find("unemployment_rate", "changchun", "en") as ChartDocument;
  const png = Buffer.from(chartPicture(doc, form, wordsIn("en")));
  const { width, height } = PICTURES[form];
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, height]);
  expect(png.length).toBeLessThan(120_000);
  expect(png.includes(Buffer.from(doc.briefing))).toBe(true);
});

test("an SVG stands by itself, and without what Office does not draw", () => {
  for (const doc of chosen) {
    const svg = chartSvgFile(doc, wordsIn(doc.lang));
    expect(xmlFaults(svg), doc.indicator.id).toEqual([]);
    expect(svg).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg [^>]*width="\d+"/);
    expect(svg).not.toMatch(/ class=|<style|paint-order|<pattern|currentColor|var\(--|url\(#\S*hatch/);
    expect(svg).toContain("Microsoft YaHei");
    expect(svg).toMatch(/<title [^>]*>[^<]+<\/title><desc [^>]*>[^<]+<\/desc><metadata>/);
    expect(svg).toContain("simulated" in doc && doc.simulated ? (doc.labels.simulated ?? "") : "");
  }
});

test("without anything to draw a picture says why, in every form", () => {
  const doc = find("new_jobs", "changchun", "zh") as ChartDocument;
  const sentence = "长春新增就业没有可画的数字。这一季没有收到报表。";
  const nothing = { ...doc, block: null, rows: [], sentence };
  for (const form of PICTURE_FORMS) {
    const svg = chartSvg(nothing, form, wordsIn("zh"));
    expect(svg.textContent?.replaceAll("\n", "")).toContain("没有收到报表");
    expect(overlaps(svg)).toEqual([]);
  }
});

test("suppressed quarters are hatched line by line, within the drawing", () => {
  const hatched = docs.filter(({ rows }) => rows.some((row) => row.obs_status === "too_few_units"));
  expect(hatched.length).toBeGreaterThan(0);
  for (const doc of hatched.slice(0, 5)) {
    const svg = chartSvg(doc, "slide", wordsIn(doc.lang));
    const paths = Array.from(svg.querySelectorAll("path"), (path) => path.getAttribute("d") ?? "");
    const lines = paths.filter((d) => /^(M[\d.-]+,[\d.-]+L[\d.-]+,[\d.-]+){3,}$/.test(d));
    expect(lines.length, `${doc.indicator.id}/${doc.city.id}`).toBeGreaterThanOrEqual(2);
    const heights = lines.join("").match(/(?<=,)[\d.-]+/g) ?? [];
    expect(Math.max(...heights.map(Number))).toBeLessThan(540);
  }
});
