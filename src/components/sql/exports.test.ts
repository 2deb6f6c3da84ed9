import { Table, tableFromIPC, vectorFromArray } from "apache-arrow";
import { csvParse, tsvParse } from "d3";
import { expect, test } from "vitest";
import { answerArrow, answerCsv, answerJson, answerSpreadsheet, answerTsv, uniqueNames } from "./exports.ts";

const table = new Table({
  city: vectorFromArray(["长春", '=1+1,"x"', null, "tab\there"]),
  estimate: vectorFromArray([0.1, null, -0.25, Number.NaN]),
  shown: vectorFromArray([true, false, null, true]),
});

test("plain CSV has the values as they are, and nothing for NULL", () => {
  expect(answerCsv(table).startsWith("city,estimate,shown\n长春,0.1,true\n")).toBe(true);
  expect([...csvParse(answerCsv(table))].map((row) => row.city)).toEqual([
    ...["长春", '=1+1,"x"', "", "tab\there"],
  ]);
});

test("CSV for spreadsheets has a byte order mark and no formula", () => {
  const text = answerSpreadsheet(table);
  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(csvParse(text.slice(1)).map((row) => row.city)[1]).toBe('\'=1+1,"x"');
  expect(csvParse(text.slice(1)).map((row) => row.estimate)).toEqual(["0.1", "", "-0.25", "NaN"]);
});

test("JSON has a row an object, with null", () => {
  expect(JSON.parse(answerJson(table))).toEqual([
    { city: "长春", estimate: 0.1, shown: true },
    { city: '=1+1,"x"', estimate: null, shown: false },
    { city: null, estimate: -0.25, shown: null },
    { city: "tab\there", estimate: null, shown: true },
  ]);
});

test("a copied table keeps its columns where a text holds a tab", () => {
  expect([...tsvParse(answerTsv(table))].map((row) => row.estimate)).toEqual(["0.1", "", "-0.25", "NaN"]);
});

test("the Arrow stream holds the same rows", () => {
  expect(tableFromIPC(answerArrow(table)).toString()).toBe(table.toString());
});

test("two columns of one name are told apart", () => {
  expect(uniqueNames(["a", "a", "a_2", "a"])).toEqual(["a", "a_2", "a_2_2", "a_3"]);
});
