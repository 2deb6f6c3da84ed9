import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type { Column } from "#contract/column.ts";
import { parseCsv } from "#contract/csv.ts";
import { publishedTables } from "#contract/published/published-tables.ts";
import { officialTable, targetsTable } from "#contract/registry/registry-tables.ts";
import { dictionaries, LANGS } from "#i18n/dictionary.ts";
import { CODE_LISTS, codeKey, codeListOf } from "./code-lists.ts";

const columns = Object.values(publishedTables).flatMap((table) => table.columns as readonly Column[]);

test("every column with allowed values has a list that explains all of them", () => {
  for (const column of columns.filter(({ values }) => values)) {
    const list = codeListOf(column);
    expect(list?.values, column.name).toEqual(expect.arrayContaining([...(column.values ?? [])]));
  }
});

test("every code has its words in both languages, and every list its name", () => {
  for (const list of CODE_LISTS)
    for (const lang of LANGS) {
      expect(dictionaries[lang]).toHaveProperty([`code.list.${list.id}`]);
      for (const value of list.values) expect(dictionaries[lang]).toHaveProperty([codeKey(list, value)]);
    }
});

test("codes that registries write are explained, too", async () => {
  const [targets, official] = await Promise.all(
    ["targets", "official"].map((name) => readFile(`data/registry/${name}.csv`, "utf8")),
  );
  const rows = [
    ...parseCsv(targetsTable, targets ?? "", "targets.csv"),
    ...parseCsv(officialTable, official ?? "", "official.csv"),
  ];
  for (const name of ["concept", "basis", "bound"] as const) {
    const used = rows.flatMap((row) => (name in row ? [String(row[name as "concept"] ?? "")] : []));
    const known = CODE_LISTS.find(({ id }) => id === name)?.values ?? [];
    expect([...new Set(used)].filter((code) => code !== "" && !known.includes(code))).toEqual([]);
  }
});
