import { postStratify } from "./calibrate.ts";
import type { SurveyDesign } from "./design.ts";
import type { Variable } from "./statistics.ts";

// Raking: not used by METHOD; kept because a published vector states it and it costs a page.

export interface Margin {
  /** 0/1 variables, one a level. */
  readonly levels: readonly Variable[];
  readonly totals: readonly number[];
}

const MAX_SWEEPS = 1000;
const RESIDUAL_SWEEPS = 10;

/**
 * Weights that meet several margins, by iterative proportional fitting until no weight moves by `tolerance`.
 * Scores lose, ten times over, the unweighted mean of each margin's levels: what R's survey 4.1 does.
 * @throws when the margins do not agree within 1000 sweeps.
 */
export function rakeDesign(
  design: SurveyDesign,
  margins: readonly Margin[],
  tolerance = 1e-13,
): SurveyDesign {
  let { weights } = design;
  for (let sweep = 0, moved = Infinity; moved > tolerance; sweep += 1) {
    if (sweep === MAX_SWEEPS)
      throw new Error(`raking: no agreement of the margins after ${MAX_SWEEPS} sweeps`);
    moved = 0;
    for (const { levels, totals } of margins) {
      const next = postStratify({ ...design, weights }, levels, totals).weights;
      moved = Math.max(moved, largestMove(weights, next));
      weights = next;
    }
  }
  return { ...design, weights, residual: (scores) => residuals(scores, weights, margins) };
}

function largestMove(before: Float64Array, after: Float64Array): number {
  return after.reduce(
    (most, w, row) => (w === 0 ? most : Math.max(most, Math.abs(1 - (before[row] ?? 0) / w))),
    0,
  );
}

function residuals(scores: Float64Array, weights: Float64Array, margins: readonly Margin[]): Float64Array {
  let values: Float64Array = scores.map((score, row) =>
    weights[row] === 0 ? 0 : score / (weights[row] ?? 1),
  );
  for (let sweep = 0; sweep < RESIDUAL_SWEEPS; sweep += 1) {
    for (const { levels } of margins)
      for (const { values: level } of levels) values = withoutMean(values, level);
  }
  return values.map((value, row) => value * (weights[row] ?? 0));
}

function withoutMean(values: Float64Array, level: ArrayLike<number>): Float64Array {
  let sum = 0;
  let count = 0;
  for (const [row, value] of values.entries()) {
    if (level[row] !== 1) continue;
    sum += value;
    count += 1;
  }
  return values.map((value, row) => (level[row] === 1 ? value - sum / count : value));
}
