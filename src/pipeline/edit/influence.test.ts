import { expect, test } from "vitest";
import { quarterIndex } from "#contract/quarter.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import type { Sample, SampleStratum } from "#pipeline/weigh/sample.ts";
import { influenceRows } from "./influence.ts";

const indicator = { id: "employment_growth", survey: "enterprise", domain: "*" } as Indicator;
const stratum = (id: string, weight: number, ys: readonly number[]): SampleStratum => ({
  ...{ id, members: [id], cell: id, weight, populationUnits: Math.round(weight * ys.length) },
  units: ys.map((y, i) => ({ id: `${id}${i}`, y, x: 100 })),
});
const samples = (...strata: SampleStratum[]) => {
  const sample: Sample = { quarter: quarterIndex("2016Q1"), strata };
  return new Map([[sample.quarter, sample]]);
};

test("the share of a unit is that of its squared score, centred within its stratum", () => {
  // One stratum, R = 0: u = y, mean 0; squares 400, 400 and eight of 25.
  const ys = [20, -20, 5, -5, 5, -5, 5, -5, 5, -5];
  expect(influenceRows(indicator, samples(stratum("s", 3, ys)))).toStrictEqual([
    { quarter: "2016Q1", indicator: "employment_growth", stratum: "s", id: "s0", share: 0.4 },
    { quarter: "2016Q1", indicator: "employment_growth", stratum: "s", id: "s1", share: 0.4 },
  ]);
});

test("a quarter of the sum is not yet above it", () => {
  const ys = [1, -1, 1, -1, 0, 0, 0, 0, 0, 0];
  expect(influenceRows(indicator, samples(stratum("s", 3, ys)))).toStrictEqual([]);
});

test("what a stratum has in common influences nobody, and weights count squared", () => {
  const shifted = stratum("a", 1, [80, 80, 80, 80, 80]);
  const spread = stratum("b", 1, [9, -9, 3, -3, 0]);
  const ids = (...strata: SampleStratum[]) => influenceRows(indicator, samples(...strata)).map((u) => u.id);
  expect(ids(shifted, spread)).toStrictEqual(["b0", "b1"]);
  expect(ids(stratum("a", 10, [4, -4, 0, 0, 0]), spread)).toStrictEqual(["a0", "a1"]);
});

test("an enterprise that decides the figure is listed also where its stratum is taken in full", () => {
  const full = stratum("large", 1, [900, 0, 0]);
  const rest = stratum("small", 5, [4, -4, 4, -4, 4, -4, 4]);
  expect(influenceRows(indicator, samples(full, rest)).map((unit) => unit.id)).toContain("large0");
});

test("no list where there is no figure: few units, other cells, nothing to divide by, nothing that differs", () => {
  expect(influenceRows(indicator, samples(stratum("s", 3, [9, 0, 0, 0])))).toStrictEqual([]);
  const ten = stratum("s", 3, [90, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(influenceRows(indicator, samples(ten))).toHaveLength(1);
  expect(influenceRows({ ...indicator, domain: "urban" }, samples(ten))).toStrictEqual([]);
  const empty = { ...ten, units: ten.units.map((unit) => ({ ...unit, x: 0 })) };
  expect(influenceRows(indicator, samples(empty))).toStrictEqual([]);
  const equal = { ...ten, units: ten.units.map((unit) => ({ ...unit, y: 1 })) };
  expect(influenceRows(indicator, samples(equal))).toStrictEqual([]);
});
