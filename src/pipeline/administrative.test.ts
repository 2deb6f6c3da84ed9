import { expect, test } from "vitest";
import type { AdministrativeRow, StartupRow } from "#contract/input-tables.ts";
import { entrepreneursByGroup, sumOfMeasure, supportedByGroup } from "./administrative.ts";
import { registerOf } from "./register.ts";

const count = (quarter: string, measure: string, group: string | null, value: number | null) =>
  ({ quarter, city: "wuhan", measure, group, value }) satisfies AdministrativeRow;

const quarters = [
  {
    quarter: "2016Q1",
    rows: [
      count("2016Q1", "trained", null, 100),
      count("2016Q1", "entrepreneurs", "graduates", 7),
      count("2016Q1", "entrepreneurs", "disabled", 1),
    ],
  },
  {
    quarter: "2016Q2",
    rows: [
      count("2016Q2", "trained", null, 50),
      count("2016Q2", "trained", "rural", 20),
      count("2016Q2", "entrepreneurs", "graduates", 5),
      count("2016Q2", "entrepreneurs", "disabled", null),
    ],
  },
  { quarter: "2016Q3", rows: null },
];

test("a measure is added up over the period, group by group", () => {
  expect(sumOfMeasure(quarters, ["2016Q1", "2016Q2"], "trained")).toEqual({
    group: null,
    value: 150,
    missingQuarters: [],
  });
});

test("a quarter that does not say it leaves the period without a sum", () => {
  const period = ["2016Q1", "2016Q3", "2016Q4"];
  expect(sumOfMeasure(quarters, period, "trained")).toMatchObject({
    value: null,
    missingQuarters: ["2016Q3", "2016Q4"],
  });
  expect(sumOfMeasure(quarters, [], "trained").value).toBeNull();
});

test("a measure that stands twice is taken as not said", () => {
  const twice = [
    { quarter: "2016Q1", rows: [...(quarters[0]?.rows ?? []), count("2016Q1", "trained", null, 100)] },
  ];
  expect(sumOfMeasure(twice, ["2016Q1"], "trained").value).toBeNull();
});

test("entrepreneurs come by every group of the period, a blank one without a figure", () => {
  expect(entrepreneursByGroup(quarters, ["2016Q1", "2016Q2"])).toEqual([
    { group: "graduates", value: 12, missingQuarters: [] },
    { group: "disabled", value: null, missingQuarters: ["2016Q2"] },
  ]);
  expect(entrepreneursByGroup(quarters, ["2016Q3"])).toEqual([]);
});

test("the register counts its newly supported by group, those without one apart", () => {
  const row = (startup_id: string, group: string | null, supported_quarter = "2016Q1"): StartupRow => ({
    quarter: "2016Q1",
    city: "wuhan",
    startup_id,
    supported_quarter,
    group,
    alive: true,
    jobs: 1,
  });
  const rows = [row("a", "graduates"), row("b", null), row("c", "graduates"), row("d", "disabled", "2015Q4")];
  const register = registerOf([{ quarter: "2016Q1", rows }]);
  expect(supportedByGroup(register, ["2016Q1"])).toEqual([
    { group: "graduates", value: 2, missingQuarters: [] },
    { group: null, value: 1, missingQuarters: [] },
  ]);
  expect(supportedByGroup(register, ["2016Q1", "2016Q2"]).map(({ value }) => value)).toEqual([null, null]);
});
