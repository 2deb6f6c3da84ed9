import { expect, test } from "vitest";
import { runScenario } from "./run-scenario.ts";
import { scenarios } from "./scenarios.ts";
import { summarise } from "./summary.ts";
import type { Tallies } from "./trial.ts";

function run(name: string, populations: number, samples: number) {
  const scenario = scenarios.find((each) => each.name === name);
  if (!scenario) throw new Error(`no scenario: ${name}`);
  const tallies: Tallies = new Map();
  runScenario(scenario, { populations, samples, seed: 1 }, tallies);
  return [...tallies.values()].map(summarise);
}

test("names of scenarios are unique", () => {
  expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
});

test("the same seed gives the same summary", () => {
  const name = "rho 0.003, 20 urban communities";
  expect(run(name, 2, 5)).toStrictEqual(run(name, 2, 5));
});

test("on a lumpy tail the project's interval covers the multiplier far more often than those it replaced", () => {
  const summaries = run("multiplier: lumpy tail, 20 of 240", 20, 50);
  const of = (method: string) =>
    summaries.find((s) => s.method === method && s.period === "quarter")?.coverage ?? 0;
  expect(of("project")).toBeGreaterThan(0.92);
  expect(of("section 4")).toBeLessThan(0.9);
  expect(of("plain t")).toBeLessThan(0.75);
});

test("hot spots lie above the upper limit, as METHOD section 7 says", () => {
  const [summary] = run("hot spots: 4 % of communities with three times the rate", 20, 50);
  expect(summary?.coverage).toBeLessThan(0.93);
  expect(summary?.truth_above).toBeGreaterThan(4 * (summary?.truth_below ?? 0));
});
