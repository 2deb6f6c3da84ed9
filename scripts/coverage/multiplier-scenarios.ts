import { type Measure, quotient, studyMeasure } from "./measure.ts";
import {
  BROAD_TAIL,
  heavyTailedPopulation,
  LUMPY_TAIL,
  rareGiantsPopulation,
  simulatedPopulation,
  startUpPopulation,
} from "./multiplier-population.ts";
import { level, type Scenario, type StudiedFigure } from "./scenario.ts";

// The jobs multiplier, where a few communities or firms carry most of the jobs.

const multiplier = studyMeasure(
  "jobs multiplier",
  { survey: "community", smoothed: false, domain: "*", interval: "log", pooling: "ratio" },
  quotient("jobs_driven", "new_entrepreneurs"),
);

const four = (measure: Measure): StudiedFigure => ({
  measure,
  kind: "four_quarter",
  at: 3,
  label: "four quarters",
});

const change = (measure: Measure): StudiedFigure => ({
  measure,
  kind: "change",
  at: 1,
  label: "change on the quarter",
});

export const multiplierScenarios: readonly Scenario[] = [
  {
    name: "multiplier: simulated city, 14 urban + 6 rural",
    population: (draws) => simulatedPopulation("changchun", { urban: 14, rural: 6 }, draws),
    figures: [level(multiplier), four(multiplier)],
  },
  ...[62, 240].map(
    (communities): Scenario => ({
      name: `multiplier: broad tail, 20 of ${communities}`,
      population: (draws) => heavyTailedPopulation(communities, 20, BROAD_TAIL, draws),
      figures: [level(multiplier), four(multiplier), change(multiplier)],
    }),
  ),
  ...[20, 40, 80].map(
    (sampled): Scenario => ({
      name: `multiplier: lumpy tail, ${sampled} of 240`,
      population: (draws) => heavyTailedPopulation(240, sampled, LUMPY_TAIL, draws),
      figures: [level(multiplier), four(multiplier)],
    }),
  ),
  {
    name: "multiplier: one firm in fifty drives hundreds of jobs",
    expectedFailure:
      "a sample holds two of those firms on average, often none, and nothing else in it shows that there are any",
    population: (draws) => rareGiantsPopulation(240, 20, draws),
    figures: [level(multiplier)],
  },
  {
    name: "multiplier: 100 of 750 new firms",
    expectedFailure:
      "a simple sample of 100 heavy-tailed firms misses the large ones; stratify by headcount or take the register",
    population: (draws) => startUpPopulation(100, draws),
    figures: [level(multiplier, { "plain t": { coverage: [88, 91] } })],
  },
  {
    name: "multiplier: 400 of 750 new firms",
    population: (draws) => startUpPopulation(400, draws),
    figures: [level(multiplier, { "plain t": { coverage: [94, 95] } })],
  },
];
