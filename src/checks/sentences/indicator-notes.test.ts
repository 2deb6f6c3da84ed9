import { expect, test } from "vitest";
import { dictionaries, LANGS } from "#i18n/dictionary.ts";
import { readRegistry } from "../../../scripts/registry.ts";

// What the registry says an indicator may be compared with, and its limits, are codes: each has words, and no word is
// there for nothing.

const { indicators } = await readRegistry();
const used = (key: string, codes: (one: (typeof indicators)[number]) => readonly string[]) =>
  indicators.flatMap((one) => codes(one).map((code) => `indicator.${key}.${code}`));
const keys = new Set([
  ...used("comparable", ({ comparable }) => comparable),
  ...used("not_comparable", ({ not_comparable }) => not_comparable),
  ...used("limit", ({ limits }) => limits),
]);

test.each(LANGS)("%s has the words of every code of the registry, and none besides", (lang) => {
  const words = Object.keys(dictionaries[lang]);
  const own = words.filter((key) => /^indicator\.(?:comparable|not_comparable|limit)\./.test(key));
  expect(own.toSorted()).toEqual([...keys].toSorted());
});

test("no indicator says a thing twice, or that it may and may not be compared with the same", () => {
  for (const { id, comparable, not_comparable, limits } of indicators)
    for (const codes of [[...comparable, ...not_comparable], limits])
      expect({ id, twice: codes.filter((code, i) => codes.indexOf(code) !== i) }).toEqual({ id, twice: [] });
});

test("a surveyed rate is never to be set against a registered target", () => {
  const rates = indicators.filter(({ id }) => id.startsWith("unemployment_rate"));
  expect(rates.length).toBeGreaterThan(1);
  for (const { not_comparable } of rates) expect(not_comparable).toContain("registered_target");
});
