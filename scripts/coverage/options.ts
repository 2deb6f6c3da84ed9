import { command, wholeNumber } from "../command-line.ts";

export interface CoverageOptions {
  readonly populations: number;
  readonly samples: number;
  readonly seed: number;
  /** Only scenarios whose name has this text. */
  readonly scenario: string;
  /** CSV of a whole population, instead of the simulated ones. */
  readonly population: string | null;
  readonly n: number;
  readonly draws: number;
  readonly json: boolean;
}

export const COVERAGE = command({
  line: "npm run coverage --",
  does: "Says how often the intervals hold the truth, on simulated populations or a whole one that is handed in.",
  more: "docs/coverage.md",
  options: {
    populations: { type: "string", value: "N", default: "8", says: "simulated populations of each scenario" },
    samples: { type: "string", value: "N", default: "80", says: "samples of each population" },
    seed: { type: "string", value: "N", default: "20140812", says: "another seed draws others" },
    scenario: { type: "string", value: "TEXT", default: "", says: "only scenarios whose name has this text" },
    population: {
      type: "string",
      value: "FILE.csv",
      says: "a whole population, a row a community and quarter, instead of simulated ones",
    },
    n: { type: "string", value: "N", default: "20", says: "of that population: communities in a sample" },
    draws: { type: "string", value: "N", default: "200", says: "of that population: samples" },
    json: { type: "boolean", default: false, says: "prints JSON" },
  },
});

/** @throws naming the option, what was expected and what was found. */
export function readOptions(args: readonly string[]): CoverageOptions {
  const { values } = COVERAGE.read(args);
  return {
    populations: wholeNumber("--populations", values.populations, 1),
    samples: wholeNumber("--samples", values.samples, 2),
    seed: wholeNumber("--seed", values.seed, 0),
    scenario: values.scenario,
    population: values.population ?? null,
    n: wholeNumber("--n", values.n, 2),
    draws: wholeNumber("--draws", values.draws, 1),
    json: values.json,
  };
}
