import { expect, test } from "vitest";
import { quarterIndex } from "#contract/quarter.ts";
import { drawsOf } from "#simulator/draws.ts";
import type { PopulationFile } from "./population-file.ts";
import { runPopulation } from "./run-population.ts";
import { summarise } from "./summary.ts";
import type { Tallies } from "./trial.ts";

const FIRST = quarterIndex("2012Q1");

/** Communities of equal size with normal rates: what a t interval is made for. */
function normalCity(communities: number, quarters: number): PopulationFile {
  const draws = drawsOf(7, "normal");
  const counts = () => {
    const unemployed = 100 + 15 * draws.normal();
    const people = { labour_force: 1000, unemployed, newly_employed: 30 + 4 * draws.normal() };
    return { ...people, new_entrepreneurs: 10, jobs_driven: 40 + 6 * draws.normal() };
  };
  return new Map([
    [
      "a",
      new Map(
        Array.from({ length: quarters }, (_, q) => [
          FIRST + q,
          new Map(Array.from({ length: communities }, (_, i) => [`p${i}`, counts()])),
        ]),
      ),
    ],
  ]);
}

function run(file: PopulationFile, n: number, draws: number, seed = 1) {
  const tallies: Tallies = new Map();
  runPopulation(file, { n, draws, seed }, tallies, () => {});
  return [...tallies.values()].map(summarise);
}

test("in a normal population every interval covers in about 95 of 100 samples", () => {
  const summaries = run(normalCity(200, 4), 20, 400);
  expect(new Set(summaries.map(({ period }) => period))).toStrictEqual(new Set(["quarter", "four_quarter"]));
  for (const { intervals, coverage, sd_estimates, mean_se, bias } of summaries) {
    expect(Math.abs(coverage - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / intervals) + 0.005);
    expect(mean_se / sd_estimates).toBeCloseTo(1, 0);
    expect(Math.abs(bias)).toBeLessThan((4 * sd_estimates) / Math.sqrt(intervals));
  }
});

test("where all communities are in the sample, the estimate is the truth and has no error", () => {
  for (const summary of run(normalCity(12, 4), 20, 3)) {
    expect(summary).toMatchObject({ coverage: 1, published: summary.figures });
    expect(summary.median_half_width).toBeCloseTo(0, 9);
    expect(summary.bias).toBeCloseTo(0, 9);
  }
});

test("the same seed gives the same figures, another seed others", () => {
  const file = normalCity(60, 1);
  expect(run(file, 20, 10)).toStrictEqual(run(file, 20, 10));
  expect(run(file, 20, 10)).not.toStrictEqual(run(file, 20, 10, 2));
});

test("an indicator without a denominator in the whole population has no figures", () => {
  const file = normalCity(30, 1);
  for (const quarters of file.values())
    for (const communities of quarters.values())
      for (const counts of communities.values())
        Object.assign(counts, { new_entrepreneurs: 0, jobs_driven: 0 });
  expect(run(file, 20, 2).map(({ indicator }) => indicator)).not.toContain("jobs_multiplier");
});
