import type { SurveyDesign } from "./design.ts";
import { countRows, subsetDesign } from "./domain.ts";
import type { LonelyOptions } from "./lonely.ts";
import { type Matrix, scoreCovariance } from "./variance.ts";

// Totals, means and ratios with their linearised scores. METHOD section 2.

/** A column of the sample; NaN = missing. */
export interface Variable {
  readonly name: string;
  readonly values: ArrayLike<number>;
}

/** Figures, and for each its weighted score of every row: the covariance of the scores' totals is that of the figures. */
export interface Linearised {
  readonly names: readonly string[];
  readonly values: readonly number[];
  readonly scores: readonly Float64Array[];
}

export interface Estimate {
  readonly names: readonly string[];
  readonly values: readonly number[];
  readonly covariance: Matrix;
}

export function estimate(design: SurveyDesign, figures: Linearised, options?: LonelyOptions): Estimate {
  const { names, values, scores } = figures;
  return { names, values, covariance: scoreCovariance(design, scores, options) };
}

export function standardErrors({ covariance }: Estimate): number[] {
  return covariance.map((row, i) => Math.sqrt(row[i] ?? Number.NaN));
}

/** The design of the rows where no variable is missing: missing values form a domain, na.rm=TRUE. */
export function completeRows(design: SurveyDesign, variables: readonly Variable[]): SurveyDesign {
  return subsetDesign(design, (row) => variables.every(({ values }) => !Number.isNaN(values[row])));
}

/** T = sum w y; score w y. */
export function svytotal(design: SurveyDesign, variables: readonly Variable[]): Linearised {
  const scores = variables.map(({ values }) => weighted(design, (row) => values[row] ?? Number.NaN));
  return { names: variables.map(({ name }) => name), values: scores.map(sum), scores };
}

/** M = sum w y / sum w; score w (y - M) / sum w. */
export function svymean(design: SurveyDesign, variables: readonly Variable[]): Linearised {
  const one: Variable = { name: "", values: new Float64Array(design.rows).fill(1) };
  const ratios = svyratio(design, variables, [one]);
  return { ...ratios, names: variables.map(({ name }) => name) };
}

/** R = T_y / T_x; score w (y - R x) / T_x. Numerators vary fastest. */
export function svyratio(
  design: SurveyDesign,
  numerators: readonly Variable[],
  denominators: readonly Variable[],
): Linearised {
  const figures = denominators.flatMap((x) => numerators.map((y) => oneRatio(design, y, x)));
  return {
    names: figures.map(({ name }) => name),
    values: figures.map(({ value }) => value),
    scores: figures.map(({ score }) => score),
  };
}

function oneRatio(design: SurveyDesign, y: Variable, x: Variable) {
  const total = sum(weighted(design, (row) => x.values[row] ?? Number.NaN));
  const value = sum(weighted(design, (row) => y.values[row] ?? Number.NaN)) / total;
  const residual = (row: number) => (y.values[row] ?? Number.NaN) - value * (x.values[row] ?? Number.NaN);
  const score = weighted(design, (row) => residual(row) / total);
  return { name: `${y.name}/${x.name}`, value, score };
}

/** Total by a ratio to a known total of x: X T_y / T_x. METHOD section 1; R's predict(svyratio()). */
export function ratioToTotal(ratio: Linearised, knownTotal: number): Linearised {
  return {
    names: ratio.names,
    values: ratio.values.map((value) => value * knownTotal),
    scores: ratio.scores.map((score) => score.map((value) => value * knownTotal)),
  };
}

/**
 * Design effect of a mean: its variance over that of a simple random sample of as many rows,
 * without replacement of sum(w) rows, or with.
 */
export function meanDesignEffect(design: SurveyDesign, variable: Variable, replace: boolean): number {
  const mean = svymean(design, [variable]);
  const variance = estimate(design, mean).covariance[0]?.[0] ?? Number.NaN;
  const centre = mean.values[0] ?? Number.NaN;
  const population = sum(design.weights);
  const n = countRows(design);
  const spread = sum(weighted(design, (row) => ((variable.values[row] ?? Number.NaN) - centre) ** 2));
  const simple = (((n / (n - 1)) * spread) / population / n) * (replace ? 1 : 1 - n / population);
  return variance / simple;
}

/** Zero outside the domain, also where the value there is missing. */
function weighted(design: SurveyDesign, value: (row: number) => number): Float64Array {
  return design.weights.map((weight, row) => (weight === 0 ? 0 : weight * value(row)));
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
