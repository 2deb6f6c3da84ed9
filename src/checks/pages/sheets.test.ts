import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

// The sheets of the site style what its sources have, and each is short enough to be read.

const MOST_LINES = 300;

async function textsBelow(folder: string, pattern: RegExp): Promise<{ file: string; text: string }[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => pattern.test(file));
  return Promise.all(files.map(async (file) => ({ file, text: await readFile(join(folder, file), "utf8") })));
}

const sheets = await textsBelow("src/layouts", /\.css$/);
const sources = (await textsBelow("src", /(?<!\.test)\.(?:astro|ts)$/)).map(({ text }) => text).join("\n");

/** Class names that a sheet's selectors have. */
function classesOf(css: string): string[] {
  const selectors = css.replaceAll(/\/\*[\s\S]*?\*\/|"[^"]*"|(?<=[{;])[^{};]+(?=[;}])/g, "");
  return [...new Set([...selectors.matchAll(/\.(-?[a-z_][\w-]*)/gi)].map((match) => match[1] ?? ""))];
}

/** As a word, or put together from its beginning and a code: cell-rise of `cell-${verdict}`. */
function isUsed(name: string, text: string): boolean {
  if (new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(text)) return true;
  return name.split("-").some((_, i, parts) => i > 0 && text.includes(`${parts.slice(0, i).join("-")}-\${`));
}

test("every class that a sheet styles is one that a source has", () => {
  const unused = sheets.flatMap(({ file, text }) =>
    classesOf(text).flatMap((name) => (isUsed(name, sources) ? [] : [`${file}: .${name}`])),
  );
  expect(unused).toEqual([]);
});

test("no sheet has more lines than can be read", () => {
  const long = sheets.filter(({ text }) => text.trimEnd().split("\n").length > MOST_LINES);
  expect(long.map(({ file }) => file)).toEqual([]);
});

test("a class that nothing has is found", () => {
  expect(classesOf('/* .no */ .a:is(.b, .c-d)::before { margin: 0.5rem; content: ".no"; }')).toEqual([
    ...["a", "b", "c-d"],
  ]);
  expect(isUsed("strip-key", 'class="strip"')).toBe(false);
  expect(isUsed("cell-rise", ["cell-$", "{verdict}"].join(""))).toBe(true);
});
