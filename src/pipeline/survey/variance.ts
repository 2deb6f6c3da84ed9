import type { DesignStage, SurveyDesign } from "./design.ts";
import { centresLonely, type LonelyOptions, lonelyDefaults, lonelyFactor } from "./lonely.ts";

// The one variance kernel: covariance of totals of weighted scores. METHOD section 2; R's svyrecvar().

export type Matrix = readonly (readonly number[])[];

/**
 * Linearised covariance of the totals of weighted scores (one column a figure, one value a row of the design).
 * V = sum_h (1 - n_h/N_h) n_h/(n_h-1) sum_i (u_hi - mean)^2, u the unit's sum of scores; a second stage adds
 * (n_h/N_h) times the same within each first-stage unit. Units of a stratum without a row in the domain count zero.
 */
export function scoreCovariance(
  design: SurveyDesign,
  scores: readonly Float64Array[],
  options: LonelyOptions = lonelyDefaults,
): Matrix {
  const { residual } = design;
  const columns = residual ? scores.map(residual) : scores;
  const sum = zeros(columns.length);
  let factors: (row: number) => number = () => 1;
  for (const [depth, stage] of design.stages.entries()) {
    addStage(sum, design, stage, columns, factors, { ...options, stage: depth + 1 });
    factors = fractions(stage, factors);
  }
  return sum;
}

interface StageOptions extends LonelyOptions {
  readonly stage: number;
}

/** What the variance below a stage is multiplied by: the sampling fractions of the stages above. */
function fractions(stage: DesignStage, above: (row: number) => number): (row: number) => number {
  return (row) => {
    const stratum = stage.stratumOf[row] ?? 0;
    return (above(row) * (stage.sampled[stratum] ?? 0)) / (stage.population[stratum] ?? Infinity);
  };
}

function addStage(
  sum: number[][],
  design: SurveyDesign,
  stage: DesignStage,
  columns: readonly Float64Array[],
  factors: (row: number) => number,
  options: StageOptions,
): void {
  // Strata below the first stage are units: "average" is then taken within each of these, as R does.
  const groups =
    options.stage === 1 ? [strataRows(design, stage)] : strataRows(design, stage).map((s) => [s]);
  for (const strata of groups) {
    let usable = 0;
    const part = zeros(columns.length);
    for (const { stratum, rows } of strata) {
      const factor = factors(rows[0] ?? 0);
      if (factor === 0 || addStratum(part, stage, stratum, rows, columns, factor, options)) usable += 1;
    }
    addScaled(sum, part, usable > 0 ? strata.length / usable : 1);
  }
}

interface StratumRows {
  readonly stratum: number;
  readonly rows: readonly number[];
}

function strataRows(design: SurveyDesign, stage: DesignStage): StratumRows[] {
  const rowsOf = new Map<number, number[]>();
  for (let row = 0; row < design.rows; row += 1) {
    if (!design.present[row]) continue;
    const stratum = stage.stratumOf[row] ?? 0;
    const rows = rowsOf.get(stratum);
    if (rows) rows.push(row);
    else rowsOf.set(stratum, [row]);
  }
  const label = ({ stratum }: StratumRows) => stage.stratumLabels[stratum] ?? "";
  const strata = [...rowsOf].map(([stratum, rows]) => ({ stratum, rows }));
  return strata.sort((a, b) => label(a).localeCompare(label(b), "en", { numeric: true }));
}

/** Adds a stratum's part; false when the stratum has one unit and others must stand in for it ("average"). */
function addStratum(
  sum: number[][],
  stage: DesignStage,
  stratum: number,
  rows: readonly number[],
  columns: readonly Float64Array[],
  outer: number,
  options: StageOptions,
): boolean {
  const sampled = stage.sampled[stratum] ?? 0;
  const population = stage.population[stratum] ?? Infinity;
  const fraction = population === Infinity ? 1 : (population - sampled) / population;
  if (fraction < 1e-7) return true;
  const places = new Map<number, number>();
  for (const row of rows) {
    const unit = stage.unitOf[row] ?? 0;
    if (!places.has(unit)) places.set(unit, places.size);
  }
  const lonely = {
    sampled,
    seen: places.size,
    label: stage.stratumLabels[stratum] ?? "",
    stage: options.stage,
  };
  const factor = lonelyFactor(lonely, options);
  if (factor === null) return false;
  const scale = (outer * fraction * factor * sampled) / Math.max(sampled - 1, 1);
  const centred = centresLonely(lonely, options);
  const deviations = columns.map((column) => unitDeviations(column, rows, stage, places, sampled, centred));
  deviations.forEach((a, i) => {
    deviations.forEach((b, j) => {
      const row = sum[i];
      if (row) row[j] = (row[j] ?? 0) + scale * product(a, b);
    });
  });
  return true;
}

/** Sums of the units less their mean over all sampled units; units without a row come last, as zeros. */
function unitDeviations(
  column: Float64Array,
  rows: readonly number[],
  stage: DesignStage,
  places: ReadonlyMap<number, number>,
  sampled: number,
  centred: boolean,
): Float64Array {
  const totals = new Float64Array(sampled);
  for (const row of rows) {
    const place = places.get(stage.unitOf[row] ?? 0) ?? 0;
    totals[place] = (totals[place] ?? 0) + (column[row] ?? 0);
  }
  const mean = centred ? totals.reduce((sum, value) => sum + value, 0) / sampled : 0;
  return totals.map((value) => value - mean);
}

function product(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

function addScaled(sum: number[][], part: Matrix, factor: number): void {
  for (const [i, row] of sum.entries())
    for (const j of row.keys()) row[j] = (row[j] ?? 0) + factor * (part[i]?.[j] ?? 0);
}

function zeros(size: number): number[][] {
  return Array.from({ length: size }, () => new Array<number>(size).fill(0));
}
