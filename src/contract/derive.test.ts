import { expect, test } from "vitest";
import type { Column } from "./column.ts";
import { codebook, columnOfHeader, foldText, parseCell, readCell } from "./derive.ts";
import { communitiesTable, enterprisesTable, frameTable, returnTables } from "./input/input-tables.ts";
import { publishedTables } from "./published/published-tables.ts";

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

test("two headers of one table never mean the same to two columns", () => {
  for (const table of inputTables) {
    const columns: readonly Column[] = table.columns;
    const names = columns.flatMap((c) =>
      [c.name, c.title.zh, c.title.en, ...(c.synonyms ?? [])].map((name) => [name, c.name]),
    );
    for (const [name = "", own] of names) expect(columnOfHeader(table, name)?.name, name).toBe(own);
  }
});

test.each([
  ["3. 期末人数(人)*", "employees_end"],
  ["期末\n人数", "employees_end"],
  ["期末人数①", "employees_end"],
  ["期末⼈数", "employees_end"],
  ["（5）期末人数：", "employees_end"],
  ["Employees-End", "employees_end"],
  ["期末人数[单位：人]", "employees_end"],
  ["期末人数(万人)", undefined],
  ["期末人数".repeat(100), undefined],
])("the header %j", (header, name) => {
  expect(columnOfHeader(enterprisesTable, header)?.name).toBe(name);
});

test.each([
  ["　２０１６Ｑ１ ", "2016Q1"],
  ["\u200B\u202Ac1\uFEFF", "c1"],
  ["a\u00A0b", "a b"],
  ["10²", "10²"],
  ["120①", "120①"],
  ["", ""],
  ["a b", "a b"],
])("%j is compared as %j", (text, folded) => {
  expect(foldText(text)).toBe(folded);
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
  ["大　型", { type: "utf8", values: ["large"], valueSynonyms: { 大型: "large" } }, "large"],
  ["LARGE", { type: "utf8", values: ["large"] }, "large"],
  ["制造业", { type: "utf8", valueSynonyms: { 制造业: "C" } }, "C"],
  ["C", { type: "utf8", valueSynonyms: { 制造业: "C" } }, "C"],
  ["1 234", { count: true }, 1234],
  ["１，２３４", { count: true }, 1234],
  ["1,234.5", { type: "float64", count: true }, 1234.5],
  ["12.0", { count: true }, 12],
  ["-0", { count: true }, 0],
  ["+5", { count: true }, 5],
  ["是", { type: "bool" }, true],
  ["√", { type: "bool" }, true],
  ["N", { type: "bool" }, false],
  ['="007"', { type: "utf8", code: true }, "007"],
  ["'007", { type: "utf8", code: true }, "007"],
  ["'007", { count: true }, 7],
  ["2016-1", { type: "utf8", code: true }, "2016-1"],
  ["1E5", { type: "utf8", code: true }, "1E5"],
  ["2016-01-02", { type: "utf8" }, "2016-01-02"],
  ["91220101MA0Y1234X7", { type: "utf8", code: true }, "91220101MA0Y1234X7"],
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
  ["1e400", { count: true }, "a count, 0 or more"],
  ["1.2E+05", { count: true }, "the number in full: written so it may have lost its last digits"],
  ["10²", { count: true }, "a count, 0 or more"],
  ["120①", { count: true }, "a count, 0 or more"],
  ["5%", { count: true }, "a count, 0 or more"],
  ["12人", { count: true }, "a count, 0 or more"],
  ["1,23", { count: true }, "a count, 0 or more"],
  ["1 2", { count: true }, "a count, 0 or more"],
  ["TRUE", { count: true }, "a count, 0 or more"],
  ["2016-01-02", { count: true }, "a count, 0 or more"],
  ["#REF!", { count: true }, "a count, 0 or more"],
  ["=A1+1", { count: true }, "a count, 0 or more"],
  ["—", { count: true }, "0 where there were none, an empty cell where nobody counted"],
  ["-", { count: true }, "0 where there were none, an empty cell where nobody counted"],
  ["无", { count: true }, "0 where there were none, an empty cell where nobody counted"],
  ["N/A", { count: true }, "0 where there were none, an empty cell where nobody counted"],
  ["3000000000", { count: true }, "a whole number below 2 147 483 648"],
  ["huge", { type: "utf8", values: ["large"] }, "one of large"],
  ["toString", { type: "utf8", values: ["large"], valueSynonyms: {} }, "one of large"],
  ["2016Q7", { type: "utf8", quarter: true }, "a quarter such as 2016Q1"],
  ["maybe", { type: "bool" }, "true or false"],
])("%j is refused with what was expected", (text, part, expected) => {
  expect(parseCell(column(part), text)).toStrictEqual({ expected });
});

test.each([
  ["1.23457E+17", "short_code"],
  ["1E+05", "short_code"],
  ["2016-01-02", "dated_code"],
  ["2016/1/2", "dated_code"],
  ["1月2日", "dated_code"],
  ["2-Jan", "dated_code"],
  ["Jan-02", "dated_code"],
  ["2016-01-02T12:00:00.000Z", "dated_code"],
  ["#REF!", "failed_formula"],
  ["#N/A", "failed_formula"],
  ["######", "failed_formula"],
  ["=B2", "failed_formula"],
  ["东\uFFFD社区", "lost_characters"],
  ["a\nb", "broken_line"],
])("the code %j is one that a spreadsheet spoiled: %s", (text, fault) => {
  expect(readCell(column({ type: "utf8", code: true }), text)).toStrictEqual({ fault });
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
