import { expect, test } from "vitest";
import { columnLetters, type Grid, isBlank, LAST_COLUMN, mergeAt, shownText, widthOf } from "./grid.ts";

const merge = { top: 1, bottom: 2, left: 0, right: 2, text: "长春市" };
const columns = new Map([0, 1, 2].map((column) => [column, merge]));
const grid: Grid = {
  ...{ file: "f.xlsx", sheet: "s", ragged: false, hiddenColumns: new Set() },
  rows: [
    { line: 1, cells: ["长春市"] },
    { line: 2, cells: [] },
    { line: 3, cells: ["a", "b"] },
  ],
  merges: new Map([
    [1, columns],
    [2, columns],
  ]),
};

test.each([
  [0, "A"],
  [25, "Z"],
  [26, "AA"],
  [701, "ZZ"],
  [702, "AAA"],
  [LAST_COLUMN, "XFD"],
])("column %i is %s", (index, letters) => {
  expect(columnLetters(index)).toBe(letters);
});

test("a row of spaces is blank, one with a 0 is not", () => {
  expect([isBlank([]), isBlank(["", " \t　"]), isBlank(["", "0"])]).toStrictEqual([true, true, false]);
});

test("merged cells show the text of the first wherever they reach, others their own", () => {
  const shown = grid.rows.map((row) => [0, 1, 2, 3].map((column) => shownText(grid, row, column)));
  expect(shown).toStrictEqual([
    ["长春市", "长春市", "长春市", ""],
    ["长春市", "长春市", "长春市", ""],
    ["a", "b", "", ""],
  ]);
  expect(grid.rows.map((row) => mergeAt(grid, row, 2))).toStrictEqual([merge, merge, undefined]);
});

test("a row is as wide as what it shows", () => {
  expect(grid.rows.map((row) => widthOf(grid, row))).toStrictEqual([3, 3, 2]);
});
