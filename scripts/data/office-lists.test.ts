import { expect, test } from "vitest";
import type { Indicator } from "#contract/registry/registry.ts";
import { answering, checkWritten, refusing } from "#pipeline/trial/written-city.ts";
import { officeLists } from "./office-lists.ts";

const growth = { id: "employment_growth", survey: "enterprise", domain: "*" } as Indicator;
const rest = Object.fromEntries(
  Array.from({ length: 10 }, (_, i) => [`m${i}`, answering("medium", 100, 100, 0)]),
);
const city = checkWritten(["enterprise,medium/C,40,"], {
  "2016Q1": {
    enterprises: { ...rest, a: answering("medium", 200, 200, 0), z: answering("medium", 90, 90, 0) },
  },
  "2016Q2": { enterprises: { ...rest, a: refusing("medium"), m9: answering("medium", 100, 70, 30) } },
});

test("each list names the units with their city and quarter", () => {
  const lists = officeLists([city], [growth]);
  const lines = Object.entries(lists).map(([name, text]) => [name, ...text.trimEnd().split("\n")]);
  expect(lines).toStrictEqual([
    [
      "influence.csv",
      "city,quarter,indicator,stratum,id,share",
      expect.stringMatching(/^testville,2016Q2,employment_growth,medium\/C,m9,0\.\d+$/),
    ],
    [
      "imputed.csv",
      "city,quarter,id,stratum,reason,run,basis,employees_start,hires,separations,employees_end",
      "testville,2016Q2,a,medium/C,refused,1,stratum,200,0,6,194",
    ],
    ["attrition.csv", "city,quarter,id,stratum,reason", "testville,2016Q2,z,medium/C,left_the_file"],
    [
      "alerts-firms.csv",
      "city,quarter,rule,id,stratum,employees_start,layoffs,share",
      "testville,2016Q2,tier_1,m9,medium/C,100,30,0.3",
      "testville,2016Q2,tier_1_two_quarters,m9,medium/C,100,30,0.3",
    ],
  ]);
});

test("a list of nothing is its header", () => {
  expect(officeLists([], [growth])["imputed.csv"]).toBe(
    "city,quarter,id,stratum,reason,run,basis,employees_start,hires,separations,employees_end\n",
  );
});
