import { readFile } from "node:fs/promises";
import { runCommand } from "./command-line.ts";
import { COVERAGE, type CoverageOptions, readOptions } from "./coverage/options.ts";
import { parsePopulation } from "./coverage/population-file.ts";
import { formatPopulation } from "./coverage/population-report.ts";
import { compare, formatComparisons } from "./coverage/report.ts";
import { runPopulation } from "./coverage/run-population.ts";
import { runScenario } from "./coverage/run-scenario.ts";
import { scenarios } from "./coverage/scenarios.ts";
import { summarise } from "./coverage/summary.ts";
import type { Tallies } from "./coverage/trial.ts";

function simulate(options: CoverageOptions): void {
  const chosen = scenarios.filter(({ name }) => name.includes(options.scenario));
  if (chosen.length === 0) {
    throw new Error(
      `--scenario: expected part of one of ${scenarios.map(({ name }) => `"${name}"`).join(", ")}; found ${options.scenario}`,
    );
  }
  const tallies: Tallies = new Map();
  chosen.forEach((scenario, i) => {
    const begun = performance.now();
    runScenario(scenario, options, tallies);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    console.error(`${i + 1}/${chosen.length} ${scenario.name}: ${seconds} s`);
  });
  const comparisons = [...tallies.values()].map((tally) => compare(summarise(tally)));
  const { populations, samples, seed } = options;
  if (options.json)
    console.log(JSON.stringify({ populations, samples, seed, results: comparisons }, null, 1));
  else console.log(formatComparisons(comparisons));
}

async function sample(path: string, { n, draws, seed, json }: CoverageOptions): Promise<void> {
  const text = await readFile(path, "utf8").catch((fault: Error) => {
    throw new Error(`--population: expected a CSV file that can be read; ${fault.message}`);
  });
  const tallies: Tallies = new Map();
  runPopulation(parsePopulation(text, path), { n, draws, seed }, tallies, (line) => console.error(line));
  const results = [...tallies.values()].map(summarise);
  if (json) console.log(JSON.stringify({ population: path, n, draws, seed, results }, null, 1));
  else console.log(formatPopulation(results));
}

await runCommand(COVERAGE, async (args) => {
  const options = readOptions(args);
  if (options.population === null) simulate(options);
  else await sample(options.population, options);
});
