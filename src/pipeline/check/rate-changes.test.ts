import { expect, test } from "vitest";
import type { CommunityRow } from "#contract/input/input-tables.ts";
import type { FrameStratum } from "#pipeline/read/strata.ts";
import { askRateChanges } from "./rate-changes.ts";

interface Counts {
  readonly force: number;
  readonly before: number;
  readonly now: number;
  readonly area?: string;
}
const entry = (id: number, unemployed: number | null, labour_force: number, area = "urban") => ({
  ...{ file: "c.csv", sheet: null, line: id + 2, stratum: { id: area } as FrameStratum },
  row: { community_id: `c${id}`, unemployed, labour_force } as CommunityRow,
});
/** The lines asked about. */
function asked(communities: readonly Counts[]): (number | null)[] {
  const now = communities.map((c, i) => entry(i, c.now, c.force, c.area));
  const last = new Map(communities.map((c, i) => [`c${i}`, entry(i, c.before, c.force, c.area)]));
  return askRateChanges(now, last).map((issue) => issue.row);
}
const steady = (count: number): Counts[] =>
  Array.from({ length: count }, (_, i) => ({ force: 5000, before: 200, now: 200 + (i % 3) - 1 }));

test("a community of thousands whose rate moves by more than two points is asked about", () => {
  expect(asked([{ force: 5000, before: 200, now: 301 }])).toStrictEqual([2]);
  expect(asked([{ force: 5000, before: 200, now: 299 }])).toStrictEqual([]);
});

test("a community of eleven persons is not: one person is nine points of its rate", () => {
  expect(asked([{ force: 11, before: 2, now: 3 }])).toStrictEqual([]);
  expect(asked([{ force: 11, before: 0, now: 4 }])).toStrictEqual([]);
  expect(asked([{ force: 11, before: 0, now: 9 }])).toStrictEqual([2]);
});

test("a change far from those of its stratum is asked about, below two points too", () => {
  const odd = { force: 40_000, before: 1600, now: 2200 };
  expect(asked([...steady(6), odd])).toStrictEqual([8]);
  expect(asked([...steady(6), { ...odd, area: "rural" }])).toStrictEqual([]);
});

test("a stratum that moves as one is not odd within itself", () => {
  const moved = Array.from({ length: 7 }, (_, i) => ({ force: 40_000, before: 1600, now: 2080 + (i % 3) }));
  expect(asked(moved)).toStrictEqual([]);
});

test("in a stratum that moves every way, only more than 2 points is far", () => {
  const either = Array.from({ length: 8 }, (_, i) => ({
    ...{ force: 40_000, before: 1600, now: 1600 + (i % 2 === 0 ? 400 : -400) },
  }));
  expect(asked(either)).toStrictEqual([]);
  expect(asked([...either, { force: 40_000, before: 1600, now: 2440 }])).toStrictEqual([10]);
});

test("among large and steady communities, a small one may move by what chance does to it", () => {
  expect(asked([...steady(6), { force: 500, before: 20, now: 27 }])).toStrictEqual([]);
});

test("fewer than five changes, or a MAD of 0, make no rule", () => {
  const odd = { force: 40_000, before: 1600, now: 2200 };
  expect(asked([...steady(3), odd])).toStrictEqual([]);
  const equal = steady(6).map((c) => ({ ...c, now: c.before }));
  expect(asked([...equal, odd])).toStrictEqual([]);
});

test("no rate in one of the quarters, no question", () => {
  const last = new Map([["c0", entry(0, null, 100)]]);
  expect(askRateChanges([entry(0, 90, 100)], last)).toStrictEqual([]);
  expect(askRateChanges([entry(0, 90, 100)], new Map())).toStrictEqual([]);
  expect(askRateChanges([entry(0, 0, 0)], new Map([["c0", entry(0, 90, 100)]]))).toStrictEqual([]);
});
