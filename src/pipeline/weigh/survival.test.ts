import { expect, test } from "vitest";
import type { StartupRow } from "#contract/input/input-tables.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import { type RegisterQuarter, registerOf } from "./register.ts";
import { survivalAt } from "./survival.ts";

const FIRST = "2010Q1";
const quarterAt = (age: number) => quarterOf(quarterIndex(FIRST) + age);

const row = (id: number, age: number, alive: boolean | null): StartupRow => ({
  quarter: quarterAt(age),
  city: "wuhan",
  startup_id: `s${id}`,
  supported_quarter: FIRST,
  group: null,
  alive,
  jobs: alive ? 1 : 0,
});

/** Twenty start-ups with a row a quarter; the i-th ends at age ends[i] and has no row at or after age gone[i]. */
function cohort(ends: readonly number[], gone: readonly number[] = [], until = 12): RegisterQuarter[] {
  return Array.from({ length: until + 1 }, (_, age) => ({
    quarter: quarterAt(age),
    rows: Array.from({ length: 20 }, (_, i) => i).flatMap((i) => {
      const end = ends[i] ?? 99;
      return age > end || age >= (gone[i] ?? 99) ? [] : [row(i, age, age < end)];
    }),
  }));
}

const survival = (quarters: readonly RegisterQuarter[], k: number) =>
  survivalAt(registerOf(quarters), quarterAt(k), k);

test("survival counts who lives among those supported k quarters before", () => {
  // Ends at ages 1, 4, 5, 8 and 12: an end at age k means not alive at age k.
  const quarters = cohort([1, 4, 5, 8, 12]);
  expect(survival(quarters, 4)).toEqual({
    quarter: "2011Q1",
    k: 4,
    cohort: 20,
    alive: 18,
    unknown: 0,
    survival: 0.9,
  });
  expect(survival(quarters, 8)).toMatchObject({ alive: 16, survival: 0.8 });
  expect(survival(quarters, 12)).toMatchObject({ alive: 15, survival: 0.75 });
  expect(survival(quarters, 0)).toMatchObject({ alive: 20, survival: 1 });
});

test("who has ended stays ended without rows", () => {
  expect(survival(cohort([1, 1, 1, 1]), 12)).toMatchObject({ alive: 16, unknown: 0 });
});

test("who has no row is unknown: left out up to a tenth, no figure above it", () => {
  const two = cohort([1, 1], [99, 99, 3, 4]);
  expect(survival(two, 4)).toMatchObject({ alive: 16, unknown: 2, survival: 16 / 18 });
  const three = cohort([1, 1], [99, 99, 3, 4, 2]);
  expect(survival(three, 4)).toMatchObject({ alive: 15, unknown: 3, survival: null });
});

test("without the quarter's file only the ends are known", () => {
  const quarters = cohort([1, 2], [], 3);
  expect(survival(quarters, 4)).toMatchObject({ cohort: 20, alive: 0, unknown: 18, survival: null });
});

test("without the file of its own quarter a cohort is not known: only survivors would be left of it", () => {
  const quarters = cohort([1, 2, 3]);
  expect(survival(quarters.slice(1), 4)).toBeNull();
  const blank = quarters.map((quarter, age) => (age === 0 ? { ...quarter, rows: null } : quarter));
  expect(survival(blank, 4)).toBeNull();
});

test("a start-up that turns up late does not enter its cohort", () => {
  const quarters = cohort([]).map(({ quarter, rows }, age) => ({
    quarter,
    rows: age < 2 ? rows : [...(rows ?? []), row(50, age, true)],
  }));
  expect(survival(quarters, 4)).toMatchObject({ cohort: 20, alive: 20 });
});

test("a quarter in which nobody was supported has no survival", () => {
  const none = [{ quarter: FIRST, rows: [] }, ...cohort([]).slice(1)];
  expect(survival(none, 4)).toMatchObject({ cohort: 0, survival: null });
});

test("later files change nothing", () => {
  const quarters = cohort([3, 9, 10], [99, 99, 99, 4]);
  expect(survival(quarters.slice(0, 5), 4)).toEqual(survival(quarters, 4));
});
