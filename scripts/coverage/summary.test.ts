import { expect, test } from "vitest";
import { summarise } from "./summary.ts";
import { addTrial, type Tallies, type Trial } from "./trial.ts";

const group = { scenario: "s", indicator: "i", period: "quarter", method: "project" };
const trial = (lower: number, upper: number, withheld: string | null = null): Trial => ({
  estimate: (lower + upper) / 2,
  se: 1,
  truth: 10,
  limits: { lower, upper },
  withheld,
});

function summaryOf(trials: readonly Trial[]) {
  const tallies: Tallies = new Map();
  for (const each of trials) addTrial(tallies, group, "0", each);
  const [tally] = [...tallies.values()];
  if (!tally) throw new Error("no tally");
  return summarise(tally);
}

test("coverage and misses are shares of the figures with an interval", () => {
  const nothing = { ...trial(0, 0), limits: null, withheld: "no_events" };
  const summary = summaryOf([trial(8, 11), trial(11, 13), trial(5, 9), trial(9, 13, "unreliable"), nothing]);
  expect(summary).toMatchObject({
    figures: 5,
    intervals: 4,
    coverage: 0.5,
    truth_below: 0.25,
    truth_above: 0.25,
  });
  expect(summary.median_half_width).toBe(1.75);
  expect(summary.withheld).toStrictEqual({ unreliable: 1, no_events: 1 });
  expect(summary.published).toBe(3);
  expect(summary.coverage_published).toBeCloseTo(1 / 3, 12);
  expect(summary.mc_error).toBeCloseTo(0.25, 12);
});

test("an interval of no width holds a truth that differs by rounding only", () => {
  expect(summaryOf([trial(10 - 1e-12, 10 - 1e-12)]).coverage).toBe(1);
});
