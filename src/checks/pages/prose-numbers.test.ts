import { readFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import type { EstimateRow } from "#contract/published/figure-tables.ts";
import type { RevisionRow } from "#contract/published/release-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";
import { releaseQuarter } from "#contract/release-id.ts";
import type { Lang } from "#i18n/dictionary.ts";
import { countFigures } from "#report/revision-counts.ts";
import { testedSite } from "../../../scripts/built-site.ts";
import { sampleOf } from "../sample.ts";
import { type BuiltPage, builtPages, fileOf } from "./page-kinds.ts";
import { numberSet, numbersIn, type Said, textOf } from "./prose.ts";
import { fixedNumbers, type PublishedFigures, readFigures, type Scope, saidNumbers } from "./said-figures.ts";

// Every number in the prose of a page is one of the published figures, written as the house writes it, or stands in
// a table of the page, in the words themselves, or counts what is on the page.

/** How many are read, at most, of pages that are alike: those of a section, a depth and a language. */
const OF_A_KIND = 24;
/** Whole numbers up to here count cities, quarters, units. */
const COUNTS = 40;
/** How far back a page of the newest figures may look, in quarters. */
const BACK = 5;

const site = testedSite();
let figures: PublishedFigures;
let pages: BuiltPage[];
const sets = new Map<string, Set<string>>();

beforeAll(async () => {
  figures = await readFigures(site);
  pages = pagesToRead(await builtPages(site));
}, 180_000);

const REPORT = /(?:^|\/)reports\/([^/]+)\/(\d{4}q[1-4])\//;

/** The newest report of every city, and of all other pages that are many some, which the sample draws. */
function pagesToRead(all: readonly BuiltPage[]): BuiltPage[] {
  const newest = new Map(all.flatMap((page) => (REPORT.test(page.path) ? [[cityOf(page), page.path]] : [])));
  const isNewest = (page: BuiltPage) => newest.get(cityOf(page)) === page.path;
  const sample = sampleOf(site);
  const drawn = [
    ...Map.groupBy(
      all.filter((page) => !isNewest(page)),
      alike,
    ).values(),
  ].map((pages) => sample.some(pages, OF_A_KIND, ({ path }) => path));
  return [...all.filter(isNewest), ...drawn.flat()];
}

/** With its language, so that each has its own newest report. */
const cityOf = ({ path, lang }: BuiltPage) => `${lang} ${REPORT.exec(path)?.[1]}`;

function alike({ path, lang }: BuiltPage): string {
  const steps = path.replace(/^en\//, "").split("/");
  return `${lang} ${steps[0]} ${steps.length}`;
}

function scopeOf({ path }: BuiltPage): Scope {
  const newest = quarterIndex(releaseQuarter(figures.manifest.release));
  const report = REPORT.exec(path);
  const to = report?.[2] ? quarterIndex(report[2].toUpperCase()) : newest;
  const city = report?.[1] ?? /(?:^|\/)(?:cities|policies|verify)\/([^/]+)\//.exec(path)?.[1];
  return { city, to, from: to - BACK };
}

/** The level that each pair's interval needs, so that all pairs of so many cities hold together (Bonferroni). */
function jointLevels(): string[] {
  const cities = figures.manifest.cities.length;
  return Array.from({ length: cities - 1 }, (_, i) => {
    const pairs = ((i + 2) * (i + 1)) / 2;
    return `${(100 * (1 - 0.05 / pairs)).toFixed(2)}%`;
  });
}

function numbersFor(scope: Scope, lang: Lang): Set<string> {
  const counted = new Set(scope.city === undefined ? [...figureCounts(), ...jointLevels()] : []);
  return saidNumbers(figures, scope, lang).union(fixedNumbers(figures, lang)).union(counted);
}

function allowed(page: BuiltPage): Set<string> {
  const scope = scopeOf(page);
  const key = `${page.lang} ${JSON.stringify(scope)}`;
  const known = sets.get(key) ?? numbersFor(scope, page.lang);
  sets.set(key, known);
  return known;
}

/** How many figures of each quarter there are, which the page of releases says. */
function figureCounts(): string[] {
  const estimates = (figures.rows.get("estimates") ?? []) as unknown as EstimateRow[];
  const revisions = (figures.rows.get("revisions") ?? []) as unknown as RevisionRow[];
  const own = revisions.filter(({ release }) => release === figures.manifest.release);
  return [...countFigures(estimates, own).values()].map(String);
}

const isCount = ({ number }: Said) => /^\d+$/.test(number) && Number(number) <= COUNTS;

/** The numbers of a text that are neither data nor stand elsewhere on the page. */
function unknown(prose: string, page: BuiltPage, beside: string): Said[] {
  const data = allowed(page);
  const shown = numberSet([beside]);
  return numbersIn(prose).filter(
    (said) => !isCount(said) && !data.has(said.number) && !shown.has(said.number),
  );
}

test("every number in prose occurs in the published data", async () => {
  const begun = performance.now();
  const faults: string[] = [];
  const counts = { numbers: 0, data: 0, small: 0 };
  for (const page of pages) {
    const { prose, figures: beside } = textOf(await readFile(fileOf(site, page), "utf8"));
    const said = numbersIn(prose);
    counts.numbers += said.length;
    counts.small += said.filter(isCount).length;
    counts.data += said.filter((one) => !isCount(one) && allowed(page).has(one.number)).length;
    for (const { number, where } of unknown(prose, page, beside))
      faults.push(`/${page.path}: ${number} in “${where}”`);
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(
    `prose: ${counts.numbers} numbers on ${pages.length} pages, ${counts.data} found in data and words, ` +
      `${counts.small} counts up to ${COUNTS}, ${seconds} s`,
  );
  expect(faults.slice(0, 60)).toEqual([]);
  expect(counts.data).toBeGreaterThan(100);
}, 240_000);

/** Another first digit: 4.1% becomes 8.1%. The last one is often that of a neighbour. */
function wrong(number: string): string {
  return number.replace(/\d/, (digit) => String(((Number(digit) + 3) % 9) + 1));
}

test("a wrong number is found on most of the places where one could stand", async () => {
  const page =
    pages.find(({ path }) => REPORT.test(path)) ?? pages.find(({ path }) => /^cities\/./.test(path));
  if (!page) throw new Error("no report and no city page");
  const { prose } = textOf(await readFile(fileOf(site, page), "utf8"));
  const said = numbersIn(prose).filter((one) => !isCount(one));
  const found = said.filter(({ number }) => unknown(`… ${wrong(number)}`, page, "").length > 0);
  console.log(`prose: ${found.length} of ${said.length} planted numbers found on /${page.path}`);
  expect(unknown("失业率为98.7%，新增就业123.45万人", page, "").map(({ number }) => number)).toEqual([
    "98.7%",
    "123.45万",
  ]);
  expect(found.length).toBeGreaterThan(said.length / 2);
});

test("quarters, dates and names of files are no figures", () => {
  const names =
    "2017年四季度，2018年3月1日（第2版）；Q4 2017, 1 March 2018, edition 2; 2017Q4-2, estimates.csv, 吉政发〔2014〕22号";
  expect(numbersIn(names)).toEqual([]);
  const said = numbersIn("12.6万人，-1.5%，126,400 people, 3.9至4.0").map(({ number }) => number);
  expect(said).toEqual(["12.6万", "1.5%", "126400", "3.9", "4.0"]);
});
