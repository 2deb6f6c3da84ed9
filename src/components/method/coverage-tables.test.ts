import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dictionaries, LANGS } from "#i18n/dictionary.ts";
import { wordsIn } from "#i18n/words.ts";
import { COVERAGE_TABLES, coverageRows, partKey, partWords } from "./coverage-tables.ts";

const study = readFileSync("docs/coverage.md", "utf8");
const tables = COVERAGE_TABLES.map((table) => ({ ...table, rows: coverageRows(study, table.heading) }));

test("every row of the document's tables is there, with its number", () => {
  expect(tables.map(({ rows }) => rows.length)).toEqual([18, 10, 12, 10]);
  for (const { rows } of tables) for (const { project } of rows) expect(Number(project)).toBeGreaterThan(50);
});

test("numbers are those of the document, without its marks and what stands in brackets", () => {
  const made = "### Made up\n\n| a | b | project | half-width | half-width |\n|---|---|---|---|---|\n";
  const rows = "| x, y 2 | z | 94.9 * | 1.5 | 9 |\n| w | z | 82.3 (plain t 79.6) | 2 | 9 |\n";
  expect(coverageRows(`${made}${rows}\nMore.\n\n| a | project |\n|---|---|\n| q | 1 |\n`, "Made up")).toEqual(
    [
      { parts: ["x", "y 2", "z"], project: "94.9", halfWidth: "1.5" },
      { parts: ["w", "z"], project: "82.3", halfWidth: "2" },
    ],
  );
  expect(() => coverageRows(made, "Made up")).toThrow('no table under "Made up"');
  expect(() => coverageRows(study, "Candidates")).toThrow('no column "project" under "Candidates"');
});

test.each(LANGS)("every row has its words in %s, and none is left over", (lang) => {
  const words = wordsIn(lang);
  const keys = new Set<string>();
  for (const { explained, rows } of tables)
    for (const { parts } of rows) {
      for (const part of parts) {
        expect(partWords(part, words)).not.toMatch(/[{}]/);
        keys.add(`coverage.part.${partKey(part)}`);
      }
      if (explained) keys.add(`coverage.why.${partKey(parts[0] ?? "")}`);
    }
  const written = Object.keys(dictionaries[lang]).filter((key) => /^coverage\.(?:part|why)\./.test(key));
  expect(written.toSorted()).toEqual([...keys].toSorted());
});
