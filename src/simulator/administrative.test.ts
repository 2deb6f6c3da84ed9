import { expect, test } from "vitest";
import { simulateAdministrative } from "./administrative.ts";
import { GROUPS } from "./entrepreneur-groups.ts";
import { simulateCity } from "./simulate-city.ts";

const quarters = ["2008Q1", "2008Q2", "2008Q3"];
const city = simulateCity("baicheng", 5, quarters);
const countsOf = (t: number, measure: string) =>
  city.quarters[t]?.administrative.filter((row) => row.measure === measure).map((row) => row.value);

test("known totals are those of the whole city, not of its panel", () => {
  city.quarters.forEach(({ quarter, truth }, t) => {
    expect(countsOf(t, "registered_unemployed")).toEqual([truth.communities.urban.registered_unemployed]);
    expect(countsOf(t, "urban_labour_force")).toEqual([truth.communities.urban.labour_force]);
    const inFrame = city.frame.find((row) => row.quarter === quarter && row.stratum === "urban");
    expect(countsOf(t, "urban_labour_force")).toEqual([inFrame?.known_total]);
    expect(countsOf(t, "frame_employment")).toEqual([truth.enterprises.employees_start]);
  });
});

test("a measure stands once a group and quarter, and entrepreneurs come in seven groups", () => {
  for (const { administrative } of city.quarters) {
    const keys = administrative.map((row) => `${row.measure}/${row.group}`);
    expect(new Set(keys).size).toBe(keys.length);
    const groups = administrative.filter((row) => row.measure === "entrepreneurs").map((row) => row.group);
    expect(groups).toEqual(GROUPS.map(([group]) => group));
  }
});

test("nobody is counted as helped or employed who was not found first", () => {
  city.quarters.forEach((_, t) => {
    const pairs = [
      ["graduates_employed", "graduates"],
      ["zero_employment_households_helped", "zero_employment_households_found"],
      ["loans_repaid", "loans_due"],
    ] as const;
    for (const [part, whole] of pairs) {
      expect(countsOf(t, part)?.[0]).toBeLessThanOrEqual(countsOf(t, whole)?.[0] ?? -1);
    }
  });
});

test("known totals take no draws: the other counts stay as they are", () => {
  const totals = city.quarters.map(({ truth }) => truth);
  const silent = totals.map(({ communities, enterprises }) => ({
    communities: { ...communities, urban: { ...communities.urban, registered_unemployed: 0 } },
    enterprises: { ...enterprises, employees_start: 0 },
  }));
  const others = (made: ReturnType<typeof simulateAdministrative>) =>
    made.map((rows) => rows.filter((row) => !/registered|frame_/.test(row.measure)));
  expect(others(simulateAdministrative("baicheng", 5, quarters, silent))).toEqual(
    others(simulateAdministrative("baicheng", 5, quarters, totals)),
  );
});
