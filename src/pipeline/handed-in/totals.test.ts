import { expect, test } from "vitest";
import { startupsTable } from "#contract/input/input-tables.ts";
import { understandSheet } from "./sheet-table.ts";
import { textFile } from "./text-grid.ts";

/** What is said of totals of jobs; a unit a line, or a word for a total: `合计 7`. */
function differing(lines: readonly string[]): [row: number, value: string, sum: unknown][] {
  const rows = lines.map((line) => {
    const [name = "", jobs = ""] = line.split(" ");
    return /计/.test(name) ? `${name},,,,,,"${jobs}"` : `2016Q1,长春,${name},2015Q4,,是,"${jobs}"`;
  });
  const header = "季度,城市,创业编号,扶持季度,人群,是否存续,带动就业人数";
  const [grid] = textFile("f.csv", `${[header, ...rows].join("\n")}\n`).grids;
  if (!grid) throw new Error("expected a table");
  return understandSheet(grid, [startupsTable], startupsTable, false)
    .issues.filter(({ code }) => code === "total_differs")
    .map(({ row, value, params }) => [row ?? 0, value ?? "", params.sum]);
}

test.each<[string, string[]]>([
  ["below its rows", ["a 3", "b 4", "合计 7"]],
  ["above its rows", ["合计 7", "a 3", "b 4"]],
  ["with thousands", ["a 1,000", "b 234", "合计 1,234"]],
  ["of parts, below each", ["a 3", "小计 3", "b 4", "c 5", "小计 9", "合计 12"]],
  ["of parts, above each", ["总计 12", "小计 3", "a 3", "小计 9", "b 4", "c 5"]],
  [
    "of streets, districts and the city",
    ["a 1", "小计 1", "b 2", "小计 2", "合计 3", "c 4", "小计 4", "合计 4", "总计 7"],
  ],
  ["of nothing", ["a ", "b 0", "合计 0"]],
  ["not filled in", ["a 3", "合计 "]],
  ["not to be read", ["a 3", "合计 三"]],
  ["over a count that can't be read, which has its own issue", ["a x", "b 3", "合计 7"]],
])("totals that agree: %s", (_, lines) => {
  expect(differing(lines)).toStrictEqual([]);
});

test.each<[string, string[], [number, string, number][]]>([
  ["a row is missing", ["a 3", "合计 7"], [[3, "7", 3]]],
  ["0 for what is not 0", ["a 3", "合计 0"], [[3, "0", 3]]],
  ["of a part", ["a 3", "小计 3", "b 4", "小计 5", "合计 7"], [[5, "5", 4]]],
  [
    "twice the same",
    ["a 3", "合计 4", "合计 4"],
    [
      [3, "4", 3],
      [4, "4", 3],
    ],
  ],
])("totals that do not: %s", (_, lines, expected) => {
  expect(differing(lines)).toStrictEqual(expected);
});

test("a sheet of totals is looked at in time that grows with its rows", () => {
  const started = performance.now();
  const lines = Array.from({ length: 20_000 }, (_, i) => [`u${i} ${i}`, `小计 ${i + 1}`]).flat();
  expect(differing(lines).length).toBeGreaterThan(0);
  expect(performance.now() - started).toBeLessThan(5000);
});
