// A sampling design as R's survey package states it: stages, strata, weights, population sizes.

/** Labels of the rows; rows of one label belong together. */
export type Labels = readonly (string | number)[];

export interface DesignSpec {
  /** One entry a stage, at most two; "rows" makes every row a unit of its own (ids=~1). */
  readonly ids: readonly ("rows" | Labels)[];
  /** Strata of the first stage; absent = one stratum. */
  readonly strata?: Labels;
  /** Population units of the stratum (or sampling fractions, all <= 1), one entry a stage; absent = with replacement. */
  readonly fpc?: readonly (readonly number[])[];
  /** Absent = product of population / sampled over the stages, or 1 without fpc. */
  readonly weights?: readonly number[];
  /** Unit labels repeat from stratum to stratum and mean different units. */
  readonly nest?: boolean;
  readonly rows: number;
}

/** Strata and units of a stage, numbered from 0 over the whole design. */
export interface DesignStage {
  readonly stratumOf: Int32Array;
  readonly unitOf: Int32Array;
  readonly stratumLabels: readonly string[];
  /** Units sampled in each stratum: of the full sample, also for a domain. */
  readonly sampled: readonly number[];
  /** Units in the population of each stratum; Infinity = with replacement. */
  readonly population: readonly number[];
}

export interface SurveyDesign {
  readonly rows: number;
  readonly stages: readonly DesignStage[];
  /** Zero outside the domain. */
  readonly weights: Float64Array;
  /** 1 for a row of the domain; rows and strata are never dropped. */
  readonly present: Uint8Array;
  /** Residuals of weighted scores on the calibration variables; absent = not calibrated. */
  readonly residual?: (scores: Float64Array) => Float64Array;
}

/** @throws when a column has the wrong length, strata are not nested, or more units are sampled than exist. */
export function surveyDesign(spec: DesignSpec): SurveyDesign {
  checkLengths(spec);
  const stages: DesignStage[] = [];
  for (const [i, ids] of spec.ids.entries()) {
    const above = stages[i - 1];
    const strata: Labels = above ? [...above.unitOf] : (spec.strata ?? new Array<number>(spec.rows).fill(1));
    const stage = numberStage(ids, strata, above !== undefined || spec.nest === true, i + 1);
    stages.push({ ...stage, population: populationOf(stage, spec.fpc?.[i], i + 1) });
  }
  return {
    rows: spec.rows,
    stages,
    weights: Float64Array.from(spec.weights ?? impliedWeights(stages, spec.rows)),
    present: new Uint8Array(spec.rows).fill(1),
  };
}

function checkLengths(spec: DesignSpec): void {
  if (spec.ids.length < 1 || spec.ids.length > 2)
    throw new Error(`design: expected one or two stages of ids, found ${spec.ids.length}`);
  if (spec.fpc && spec.fpc.length !== spec.ids.length)
    throw new Error(
      `design: expected an fpc for each of ${spec.ids.length} stages, found ${spec.fpc.length}`,
    );
  const columns = [...spec.ids.filter((ids) => ids !== "rows"), ...(spec.fpc ?? [])];
  for (const column of [...columns, spec.strata ?? [], spec.weights ?? []]) {
    if (column.length !== 0 && column.length !== spec.rows)
      throw new Error(`design: expected columns of ${spec.rows} rows, found one of ${column.length}`);
  }
  const fault = spec.weights?.findIndex((weight) => !(weight >= 0 && weight < Infinity)) ?? -1;
  if (fault >= 0)
    throw new Error(`design: weight of row ${fault + 1}: expected >= 0, found ${spec.weights?.[fault]}`);
}

type NumberedStage = Omit<DesignStage, "population">;

function numberStage(ids: "rows" | Labels, strata: Labels, nest: boolean, stage: number): NumberedStage {
  const stratumNumbers = new Map<string, number>();
  const unitNumbers = new Map<string, number>();
  const stratumOfUnit: number[] = [];
  const stratumOf = new Int32Array(strata.length);
  const unitOf = new Int32Array(strata.length);
  strata.forEach((label, row) => {
    const stratum = numberOf(stratumNumbers, String(label));
    const id = ids === "rows" ? String(row) : String(ids[row]);
    const unit = numberOf(unitNumbers, nest ? `${stratum}\u0000${id}` : id);
    stratumOfUnit[unit] ??= stratum;
    if (stratumOfUnit[unit] !== stratum)
      throw new Error(`design: unit ${id} lies in several strata at stage ${stage} (expected one, or nest)`);
    stratumOf[row] = stratum;
    unitOf[row] = unit;
  });
  const sampled = new Array<number>(stratumNumbers.size).fill(0);
  for (const stratum of stratumOfUnit) sampled[stratum] = (sampled[stratum] ?? 0) + 1;
  return { stratumOf, unitOf, stratumLabels: [...stratumNumbers.keys()], sampled };
}

function numberOf(numbers: Map<string, number>, label: string): number {
  const known = numbers.get(label);
  if (known !== undefined) return known;
  numbers.set(label, numbers.size);
  return numbers.size - 1;
}

function populationOf(stage: NumberedStage, fpc: readonly number[] | undefined, number: number): number[] {
  const population = new Array<number>(stage.sampled.length).fill(Infinity);
  if (!fpc) return population;
  const fractions = fpc.every((value) => value <= 1) && fpc.some((value) => value < 1);
  const seen = new Array<number | undefined>(stage.sampled.length);
  stage.stratumOf.forEach((stratum, row) => {
    const value = fpc[row] ?? Number.NaN;
    const sampled = stage.sampled[stratum] ?? 0;
    const size = fractions ? sampled / value : value;
    const place = `stratum ${stage.stratumLabels[stratum]} at stage ${number}`;
    if (!(size >= sampled * (1 - 1e-12)))
      throw new Error(`design: fpc of ${place}: expected >= ${sampled} sampled units, found ${size}`);
    if (seen[stratum] !== undefined && seen[stratum] !== value)
      throw new Error(`design: fpc of ${place}: expected one value, found ${seen[stratum]} and ${value}`);
    seen[stratum] = value;
    population[stratum] = size;
  });
  return population;
}

function impliedWeights(stages: readonly DesignStage[], rows: number): number[] {
  return Array.from({ length: rows }, (_, row) =>
    stages.reduce((weight, stage) => {
      const stratum = stage.stratumOf[row] ?? 0;
      const population = stage.population[stratum] ?? Infinity;
      return population === Infinity ? weight : weight * (population / (stage.sampled[stratum] ?? 1));
    }, 1),
  );
}
