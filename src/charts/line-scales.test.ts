import { expect, test } from "vitest";
import { axisOver } from "./line-scales.ts";
import { timeTicks } from "./time-ticks.ts";

const interval = (lower95: number, upper95: number) => ({ lower95, upper95 });

test("the axis begins at zero and covers intervals", () => {
  expect(axisOver([0.04], [interval(0.03, 0.055)])).toMatchObject({ domain: [0, 0.06], cut: false });
});

test("an interval that dwarfs the figures is cut, and it is known", () => {
  expect(axisOver([4], [interval(1, 90)])).toMatchObject({ domain: [0, 10], cut: true });
});

test("growth below zero keeps zero on the axis", () => {
  expect(axisOver([-0.02, 0.01], [interval(-0.035, 0.02)])).toMatchObject({
    domain: [-0.04, 0.02],
    cut: false,
  });
});

test("figures of zero show their whole interval", () => {
  expect(axisOver([0], [interval(0, 0.03)])).toMatchObject({ domain: [0, 0.03], cut: false });
});

test("nothing to draw gives an axis all the same", () => {
  expect(axisOver([], []).domain).toEqual([0, 1]);
});

test("long windows are labelled by year, fewer of them on a phone", () => {
  const label = (quarter: string) => quarter;
  const wide = timeTicks({ first: 8032, last: 8071 }, { width: 600, size: 12 }, label);
  const narrow = timeTicks({ first: 8032, last: 8071 }, { width: 240, size: 12 }, label);
  expect(wide.map((tick) => tick.label)).toEqual([
    "2008",
    "2009",
    "2010",
    "2011",
    "2012",
    "2013",
    "2014",
    "2015",
    "2016",
    "2017",
  ]);
  expect(narrow.map((tick) => tick.label)).toEqual(["2008", "2010", "2012", "2014", "2016"]);
});

test("short windows are labelled by quarter", () => {
  const ticks = timeTicks({ first: 8064, last: 8067 }, { width: 600, size: 12 }, (quarter) => quarter);
  expect(ticks.map((tick) => tick.label)).toEqual(["2016Q1", "2016Q2", "2016Q3", "2016Q4"]);
});
