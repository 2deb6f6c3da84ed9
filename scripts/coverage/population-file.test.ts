import { expect, test } from "vitest";
import { quarterIndex } from "#contract/quarter.ts";
import { parsePopulation } from "./population-file.ts";

const HEADER =
  "quarter,city,community_id,labour_force,unemployed,newly_employed,new_entrepreneurs,jobs_driven";

test("columns may stand in any order, among others, and counts need not be whole", () => {
  const text = `\uFEFFcity,note,jobs_driven,new_entrepreneurs,newly_employed,unemployed,labour_force,community_id,quarter\r
a,"x, y",14.5,2,1,3,20,p1,2012Q1\r
b,,0,0,0,0,0,p1,2012Q1\r
`;
  const cities = parsePopulation(text, "file.csv");
  expect([...cities.keys()]).toStrictEqual(["a", "b"]);
  expect(cities.get("a")?.get(quarterIndex("2012Q1"))?.get("p1")).toStrictEqual({
    labour_force: 20,
    unemployed: 3,
    newly_employed: 1,
    new_entrepreneurs: 2,
    jobs_driven: 14.5,
  });
});

test("every fault is named with its line, column, expectation and value", () => {
  const rows = ["2012Q5,a,p1,20,3,1,2,4", "2012Q1,a,p2,20,-3,,2,4", "2012Q1,a,p3,20,21,1,2,4"];
  expect(() => parsePopulation([HEADER, ...rows].join("\n"), "file.csv")).toThrow(
    [
      'file.csv:2, quarter: expected a quarter such as 2016Q1; found "2012Q5"',
      'file.csv:3, unemployed: expected a count, 0 or more; found "-3"',
      'file.csv:3, newly_employed: expected a value (the cell is empty); found ""',
      "file.csv:4, unemployed: expected at most the labour force, 20; found 21",
    ].join("\n"),
  );
});

test.each([
  ["a,b\n", "missing quarter, city, community_id, labour_force"],
  [`${HEADER}\n`, "expected a row for every community; found none"],
  [`${HEADER},city\n`, "expected the column city once; found it twice"],
  [
    `${HEADER}\n2012Q1,a,p1,9,1,1,2,4\n2012Q1,a,p1,9,1,1,2,4\n`,
    'expected once in a 2012Q1; found "p1" again',
  ],
])("a file that cannot be used is refused: %#", (text, message) => {
  expect(() => parsePopulation(text, "file.csv")).toThrow(message);
});
