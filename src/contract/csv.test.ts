import fc from "fast-check";
import { expect, test } from "vitest";
import { objectsToCsv, parseCsv, toCsv } from "./csv.ts";
import { benchmarksTable } from "./published/moment-tables.ts";
import { targetsTable } from "./registry/registry-tables.ts";

const row = {
  city: "wuhan",
  survey: "community",
  quarter: "2016Q1",
  cell: "urban",
  measure: "labour_force",
} as const;

test("numbers keep all their digits and nulls stay empty", () => {
  const rows = [
    { ...row, known_total: 0.1 + 0.2 },
    { ...row, known_total: null },
  ];
  const text = toCsv(benchmarksTable, rows);
  expect(text.split("\n").slice(1)).toStrictEqual([
    "wuhan,community,2016Q1,urban,labour_force,0.30000000000000004",
    "wuhan,community,2016Q1,urban,labour_force,",
    "",
  ]);
  expect(parseCsv(benchmarksTable, text, "b.csv")).toStrictEqual(rows);
});

test("any number and any text survive being written and read again", () => {
  const number = fc.double({ noDefaultInfinity: true, noNaN: true }).filter((n) => !Object.is(n, -0));
  const cell = fc.string().map((text) => `a${text.normalize("NFKC")}b`);
  fc.assert(
    fc.property(number, cell, (known_total, text) => {
      const rows = [{ ...row, cell: text.normalize("NFKC"), known_total }];
      expect(parseCsv(benchmarksTable, toCsv(benchmarksTable, rows), "b.csv")).toStrictEqual(rows);
    }),
  );
});

test("a table without rows is its header", () => {
  expect(toCsv(benchmarksTable, [])).toBe("city,survey,quarter,cell,measure,known_total\n");
});

test("a fault of a registry is named with file, row, column, value and what was expected", () => {
  expect(() => parseCsv(targetsTable, "city,colour\nwuhan,red\n", "targets.csv")).toThrow(
    /unknown column: colour \(targets\.csv:1, expected one of city, indicator/,
  );
  const text = "city,survey,quarter,cell,measure,known_total\nwuhan,census,2016Q1,urban,labour_force,5\n";
  expect(() => parseCsv(benchmarksTable, text, "b.csv")).toThrow(
    'survey: expected one of community, enterprise, register, found "census" (b.csv:2)',
  );
});

test("objects of any shape become a table with the first one's header", () => {
  expect(
    objectsToCsv([
      { a: 1, b: 'say "so"' },
      { a: null, b: "x,y" },
    ]),
  ).toBe('a,b\n1,"say ""so"""\n,"x,y"\n');
});
