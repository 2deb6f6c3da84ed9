import { expect, test } from "vitest";
import { FILE_FORMATS } from "#contract/published/data-files.ts";
import { type PublishedTableName, publishedTables } from "#contract/published/published-tables.ts";
import { readSnippets, readText, recomputeSnippets, recomputeText } from "./snippets.ts";
import { periodTextInR, quartersOfPeriod } from "./snippets-period.ts";

const UNFILLED = /\{(url|table|city|indicator|quarter|cells|numbers)\}/;

test("ids are stable names, each once, and every snippet reads a form that is published", () => {
  const snippets = [...readSnippets, ...recomputeSnippets];
  expect(new Set(snippets.map(({ id }) => id)).size).toBe(snippets.length);
  for (const { id, format } of snippets) {
    expect(id).toMatch(/^[a-z0-9_]+$/);
    expect(FILE_FORMATS).toHaveProperty(format);
  }
});

test("of every table each snippet is filled in and names the address", () => {
  for (const table of Object.keys(publishedTables) as PublishedTableName[]) {
    for (const snippet of readSnippets) {
      const text = readText(snippet, { url: "https://x.example/a.csv", table, city: "changchun" });
      expect(text).not.toMatch(UNFILLED);
      expect(text).toContain("https://x.example/a.csv");
    }
  }
});

test("only of estimates a figure is shown", () => {
  for (const snippet of readSnippets) {
    const of = (table: PublishedTableName) => readText(snippet, { url: "/u", table, city: "wuhan" });
    expect(of("estimates")).toContain("wuhan");
    expect(of("cells")).not.toContain("wuhan");
  }
});

test("cells are listed as each language lists them, and all of them without a list", () => {
  const place = { url: "/u", table: "cells", city: "c", indicator: "i", quarter: "2016Q2" } as const;
  const of = (cells: string) =>
    recomputeSnippets.map((snippet) => recomputeText(snippet, { ...place, cells }));
  const [r, python, sql] = of("urban,rural");
  expect(r).toContain('c("urban", "rural")');
  expect(python).toContain('["urban", "rural"]');
  expect(sql).toContain("'urban', 'rural'");
  for (const text of of("*")) {
    expect(text).not.toMatch(UNFILLED);
    expect(text).not.toContain("*'");
  }
});

test("a period is taken apart into its quarters", () => {
  expect(quartersOfPeriod("2016", "year")).toEqual(["2016Q1", "2016Q2", "2016Q3", "2016Q4"]);
  expect(quartersOfPeriod("2015Q3..2016Q2", "four_quarter")).toEqual([
    "2015Q3",
    "2015Q4",
    "2016Q1",
    "2016Q2",
  ]);
  expect(quartersOfPeriod("2016Q1..2016Q1", "year_to_date")).toEqual(["2016Q1"]);
  const indicator = {
    id: "x",
    domain: "*",
    pooling: "mean",
    factor: null,
    survey: "community",
    offset: 1,
  } as const;
  expect(periodTextInR("/f/", indicator, "2016Q2", "quarter")).toContain("estimate <- sum(size * r) + 1");
});
