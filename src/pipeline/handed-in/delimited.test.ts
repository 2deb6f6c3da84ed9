import { csvFormatRows } from "d3";
import fc from "fast-check";
import { expect, test } from "vitest";
import { splitDelimited } from "./delimited.ts";

const cells = (text: string, delimiter = ",") => splitDelimited(text, delimiter).rows.map((row) => row.cells);

test.each<[string, string[][]]>([
  ["", []],
  ["a", [["a"]]],
  ["a,b\n", [["a", "b"]]],
  [
    "a,\n,b\n",
    [
      ["a", ""],
      ["", "b"],
    ],
  ],
  ["a,", [["a", ""]]],
  ["a\r\nb\rc\nd", [["a"], ["b"], ["c"], ["d"]]],
  ["\n\na", [[""], [""], ["a"]]],
  ['"a,b","c\r\nd","e""f",""', [["a,b", "c\r\nd", 'e"f', ""]]],
  ['a "b" c,5"\n', [['a "b" c', '5"']]],
  ['"a" ,b', [["a", "b"]]],
])("%j", (text, expected) => {
  expect(cells(text)).toStrictEqual(expected);
});

test("another delimiter leaves commas alone", () => {
  expect(cells("a,b\tc\n", "\t")).toStrictEqual([["a,b", "c"]]);
  expect(cells("甲，乙\n", "，")).toStrictEqual([["甲", "乙"]]);
});

test("what stands behind a closing quote stays in its cell, and the row says so", () => {
  expect(splitDelimited('a,"12"3,4\nb,5,6\n', ",")).toStrictEqual({
    rows: [
      { line: 1, cells: ["a", "123", "4"], stray: true },
      { line: 2, cells: ["b", "5", "6"] },
    ],
    unclosed: null,
  });
});

test("a quote that nothing closes is found where it opens", () => {
  expect(splitDelimited('a\nb,"c\nd\n', ",")).toMatchObject({ unclosed: 2 });
  expect(splitDelimited('a,"', ",")).toMatchObject({ unclosed: 1 });
});

test("two stray quotes that swallow the rows between them are no cell", () => {
  expect(splitDelimited('h\na,"12,b\nc,"13,d\n', ",").unclosed).toBe(2);
});

test("no more rows are read than are asked for", () => {
  expect(splitDelimited("a\nb\nc\n", ",", 2).rows).toHaveLength(2);
});

test("a million cells take time that grows with them", () => {
  const started = performance.now();
  splitDelimited("1,2,3,4\n".repeat(250_000), ",");
  splitDelimited(`"${'""'.repeat(500_000)}`, ",");
  expect(performance.now() - started).toBeLessThan(5000);
});

const cell = fc.string({ unit: fc.constantFrom("a", "1", ",", '"', "\n", "\r", " ", "中"), maxLength: 6 });
test("whatever is written by the book is read as it was", () => {
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(table, (rows) => {
      expect(splitDelimited(`${csvFormatRows(rows)}\n`, ",")).toStrictEqual({
        rows: rows.map((written, i) => ({ line: i + 1, cells: written })),
        unclosed: null,
      });
    }),
  );
});
