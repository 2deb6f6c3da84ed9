import { expect, test } from "vitest";
import { needsOf } from "./needs.ts";
import { tokensOf } from "./tokens.ts";

const choice = { cities: ["changchun", "wuhan"], sample: "jilin" };
const needs = (sql: string) =>
  Object.fromEntries(needsOf(tokensOf(sql), choice).map(({ table, cities }) => [table, cities]));

test("a table that is named is needed: of all cities, of those chosen, or of the sample's one", () => {
  expect(needs('from Estimates e join "cells" using (city) cross join main.sample')).toEqual({
    estimates: null,
    cells: ["changchun", "wuhan"],
    sample: ["jilin"],
  });
});

test("names in comments and texts are none", () => {
  expect(needs("select 'cells' -- from links\n/* sample */")).toEqual({});
});

test("a macro of one city in quotes needs that city alone", () => {
  expect(needs("from series('siping', 'new_jobs', '*', 'quarter')")).toEqual({
    cells: ["siping"],
    links: ["siping"],
    benchmarks: ["siping"],
    indicators: null,
    t_quantiles: null,
  });
});

test("a macro of a city that only the query knows needs the cities chosen", () => {
  expect(needs("from by_cell(getvariable('c'), 'hire_rate', '2016Q1')")?.cells).toEqual(choice.cities);
  expect(needs("from by_cell('chang' || 'chun', 'hire_rate', '2016Q1')")?.cells).toEqual(choice.cities);
});

test("a table named beside a macro holds the cities chosen and no others", () => {
  const [need] = needsOf(tokensOf("from cells, series('siping', 'new_jobs', '*', 'year')"), choice);
  expect(need).toEqual({ table: "cells", cities: choice.cities, exact: true });
});

test("two macros of two cities need both", () => {
  const sql = "from series('siping', 'a', '*', 'year') union all from series('jilin', 'a', '*', 'year')";
  expect(needs(sql)?.cells).toEqual(["siping", "jilin"]);
});

test("functions that take a query as text are read, too", () => {
  expect(needs("from query('select * from cells')")).toEqual({ cells: choice.cities });
  expect(needs("from query_table(['alerts'])")).toEqual({ alerts: null });
});
