import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { parseCsv } from "#contract/csv.ts";
import { type EstimateRow, estimatesTable } from "#contract/published/figure-tables.ts";
import { latestSchema } from "#contract/published/manifest.ts";
import {
  type ReleaseRow,
  type RevisionRow,
  releasesTable,
  revisionsTable,
} from "#contract/published/release-tables.ts";
import { testedSite } from "../../../scripts/built-site.ts";
import { openSite } from "./opened-site.ts";
import { sumOf, weighLinked } from "./page-weight.ts";

// The built page of releases against the files that are published beside it, whatever release that is.

const dist = testedSite();
const { visit } = await openSite();
const PATHS = ["/releases/", "/en/releases/"];
const HEADLINE = ["unemployment_rate", "new_jobs", "jobs_multiplier"];
let release = "";
let releases: ReleaseRow[] = [];
let revisions: RevisionRow[] = [];
let estimates: EstimateRow[] = [];

beforeAll(async () => {
  const read = (...path: string[]) => readFile(join(dist, "data", ...path), "utf8");
  release = latestSchema.parse(JSON.parse(await read("latest.json"))).release;
  releases = parseCsv(releasesTable, await read(release, "releases.csv"), "releases.csv");
  revisions = parseCsv(revisionsTable, await read(release, "revisions.csv"), "revisions.csv");
  estimates = parseCsv(estimatesTable, await read(release, "estimates.csv"), "estimates.csv");
}, 180_000);

const open = (path: string, width = 1280) =>
  visit(path, { javaScriptEnabled: false, viewport: { width, height: 800 } });

for (const path of PATHS) {
  test.each([375, 1280])(`${path} stands without script at %d`, async (width) => {
    const { page, faults } = await open(path, width);
    const sideways = await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(sideways).toBeLessThanOrEqual(0);
    expect(await page.locator("h1").isVisible()).toBe(true);
    expect(faults).toEqual([]);
    await page.context().close();
  });
}

test("every page leads there", async () => {
  const { page } = await open("/en/");
  await page.click("nav a[href$='/releases/']");
  expect(new URL(page.url()).pathname).toBe("/en/releases/");
  await page.context().close();
});

const ofRelease = (id: string) => revisions.filter((row) => row.release === id);
const standing = () => releases.filter((row) => row.state !== "planned");
const keyOf = (row: RevisionRow | EstimateRow) =>
  [row.city, row.indicator, row.domain, row.period_kind, row.period].join("|");
/** 2016Q3..2017Q2 and 2017 end where they end. */
const lastQuarter = (period: string) => (period.length === 4 ? `${period}Q4` : period.slice(-6));
const inWords = (quarter: string) => `Q${quarter.slice(5)} ${quarter.slice(0, 4)}`;

test("the sentence on top has the numbers of the data", async () => {
  const { page } = await open("/en/releases/");
  const lead = (await page.locator("p.lead").textContent()) ?? "";
  const own = ofRelease(release);
  const quarters = [...new Set(own.map((row) => lastQuarter(row.period)))].sort().reverse().slice(0, 4);
  for (const quarter of quarters) {
    const ends = (row: RevisionRow | EstimateRow) => lastQuarter(row.period) === quarter;
    const shown = estimates.filter((row) => ends(row) && row.estimate !== null).map(keyOf);
    const revised = own.filter(ends).map(keyOf);
    const total = new Set([...shown, ...revised]).size;
    expect(lead).toContain(`${revised.length} of the ${total} figures for ${inWords(quarter)}`);
  }
  const count = (within: boolean) => own.filter((row) => row.within_first === within).length;
  if (own.length === 0) expect(lead).toMatch(/revised no earlier figure|first that is kept/);
  else if (count(false) > 0) expect(lead).toContain(`inside: ${count(true)}; outside: ${count(false)}.`);
  else if (count(true) > 0) expect(lead).toContain("All revised values lie within");
  await page.context().close();
});

test("releases stand newest first, with links to pages only where they are kept", async () => {
  const { page } = await open("/en/releases/");
  const rows = page.locator("#releases tbody tr");
  expect(await rows.count()).toBe(standing().length);
  for (const [i, row] of standing().toReversed().entries()) {
    const links = await rows
      .nth(i)
      .locator("a")
      .evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    const pages = `/releases/${row.release}/en/`;
    expect(links.includes(pages)).toBe(row.kept);
    expect(links).toContain(`/data/${row.release}/estimates.csv`);
    expect(await rows.nth(i).textContent()).toContain(row.figures?.toLocaleString("en-GB"));
  }
  await page.context().close();
});

test("every planned date is there, the next one first", async () => {
  const { page } = await open("/releases/");
  const planned = releases.filter((row) => row.state === "planned").map((row) => row.planned_on);
  const dates = await page
    .locator("#calendar time")
    .evaluateAll((times) => times.map((time) => time.getAttribute("datetime")));
  expect(dates).toEqual(planned);
  await page.context().close();
});

test("headline revisions of the newest releases are all there, each with its place said in words", async () => {
  const newest = standing()
    .slice(-4)
    .map((row) => row.release);
  const shown = revisions.filter(
    (row) => HEADLINE.includes(row.indicator) && ["quarter", "four_quarter"].includes(row.period_kind),
  );
  const figures = new Set(shown.filter((row) => newest.includes(row.release)).map(keyOf));
  const chains = shown.filter((row) => figures.has(keyOf(row)));
  const { page } = await open("/en/releases/");
  const texts = await page.locator("p.revision").allTextContents();
  const count = (words: string) => texts.filter((text) => text.includes(words)).length;
  expect(texts).toHaveLength(chains.length);
  expect(count("inside the first interval")).toBe(chains.filter((row) => row.within_first === true).length);
  expect(count("outside the first interval")).toBe(chains.filter((row) => row.within_first === false).length);
  await page.context().close();
});

test("the charts are pictures with words, and say what is simulated", async () => {
  const { page } = await open("/releases/");
  for (const chart of await page.locator("#first-intervals .chart-wide svg[role=img]").all()) {
    expect(await chart.locator("desc").textContent()).toMatch(/首次公布.*修订为/);
    expect((await chart.locator("text").allTextContents()).join(" ")).toMatch(/模拟数据/);
  }
  await page.context().close();
});

test("the page weighs at most 150 KB over the wire", async () => {
  const total = sumOf(await weighLinked(dist, "releases/"));
  console.log(`releases page: ${total} bytes gzip`);
  expect(total).toBeLessThanOrEqual(150_000);
});
