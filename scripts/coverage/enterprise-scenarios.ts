import { ENTERPRISE_QUARTERS, enterpriseAnswers, enterprisePopulation } from "./enterprise-population.ts";
import { type Measure, quotient, studyMeasure } from "./measure.ts";
import type { Scenario, StudiedFigure } from "./scenario.ts";

// The panel of 400 enterprises in a normal quarter and in the first of the slump.

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

export const enterpriseScenarios: readonly Scenario[] = [
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
