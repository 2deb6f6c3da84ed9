import { readFile } from "node:fs/promises";
import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { dictionaries } from "#i18n/dictionary.ts";
import { testedSite } from "../../../scripts/built-site.ts";
import { readRegistry } from "../../../scripts/registry.ts";
import { sampleOf } from "../sample.ts";
import { builtPages, fileOf, pageKinds } from "./page-kinds.ts";

// No word is missing on any page, and none stands in the other language.

const site = testedSite();
const PREFIXES = new Set(Object.keys(dictionaries.zh).map((key) => key.slice(0, key.indexOf("."))));

const SLIP = /\b(?:undefined|NaN|Infinity)\b|\[object \w+\]|\{[a-z_]+\}/g;
const KEY = new RegExp(`\\b(?:${[...PREFIXES].join("|")})(?:\\.[a-z0-9_]+)+\\b`, "g");
const FILE = /\.(csv|json|arrow|parquet|xlsx|md|ts|html|xml|pdf|docx|txt|png|svg|js|example)$/;

/** Neither stands anywhere in the file, be it in a script or an address: thousands of pages are told so quickly. */
const isClean = (html: string) => html.search(SLIP) < 0 && !html.match(KEY)?.some((word) => !FILE.test(word));

/** What a program says when it has nothing to say, and keys that were not looked up; code to copy may say anything. */
function unsaid(html: string): string[] {
  if (isClean(html)) return [];
  const text = html
    .replaceAll(/<(script|style|pre|textarea)\b[\s\S]*?<\/\1>/g, " ")
    .replaceAll(/<[^>]*\s(?:alt|title|content|aria-label)="([^"]*)"[^>]*>/g, " $1 ")
    .replaceAll(/<[^>]+>/g, " ");
  const keys = (text.match(KEY) ?? []).filter((word) => !FILE.test(word));
  return [...new Set([...(text.match(SLIP) ?? []), ...keys])];
}

test("no page of the newest release shows a slip of the program or a key in place of words", async () => {
  const faults: string[] = [];
  for (const page of await builtPages(site)) {
    const found = unsaid(await readFile(fileOf(site, page), "utf8"));
    if (found.length > 0) faults.push(`/${page.path}: ${found.join(", ")}`);
  }
  expect(faults.slice(0, 20)).toEqual([]);
});

test("a slip and a key are found", () => {
  expect(unsaid('<p title="NaN%">undefined, page.files, [object Object], {city}</p>')).toEqual([
    ...["NaN", "undefined", "[object Object]", "{city}", "page.files"],
  ]);
  expect(unsaid("<p>estimates.csv, home.csv, 4.1%, e.g.</p><script>const a = undefined;</script>")).toEqual(
    [],
  );
});

test("both languages have the same pages", async () => {
  const pages = await builtPages(site);
  const paths = (lang: string) =>
    pages
      .filter((page) => page.lang === lang && page.file !== "404.html")
      .map((page) => page.path.replace(/^en\//, ""));
  expect(paths("en").toSorted()).toEqual(paths("zh").toSorted());
});

test("every kind of page is there", async () => {
  const kinds = new Set((await pageKinds(site)).map(({ kind }) => kind));
  expect([...kinds].toSorted()).toEqual([
    ...[
      "404",
      "alerts",
      "charts",
      "check",
      "cities",
      "compare",
      "dark embed",
      "data",
      "embed",
      "embed of headlines",
      "explore",
      "explore/sql",
      "frozen embed",
      "glossary",
      "home",
      "indicators",
    ],
    ...["methodology", "no embed"],
    ...[
      "one of charts",
      "one of cities",
      "one of compare",
      "one of data",
      "one of indicators",
      "one of policies",
      "one of reports",
      "one of verify",
      "policies",
      "releases",
      "reports",
      "search",
    ],
  ]);
});

/** Chinese words of a page that are neither marked as Chinese nor a name or source that the registries give. */
function chineseIn(html: string, known: readonly string[]): string[] {
  const { document } = parseHTML(html);
  for (const marked of document.querySelectorAll("script, style, [lang^=zh] , [lang^=zh] *")) {
    if (marked !== document.documentElement) marked.remove();
  }
  const text = known.reduce((rest, name) => rest.replaceAll(name, " "), document.body?.textContent ?? "");
  return [...new Set(text.match(/[\u4e00-\u9fff][\u4e00-\u9fff，。、；：（）《》]*/g) ?? [])];
}

/** Longest first, so that no name is cut into by another. */
async function knownChinese(): Promise<string[]> {
  const { cities, targets, official } = await readRegistry();
  const names = cities.flatMap(({ zh, province_zh }) => [zh, province_zh]);
  const sources = [...targets, ...official].flatMap((row) =>
    Object.values(row).filter((value) => typeof value === "string"),
  );
  return [...new Set([...names, ...sources, dictionaries.zh["site.name"] ?? ""])]
    .filter((name) => /[\u4e00-\u9fff]/.test(name))
    .toSorted((a, b) => b.length - a.length);
}

test("English pages have no Chinese but what is marked as such, names, and titles of sources", async () => {
  const known = await knownChinese();
  const faults: string[] = [];
  for (const page of (await pageKinds(site, sampleOf(site))).filter(({ lang }) => lang === "en")) {
    const found = chineseIn(await readFile(fileOf(site, page), "utf8"), known);
    if (found.length > 0) faults.push(`/${page.path}: ${found.slice(0, 6).join(" | ")}`);
  }
  expect(faults).toEqual([]);
});

test("Chinese prose in an English page is found", () => {
  const html = '<html lang="en"><body><p>没有翻译</p><p lang="zh">有标记</p><p>长春</p></body></html>';
  expect(chineseIn(html, ["长春"])).toEqual(["没有翻译"]);
});
