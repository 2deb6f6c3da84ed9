import { expect, test } from "vitest";
import { releaseRows } from "./release-rows.ts";

const calendar = [
  { quarter: "2017Q3", planned_on: "2017-11-23" },
  { quarter: "2017Q4", planned_on: "2018-03-01" },
  { quarter: "2018Q1", planned_on: "2018-05-24" },
];
const past = [
  { id: "2017Q2", released_on: "2017-08-25", figures: 100 },
  { id: "2017Q3", released_on: "2017-11-23", figures: 110 },
];
const own = { id: "2017Q3-2", released_on: "2017-12-01", figures: 111 };

test("releases that stand, then what is planned after them", () => {
  const revisions = ["2017Q3", "2017Q3", "2017Q3-2"].map((release) => ({ release }));
  expect(releaseRows(past, own, calendar, revisions)).toEqual([
    {
      ...{ release: "2017Q2", quarter: "2017Q2", planned_on: null, released_on: "2017-08-25", state: "past" },
      ...{ kept: true, figures: 100, revised_figures: null },
    },
    {
      ...{ release: "2017Q3", quarter: "2017Q3", planned_on: "2017-11-23", released_on: "2017-11-23" },
      ...{ state: "past", kept: true, figures: 110, revised_figures: 2 },
    },
    {
      ...{ release: "2017Q3-2", quarter: "2017Q3", planned_on: "2017-11-23", released_on: "2017-12-01" },
      ...{ state: "current", kept: true, figures: 111, revised_figures: 1 },
    },
    ...calendar.slice(1).map(({ quarter, planned_on }) => ({
      ...{ release: quarter, quarter, planned_on, released_on: null, state: "planned" },
      ...{ kept: false, figures: null, revised_figures: null },
    })),
  ]);
});

test("a build outside of a release stands alone and has no address of its own", () => {
  const [first] = releaseRows([], { ...own, released_on: null }, [], []);
  expect(first).toMatchObject({ state: "current", kept: false, released_on: null, revised_figures: null });
});
