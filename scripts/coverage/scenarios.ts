import type { PeriodKind } from "#contract/period.ts";
import type { Draws } from "#simulator/draws.ts";
import { communityPopulation } from "./community-population.ts";
import { ENTERPRISE_QUARTERS, enterpriseAnswers, enterprisePopulation } from "./enterprise-population.ts";
import { type Measure, quotient, studyMeasure } from "./measure.ts";
import {
  BROAD_TAIL,
  heavyTailedPopulation,
  LUMPY_TAIL,
  simulatedPopulation,
  startUpPopulation,
} from "./multiplier-population.ts";
import type { Answers, Panel, Population } from "./population.ts";

// What is simulated, and what METHOD section 7 reports for it.

/** METHOD's figure: coverage in percent, a range where it gives one. */
export interface Reported {
  readonly coverage: readonly [low: number, high: number];
}

export interface StudiedFigure {
  readonly measure: Measure;
  readonly kind: PeriodKind | "change";
  /** Position of the quarter the figure ends with. */
  readonly at: number;
  readonly label: string;
  /** By method; the project's own under "project". */
  readonly reported?: Readonly<Record<string, Reported>>;
}

export interface Scenario {
  readonly name: string;
  /** A failure METHOD expects is kept, and explained. */
  readonly expectedFailure?: string;
  readonly population: (draws: Draws) => Population;
  readonly answers?: (population: Population, panel: Panel, draws: Draws) => Answers;
  readonly figures: readonly StudiedFigure[];
}

const community = { survey: "community", smoothed: false } as const;
const unemployment = (domain: string) =>
  studyMeasure(
    "unemployment rate",
    { ...community, domain, interval: "logit", pooling: "mean" },
    quotient("unemployed", "labour_force"),
  );
const hiring = studyMeasure(
  "newly employed rate",
  { ...community, domain: "urban", interval: "logit", pooling: "mean" },
  quotient("newly_employed", "labour_force"),
);
const multiplier = studyMeasure(
  "jobs multiplier",
  { ...community, domain: "*", interval: "log", pooling: "ratio" },
  quotient("jobs_driven", "new_entrepreneurs"),
);

const level = (measure: Measure, reported: StudiedFigure["reported"], label = "quarter"): StudiedFigure => ({
  measure,
  kind: "quarter",
  at: 0,
  label,
  ...(reported ? { reported } : {}),
});
const RATES = { urban: 0.04, rural: 0.025 };
const TWENTY = { urban: 20, rural: 0 };
const PANEL = { urban: 14, rural: 6 };
const SECTION_4 = { project: { coverage: [93.7, 94.8] } } as const;

const unemploymentScenarios = [0.001, 0.003, 0.005, 0.01, 0.02].flatMap((rho): Scenario[] => [
  {
    name: `rho ${rho}, 20 urban communities`,
    population: (draws) => communityPopulation({ sampled: TWENTY, rates: RATES, rho }, draws),
    figures: [level(unemployment("urban"), SECTION_4), ...(rho === 0.003 ? [level(hiring, undefined)] : [])],
  },
  {
    name: `rho ${rho}, 14 urban + 6 rural`,
    population: (draws) => communityPopulation({ sampled: PANEL, rates: RATES, rho }, draws),
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

const enterprise = (id: string, interval: "logit" | "t", smoothed: boolean, y: string, x: string) =>
  studyMeasure(
    id,
    { survey: "enterprise", domain: "*", interval, pooling: "none", smoothed },
    quotient(y, x),
  );
const growth = enterprise("employment growth", "t", true, "growth", "start");
const hires = enterprise("hire rate", "logit", true, "hires", "start");
const separations = enterprise("separation rate", "logit", true, "separations", "start");
const vacancies = enterprise("vacancy rate", "logit", false, "vacancies", "posts");
const employment = enterprise("employment level", "t", false, "end", "in_frame");
const alerts = enterprise("share of alerts", "logit", false, "alert", "one");
const lostJobs = enterprise("dismissals in alerts", "logit", false, "alert_layoffs", "start");

const SHOCK = ENTERPRISE_QUARTERS.length - 1;
type Range = readonly [number, number];

function panelFigures(
  measure: Measure,
  normal: Range,
  shock: Range,
  plain?: readonly [number, number],
): StudiedFigure[] {
  const reportedOf = (coverage: Range, i: 0 | 1): StudiedFigure["reported"] => ({
    project: { coverage },
    ...(plain ? { "plain t": { coverage: [plain[i], plain[i]] } } : {}),
  });
  return [
    { measure, kind: "quarter", at: SHOCK - 1, label: "normal quarter", reported: reportedOf(normal, 0) },
    { measure, kind: "quarter", at: SHOCK, label: "shock quarter", reported: reportedOf(shock, 1) },
  ] as StudiedFigure[];
}

const enterpriseScenarios: Scenario[] = [
  {
    name: "panel of 400 enterprises",
    population: enterprisePopulation,
    answers: (population, panel, draws) => enterpriseAnswers(population, panel, false, draws),
    figures: [
      ...panelFigures(growth, [96.5, 96.5], [95.3, 95.3], [93.4, 93.2]),
      ...panelFigures(hires, [95.9, 95.9], [96.5, 96.5]),
      ...panelFigures(separations, [96.4, 96.4], [94.9, 94.9], [91.5, 92.6]),
      ...panelFigures(vacancies, [94, 95.1], [94, 95.1]),
      ...panelFigures(employment, [93.7, 94.7], [93.7, 94.7]),
    ],
  },
  {
    name: "panel of 400 enterprises: alerts",
    expectedFailure:
      "a handful of sampled enterprises carry the whole total; publish a count from filings instead",
    population: enterprisePopulation,
    answers: (population, panel, draws) => enterpriseAnswers(population, panel, false, draws),
    figures: [...panelFigures(alerts, [90, 92], [90, 92]), ...panelFigures(lostJobs, [88, 91], [88, 91])],
  },
  {
    name: "panel of 400 enterprises: those that dismiss answer less",
    expectedFailure:
      "weights repair nonresponse that is alike within a stratum, not nonresponse that depends on the answer",
    population: enterprisePopulation,
    answers: (population, panel, draws) => enterpriseAnswers(population, panel, true, draws),
    figures: panelFigures(growth, [85, 88], [85, 88]),
  },
];

const four = (measure: Measure): StudiedFigure => ({
  measure,
  kind: "four_quarter",
  at: 3,
  label: "four quarters",
});

const multiplierScenarios: Scenario[] = [
  {
    name: "multiplier: simulated city, 14 urban + 6 rural",
    population: (draws) => simulatedPopulation("changchun", PANEL, draws),
    figures: [level(multiplier, undefined), four(multiplier)],
  },
  ...[62, 240].map(
    (communities): Scenario => ({
      name: `multiplier: broad tail, 20 of ${communities}`,
      population: (draws) => heavyTailedPopulation(communities, 20, BROAD_TAIL, draws),
      figures: [level(multiplier, undefined), four(multiplier)],
    }),
  ),
  ...[20, 40, 80].map(
    (sampled): Scenario => ({
      name: `multiplier: lumpy tail, ${sampled} of 240`,
      population: (draws) => heavyTailedPopulation(240, sampled, LUMPY_TAIL, draws),
      figures: [level(multiplier, undefined), four(multiplier)],
    }),
  ),
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

export const scenarios: readonly Scenario[] = [
  ...unemploymentScenarios,
  ...changeScenarios,
  ...failingCommunities,
  ...enterpriseScenarios,
  ...multiplierScenarios,
];
