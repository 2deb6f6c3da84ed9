import { tableFromIPC } from "apache-arrow";
import { expect, test } from "vitest";
import { arrowSchema, fromArrow, toArrow } from "./arrow.ts";
import { type BenchmarkRow, benchmarksTable } from "./published/moment-tables.ts";
import { publishedTables } from "./published/published-tables.ts";
import { type TargetRow, targetsTable } from "./registry/registry-tables.ts";

const rows: BenchmarkRow[] = [
  {
    city: "wuhan",
    survey: "community",
    quarter: "2016Q1",
    cell: "urban",
    measure: "labour_force",
    known_total: 0.1 + 0.2,
  },
  {
    city: "武汉",
    survey: "community",
    quarter: "2016Q2",
    cell: "urban",
    measure: "labour_force",
    known_total: null,
  },
];

test("rows come back from Arrow as they went in, fractions, Chinese and nulls included", () => {
  expect(fromArrow(benchmarksTable, toArrow(benchmarksTable, rows))).toStrictEqual(rows);
});

test("truth values and whole numbers come back too", () => {
  const target: TargetRow = {
    ...{ city: "wuhan", indicator: "new_jobs", from_year: 2006, to_year: null, basis: "per_year", value: 1 },
    ...{ bound: null, concept: "c", chart: "none", scored: false, source_title: "s" },
    source_copy: "original",
  };
  expect(fromArrow(targetsTable, toArrow(targetsTable, [target]))).toStrictEqual([target]);
});

test("a table without rows keeps its columns", () => {
  const table = tableFromIPC(toArrow(benchmarksTable, []));
  expect(table.numRows).toBe(0);
  expect(table.schema.fields.map((field) => field.name)).toStrictEqual(
    benchmarksTable.columns.map((column) => column.name),
  );
});

test("the same rows are the same bytes, each time", () => {
  expect(toArrow(benchmarksTable, rows)).toStrictEqual(toArrow(benchmarksTable, rows));
});

test("no published table uses other types than dictionaries of text, int32, float64 and bool", () => {
  for (const table of Object.values(publishedTables)) {
    for (const { name, type } of arrowSchema(table).fields) {
      expect(["Dictionary<Int32, Utf8>", "Int32", "Float64", "Bool"], `${table.name}.${name}`).toContain(
        String(type),
      );
    }
  }
});
