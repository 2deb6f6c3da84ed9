import { type Draws, drawsOf } from "#simulator/draws.ts";
import { communityStratum } from "./community-population.ts";
import { figureTrials, studySeries } from "./figure-trials.ts";
import { type Measure, quotient, studyMeasure } from "./measure.ts";
import { type Counts, drawPanel, type Population, panelSamples, populationTotals } from "./population.ts";
import type { PopulationFile } from "./population-file.ts";
import { addTrial, type Tallies } from "./trial.ts";

// Samples from a whole population that somebody hands in.

const community = { survey: "community", domain: "*", smoothed: false } as const;
const MEASURES: readonly Measure[] = [
  studyMeasure(
    "unemployment_rate",
    { ...community, interval: "logit", pooling: "mean" },
    quotient("unemployed", "labour_force"),
  ),
  studyMeasure(
    "newly_employed_rate",
    { ...community, interval: "logit", pooling: "mean" },
    quotient("newly_employed", "labour_force"),
  ),
  studyMeasure(
    "new_jobs",
    { ...community, interval: "logit", pooling: "sum", factor: { of: "labour_force" } },
    quotient("newly_employed", "labour_force"),
  ),
  studyMeasure(
    "jobs_multiplier",
    { ...community, interval: "log", pooling: "ratio" },
    quotient("jobs_driven", "new_entrepreneurs"),
  ),
];

export interface Sampling {
  readonly n: number;
  readonly draws: number;
  readonly seed: number;
}

/** Every quarter by itself, then four quarters in a row (the windows do not overlap), city by city. */
export function runPopulation(
  file: PopulationFile,
  sampling: Sampling,
  tallies: Tallies,
  progress: (line: string) => void,
): void {
  const cities = [...file].sort(([a], [b]) => (a < b ? -1 : 1));
  cities.forEach(([city, quarters], i) => {
    const begun = performance.now();
    const windows = [...singleQuarters(quarters), ...fourQuarters(quarters)];
    const skipped = windows.flatMap((window) => runWindow(city, quarters, window, sampling, tallies));
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    progress(`${i + 1}/${cities.length} ${city}: ${quarters.size} quarters, ${seconds} s`);
    for (const [id, { length }] of Map.groupBy(skipped, (indicator) => indicator))
      progress(
        `  ${id}: no denominator in the population in ${length} of ${windows.length} periods, left out`,
      );
  });
}

type Quarters = ReadonlyMap<number, ReadonlyMap<string, Counts>>;

function singleQuarters(quarters: Quarters): number[][] {
  return [...quarters.keys()].sort((a, b) => a - b).map((quarter) => [quarter]);
}

function fourQuarters(quarters: Quarters): number[][] {
  const windows: number[][] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const [first = 0] of singleQuarters(quarters)) {
    const window = [first, first + 1, first + 2, first + 3];
    if (first < free || !window.every((quarter) => quarters.has(quarter))) continue;
    windows.push(window);
    free = first + 4;
  }
  return windows;
}

/** Returns the indicators whose truth is not defined. */
function runWindow(
  city: string,
  quarters: Quarters,
  window: readonly number[],
  { n, draws: repetitions, seed }: Sampling,
  tallies: Tallies,
): string[] {
  const population = populationOf(quarters, window, n);
  const kind = window.length === 1 ? "quarter" : "four_quarter";
  const end = window.at(-1) ?? 0;
  const wanted = MEASURES.flatMap((measure) => {
    const truth = truthOf(population, measure);
    return Number.isFinite(truth) ? [{ measure, figure: { kind, end, period: kind, truth } as const }] : [];
  });
  const draws: Draws = drawsOf(seed, `${city}/${window.join(" ")}`);
  for (let s = 0; s < repetitions; s += 1) {
    const panel = drawPanel(population, draws);
    for (const { measure, figure } of wanted) {
      const samples = panelSamples(population, panel, measure.formula);
      const labourForce = (quarter: number) =>
        populationTotals(population, measure.formula, window.indexOf(quarter), null).x;
      const study = studySeries(samples, measure, labourForce);
      for (const { period, method, trial } of figureTrials(study, measure, [figure])) {
        const group = { scenario: "population", indicator: measure.indicator.id, period, method };
        addTrial(tallies, group, `${city} ${end}`, trial);
      }
    }
  }
  const known = wanted.map(({ measure }) => measure);
  return MEASURES.filter((measure) => !known.includes(measure)).map(({ indicator }) => indicator.id);
}

/**
 * The communities of a window: those there are in any of its quarters. A panel is drawn from all of them, so in each
 * quarter those that are there are a simple random sample of its communities.
 */
function populationOf(quarters: Quarters, window: readonly number[], n: number): Population {
  const ids = [...new Set(window.flatMap((quarter) => [...(quarters.get(quarter)?.keys() ?? [])]))].sort();
  const stratum = communityStratum(
    "all",
    ids.map(() => []),
    n,
  );
  return {
    quarters: window,
    mergesGroups: false,
    strata: [{ ...stratum, unitIds: ids }],
    populationUnits: window.map((quarter) => [quarters.get(quarter)?.size ?? 0]),
    counts: window.map((quarter) => [ids.map((id) => quarters.get(quarter)?.get(id) ?? null)]),
  };
}

/** NaN without a denominator. */
function truthOf(population: Population, { indicator, formula }: Measure): number {
  const totals = population.quarters.map((_, q) => populationTotals(population, formula, q, null));
  const sum = (value: (total: { y: number; x: number }) => number) =>
    totals.reduce((s, total) => s + value(total), 0);
  if (indicator.pooling === "mean") return sum(({ y, x }) => y / x) / totals.length;
  if (indicator.pooling === "ratio") return sum(({ y }) => y) / sum(({ x }) => x);
  return totals.every(({ x }) => x > 0) ? sum(({ y }) => y) : Number.NaN;
}
