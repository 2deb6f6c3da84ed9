import { expect, test } from "vitest";
import { sorted } from "./sort.ts";

const rowsOf = (texts: readonly string[]) =>
  texts.map((textContent) => ({ cells: [{ textContent }] })) as unknown as HTMLTableRowElement[];
const order = (texts: readonly string[], type: string, direction: "ascending" | "descending") =>
  sorted(rowsOf(texts), 0, type, direction).map((row) => row.cells[0]?.textContent);

test("numbers are sorted as numbers, texts as texts", () => {
  expect(order(["10", "9", "-1"], "int32", "ascending")).toEqual(["-1", "9", "10"]);
  expect(order(["10", "9"], "utf8", "ascending")).toEqual(["10", "9"]);
});

test("empty cells come last in both directions", () => {
  expect(order(["", "2", "", "1"], "float64", "ascending")).toEqual(["1", "2", "", ""]);
  expect(order(["", "2", "", "1"], "float64", "descending")).toEqual(["2", "1", "", ""]);
});
