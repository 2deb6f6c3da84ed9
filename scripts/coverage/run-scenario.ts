import { changeRows } from "#pipeline/estimate/changes.ts";
import { combine, difference } from "#pipeline/estimate/combination.ts";
import { drawsOf } from "#simulator/draws.ts";
import { contextOf, figureTrials, type MethodTrial, type StudySeries, studySeries } from "./figure-trials.ts";
import { drawPanel, type Population, panelSamples, populationTotals } from "./population.ts";
import type { Scenario, StudiedFigure } from "./scenario.ts";
import { addTrial, type Tallies } from "./trial.ts";

export interface Repetitions {
  readonly populations: number;
  readonly samples: number;
  readonly seed: number;
}

/** Adds the trials of one scenario. Depends on the seed and the scenario's name alone. */
export function runScenario(scenario: Scenario, repetitions: Repetitions, tallies: Tallies): void {
  for (let p = 0; p < repetitions.populations; p += 1) {
    const draws = drawsOf(repetitions.seed, `${scenario.name}/population ${p}`);
    const population = scenario.population(draws);
    for (let s = 0; s < repetitions.samples; s += 1) {
      const panel = drawPanel(population, draws);
      const answers = scenario.answers?.(population, panel, draws);
      const byMeasure = Map.groupBy(scenario.figures, (figure) => figure.measure);
      for (const [measure, figures] of byMeasure) {
        const samples = panelSamples(population, panel, measure.formula, answers);
        const study = studySeries(samples, measure);
        for (const figure of figures) {
          for (const { period, method, trial } of trialsOf(study, figure, population)) {
            const group = { scenario: scenario.name, indicator: measure.indicator.id, period, method };
            addTrial(tallies, group, `${p}`, trial);
          }
        }
      }
    }
  }
}

function trialsOf(study: StudySeries, figure: StudiedFigure, population: Population): MethodTrial[] {
  const { measure, kind, at, label: period } = figure;
  const end = population.quarters[at] ?? 0;
  if (kind === "change") return changeTrials(study, figure, population);
  const first = kind === "four_quarter" ? at - 3 : at;
  const truth = truthOf(figure, population, first, at);
  return figureTrials(study, measure, [{ kind, end, period, truth }]);
}

function truthOf({ measure }: StudiedFigure, population: Population, first: number, last: number): number {
  const { domain, pooling } = measure.indicator;
  const cells = domain === "*" ? null : domain.split(",");
  const totals = Array.from({ length: last - first + 1 }, (_, i) =>
    populationTotals(population, measure.formula, first + i, cells),
  );
  if (pooling === "mean") return totals.reduce((sum, { y, x }) => sum + y / x, 0) / totals.length;
  return totals.reduce((sum, { y }) => sum + y, 0) / totals.reduce((sum, { x }) => sum + x, 0);
}

/** The change on the quarter before, with the verdict's interval. */
function changeTrials(study: StudySeries, figure: StudiedFigure, population: Population): MethodTrial[] {
  const [earlier = 0, later = 0] = [population.quarters[figure.at - 1], population.quarters[figure.at]];
  const truth =
    truthOf(figure, population, figure.at, figure.at) -
    truthOf(figure, population, figure.at - 1, figure.at - 1);
  const rows = changeRows(study.series, study.figures, contextOf([earlier, later]));
  const row = rows.find(({ lag, period_kind }) => lag === 1 && period_kind === "quarter");
  const [a, b] = [combine(study.series, "quarter", later), combine(study.series, "quarter", earlier)];
  if (!row || !a || !b || row.ci_lower === null || row.ci_upper === null) return [];
  const { variance, change } = difference(study.series, a, b);
  const limits = { lower: row.ci_lower, upper: row.ci_upper };
  const trial = { estimate: change, se: Math.sqrt(variance), truth, limits, withheld: null };
  return [{ period: figure.label, method: "project", trial }];
}
