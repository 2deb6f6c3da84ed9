import { parseArgs } from "node:util";

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

/** @throws naming the option, what was expected and what was found. */
export function readOptions(args: readonly string[]): CoverageOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      populations: { type: "string", default: "8" },
      samples: { type: "string", default: "80" },
      seed: { type: "string", default: "20140812" },
      scenario: { type: "string", default: "" },
      population: { type: "string" },
      n: { type: "string", default: "20" },
      draws: { type: "string", default: "200" },
      json: { type: "boolean", default: false },
    },
  });
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

function wholeNumber(option: string, text: string, least: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
  throw new Error(`${option}: expected a whole number, ${least} or more; found ${text}`);
}
