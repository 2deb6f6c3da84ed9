import { communityPopulation } from "./community-population.ts";
import { quotient, studyMeasure } from "./measure.ts";
import { level, type Scenario } from "./scenario.ts";

// Unemployment from twenty communities: METHOD section 7, and where it breaks.

const community = { survey: "community", smoothed: false } as const;
const unemployment = (domain: string) =>
  studyMeasure(
    "unemployment rate",
    { ...community, domain, interval: "logit", pooling: "mean" },
    quotient("unemployed", "labour_force"),
  );
const newlyEmployed = studyMeasure(
  "newly employed rate",
  { ...community, domain: "urban", interval: "logit", pooling: "mean" },
  quotient("newly_employed", "labour_force"),
);
const RATES = { urban: 0.04, rural: 0.025 };
const TWENTY = { urban: 20, rural: 0 };
const FOURTEEN_SIX = { urban: 14, rural: 6 };
const SECTION_4 = { project: { coverage: [93.7, 94.8] } } as const;

const unemploymentScenarios = [0.001, 0.003, 0.005, 0.01, 0.02].flatMap((rho): Scenario[] => [
  {
    name: `rho ${rho}, 20 urban communities`,
    population: (draws) => communityPopulation({ sampled: TWENTY, rates: RATES, rho }, draws),
    figures: [level(unemployment("urban"), SECTION_4), ...(rho === 0.003 ? [level(newlyEmployed)] : [])],
  },
  {
    name: `rho ${rho}, 14 urban + 6 rural`,
    population: (draws) => communityPopulation({ sampled: FOURTEEN_SIX, rates: RATES, rho }, draws),
    figures: [
      level(
        unemployment("*"),
        {
          ...SECTION_4,
          "plain t": { coverage: rho === 0.001 ? [93.2, 93.2] : rho === 0.02 ? [90.7, 90.7] : [90.7, 93.2] },
        },
        "quarter, city",
      ),
      level(unemployment("urban"), SECTION_4, "quarter, urban"),
    ],
  },
]);

const changeScenarios = [0.95, 0.8, 0.6].map(
  (persistence): Scenario => ({
    name: `rho 0.003, fixed panel of 20, autocorrelation ${persistence}`,
    population: (draws) =>
      communityPopulation({ sampled: TWENTY, rates: RATES, rho: 0.003, persistence, quarters: 2 }, draws),
    figures: [
      {
        measure: unemployment("urban"),
        kind: "change",
        at: 1,
        label: "change on the quarter",
        reported: { project: { coverage: [94, 95] } },
      },
    ],
  }),
);

const failingCommunities: Scenario[] = [
  {
    name: "hot spots: 4 % of communities with three times the rate",
    expectedFailure:
      "twenty communities often hold no hot spot, and then the sample shows neither their rate nor their spread",
    population: (draws) =>
      communityPopulation({ sampled: TWENTY, rates: RATES, rho: 0.003, hotSpots: 0.04 }, draws),
    figures: [level(unemployment("urban"), { project: { coverage: [88, 92] } })],
  },
  {
    name: "rate of 1 %, rho 0.01",
    expectedFailure: "few communities carry most of a rare rate, so its variance is badly known",
    population: (draws) =>
      communityPopulation({ sampled: TWENTY, rates: { urban: 0.01, rural: 0.01 }, rho: 0.01 }, draws),
    figures: [level(unemployment("urban"), { project: { coverage: [92.8, 92.8] } })],
  },
];

export const communityScenarios: readonly Scenario[] = [
  ...unemploymentScenarios,
  ...changeScenarios,
  ...failingCommunities,
];
