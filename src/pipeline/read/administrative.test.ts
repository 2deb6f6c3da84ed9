import { expect, test } from "vitest";
import type { AdministrativeRow } from "#contract/input/input-tables.ts";
import { sumOfMeasure } from "./administrative.ts";

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
