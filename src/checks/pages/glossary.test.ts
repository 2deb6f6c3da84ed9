import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { entryOf, meaningOf, readGlossary } from "#components/glossary/entries.ts";
import { linkTerms } from "#components/glossary/link-terms.ts";
import { CODE_LISTS, codeAnchor } from "#components/method/code-lists.ts";
import { METHOD_SECTIONS } from "#components/method/method-sections.ts";
import { tablePath } from "#contract/page-paths.ts";
import { publishedTables } from "#contract/published/published-tables.ts";
import { dictionaries, LANGS } from "#i18n/dictionary.ts";
import { wordsIn } from "#i18n/words.ts";

// The glossary held against what it leads to, and what leads to it.

const glossary = await readGlossary();

test.each(LANGS)(
  "every term has a meaning in %s, of a sentence or some, and no other term has it",
  (lang) => {
    const words = wordsIn(lang);
    const meanings = glossary.map((entry) => meaningOf(entry, words));
    for (const meaning of meanings) expect(meaning.length).toBeGreaterThan(5);
    expect(new Set(meanings).size).toBe(meanings.length);
  },
);

test("every term leads to a page and a place that are there", async () => {
  const places = new Set([
    ...["example", "coverage", "detect", ...METHOD_SECTIONS.map(({ id }) => id)].map(
      (id) => `methodology/#${id}`,
    ),
    ...["data/#metadata", ...CODE_LISTS.map((list) => `data/#${codeAnchor(list)}`), "releases/"],
    ...Object.keys(publishedTables).map((name) => tablePath(name)),
    "indicators/unemployment-rate-registered/",
  ]);
  expect(glossary.map(({ page }) => page).filter((page) => !places.has(page))).toEqual([]);
});

test("every section of the method that a term names is one", async () => {
  const method = await readFile("docs/method.md", "utf8");
  for (const { id, section } of glossary)
    if (section !== null)
      expect({ id, found: method.includes(`\n## ${section}. `) }).toEqual({ id, found: true });
});

test("every column that a term names is published", () => {
  const columns = new Set<string>(
    Object.values(publishedTables).flatMap(({ columns }) => columns.map(({ name }) => name)),
  );
  const unknown = glossary.flatMap((entry) => entry.columns.filter((name) => !columns.has(name)));
  expect(unknown).toEqual([]);
});

interface Linked {
  readonly file: string;
  /** Of the sentence, where the source names it; a place of its own without. */
  readonly key?: string;
  readonly terms: readonly string[];
}

/** What sources lead to in the glossary: by an address, or by a list of terms of a sentence. */
function linksIn(file: string, source: string): Linked[] {
  const addresses = [...source.matchAll(/glossary\/#([a-z-]+)/g)].map((match) => [match[1] ?? ""]);
  const sentences = [
    ...source.matchAll(/text(?:=\{|: )t\("([^"]+)"(?:(?!text)[^<]){0,200}?\b(?:of=\{|terms: )\[([^\]]*)\]/g),
  ].map(([, key = "", list = ""]) => ({ file, key, terms: list.match(/[a-z]+(?:-[a-z]+)*/g) ?? [] }));
  return [...addresses.map((terms) => ({ file, terms })), ...sentences];
}

async function allLinks(): Promise<Linked[]> {
  const files = (await readdir("src", { recursive: true })).filter((file) =>
    /(?<!\.test)\.(?:astro|ts)$/.test(file),
  );
  const texts = files.map(async (file) => linksIn(file, await readFile(join("src", file), "utf8")));
  return (await Promise.all(texts)).flat();
}

test("every place of the glossary that a source leads to is a term", async () => {
  const links = await allLinks();
  const known = new Set(glossary.map(({ id }) => id));
  const faults = links.flatMap(({ file, terms }) =>
    terms.filter((term) => !known.has(term)).map((term) => `${file}: ${term}`),
  );
  expect(faults).toEqual([]);
  expect(links.length).toBeGreaterThan(15);
});

test.each(LANGS)("every sentence with links to the glossary names their terms, in %s", async (lang) => {
  const sentences = (await allLinks()).filter((link) => link.key !== undefined);
  expect(sentences.length).toBeGreaterThan(10);
  for (const { key, terms } of sentences) {
    const entries = terms.map((id) => entryOf(glossary, id));
    expect(linkTerms(dictionaries[lang][key ?? ""] ?? "", entries, lang).length).toBeGreaterThan(
      terms.length - 1,
    );
  }
});

test("links are found in a source", () => {
  const source =
    '<Linked text={t("a.b", { n: 1 })} of={["index", "no-term"]} words={words} /> "glossary/#weight"';
  expect(linksIn("x.astro", source)).toEqual([
    { file: "x.astro", terms: ["weight"] },
    { file: "x.astro", key: "a.b", terms: ["index", "no-term"] },
  ]);
  expect(linksIn("x.astro", '{ text: t("c.d"), terms: ["panel"] },')).toEqual([
    { file: "x.astro", key: "c.d", terms: ["panel"] },
  ]);
});
