import type { SurveyDesign } from "./design.ts";
import { solve } from "./solve.ts";
import type { Variable } from "./statistics.ts";

// Weights that reproduce known totals. METHOD section 1 publishes only the ratio and, where poststrata are unions
// of strata, the poststratified form; both are cases of the linear calibration here.

export interface Calibration {
  readonly variables: readonly Variable[];
  readonly totals: readonly number[];
  /** Residual variance of each row up to a constant; absent = equal. The ratio form takes the variable itself. */
  readonly variance?: ArrayLike<number>;
}

/**
 * Linear calibration: weights w g with g = 1 + x' lambda / v that meet the totals; scores become w g times the
 * residuals of a regression on x with weights w / v. R's calibrate().
 * @throws when the variables are linearly dependent.
 */
export function calibrateDesign(design: SurveyDesign, calibration: Calibration): SurveyDesign {
  const { variables, totals, variance } = calibration;
  const columns = variables.map(({ values }) => values);
  const base = design.weights.map((weight, row) => weight / (variance?.[row] ?? 1));
  const squares = columns.map((a) => columns.map((b) => sumOver(base, (row) => at(a, row) * at(b, row))));
  const gaps = columns.map((a, i) => at(totals, i) - sumOver(design.weights, (row) => at(a, row)));
  const lambda = solve(squares, gaps);
  const predict = (coefficients: readonly number[], row: number) =>
    columns.reduce((sum, column, i) => sum + at(coefficients, i) * at(column, row), 0);
  const weights = design.weights.map((w, row) =>
    w === 0 ? 0 : w * (1 + predict(lambda, row) / (variance?.[row] ?? 1)),
  );
  const residual = (scores: Float64Array) => {
    const before = design.residual ? design.residual(scores) : scores;
    const unweighted = before.map((score, row) => (weights[row] === 0 ? 0 : score / at(weights, row)));
    const moments = columns.map((a) => sumOver(base, (row) => at(a, row) * at(unweighted, row)));
    const slopes = solve(squares, moments);
    return unweighted.map((value, row) => at(weights, row) * (value - predict(slopes, row)));
  };
  return { ...design, weights, residual };
}

/** Poststrata of known size: the linear calibration on their indicators. R's postStratify(). */
export function postStratify(
  design: SurveyDesign,
  poststrata: readonly Variable[],
  totals: readonly number[],
): SurveyDesign {
  return calibrateDesign(design, { variables: poststrata, totals });
}

/** Ratio to one known total: every weight times X / T_x. R's calibrate(~x - 1, variance = 1). */
export function ratioCalibrate(design: SurveyDesign, x: Variable, total: number): SurveyDesign {
  return calibrateDesign(design, { variables: [x], totals: [total], variance: x.values });
}

function sumOver(weights: Float64Array, value: (row: number) => number): number {
  return weights.reduce((sum, weight, row) => (weight === 0 ? sum : sum + weight * value(row)), 0);
}

function at(values: ArrayLike<number>, i: number): number {
  return values[i] ?? Number.NaN;
}
