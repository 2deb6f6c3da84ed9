import { expect, test } from "vitest";
import type { Column } from "./column.ts";
import { codebook, columnOfHeader, foldText, parseCell } from "./derive.ts";
import { communitiesTable, enterprisesTable, frameTable, returnTables } from "./input-tables.ts";
import { publishedTables } from "./published-tables.ts";

const inputTables = [frameTable, ...Object.values(returnTables)];
const column = (part: Partial<Column>): Column => ({
  name: "c",
  type: "int32",
  title: { zh: "列", en: "c" },
  ...part,
});

test("every column of every return is found by its name, both titles and all its synonyms", () => {
  for (const table of inputTables) {
    const columns: readonly Column[] = table.columns;
    for (const c of columns) {
      for (const header of [c.name, c.title.zh, c.title.en, c.name.toUpperCase(), ...(c.synonyms ?? [])]) {
        expect(columnOfHeader(table, ` ${header}`)?.name, `${table.name}: ${header}`).toBe(c.name);
      }
    }
  }
});

test("a header that nobody knows has no column", () => {
  for (const header of ["", "id", "constructor", "__proto__"]) {
    expect(columnOfHeader(communitiesTable, header)).toBeUndefined();
  }
});

test("text is compared without width and surrounding blanks", () => {
  expect(foldText("　２０１６Ｑ１ ")).toBe("2016Q1");
});

test.each<[string, Partial<Column>, string | number | boolean | null]>([
  ["１２", { count: true }, 12],
  ["1,234,567", { count: true }, 1_234_567],
  ["1e3", {}, 1000],
  ["", { nullable: true }, null],
  ["-0.5", { type: "float64" }, -0.5],
  ["true", { type: "bool" }, true],
  ["0", { type: "bool" }, false],
  ["大型", { type: "utf8", values: ["large"], valueSynonyms: { 大型: "large" } }, "large"],
])("%j is read as the column asks", (text, part, value) => {
  expect(parseCell(column(part), text)).toStrictEqual({ value });
});

test.each<[string, Partial<Column>, string]>([
  ["", {}, "a value (the cell is empty)"],
  ["-1", { count: true }, "a count, 0 or more"],
  ["NaN", { count: true }, "a count, 0 or more"],
  ["0x10", {}, "a number"],
  ["1,5", { count: true }, "a count, 0 or more"],
  ["1,234", { type: "float64" }, "a number"],
  ["1.5", {}, "a whole number below 2 147 483 648"],
  ["3000000000", { count: true }, "a whole number below 2 147 483 648"],
  ["huge", { type: "utf8", values: ["large"] }, "one of large"],
  ["toString", { type: "utf8", values: ["large"], valueSynonyms: {} }, "one of large"],
  ["2016Q7", { type: "utf8", quarter: true }, "a quarter such as 2016Q1"],
  ["maybe", { type: "bool" }, "true or false"],
])("%j is refused with what was expected", (text, part, expected) => {
  expect(parseCell(column(part), text)).toStrictEqual({ expected });
});

test("the codebook has a line for every published column", () => {
  const tables = Object.values(publishedTables);
  const lines = codebook(tables);
  expect(lines).toHaveLength(tables.reduce((n, table) => n + table.columns.length, 0));
  for (const line of lines)
    expect(line.title_zh && line.title_en, `${line.table}.${line.column}`).toBeTruthy();
  expect(codebook([enterprisesTable]).find((line) => line.column === "size")?.values).toBe(
    "large | medium | small | micro",
  );
});
