import { baseCells, components, joinCells, type Sample, type SampleStratum } from "#pipeline/weigh/sample.ts";

// Linearised variances and covariances of estimated totals, from unit rows. METHOD sections 2 and 3.

/** A linear score y·y_i + x·x_i: what a unit adds to an estimate before weighting. */
export interface Score {
  readonly y: number;
  readonly x: number;
}
export const scoreY: Score = { y: 1, x: 0 };
export const scoreX: Score = { y: 0, x: 1 };

/** Weighted values of the units of one weighting class, in one order for both quarters; absent units count 0. */
interface AlignedStratum {
  readonly populationUnits: number;
  readonly units: number;
  readonly matched: number;
  readonly laterY: Float64Array;
  readonly laterX: Float64Array;
  readonly earlierY: Float64Array;
  readonly earlierX: Float64Array;
}

/** Two quarters (or one with itself) set against each other, by public cell. */
export type AlignedPair = ReadonlyMap<string, readonly AlignedStratum[]>;

/** Weighting classes of two quarters that belong together. */
interface StratumPair {
  readonly later: readonly SampleStratum[];
  readonly earlier: readonly SampleStratum[];
}

/** Pairs by public cell. Where one of the quarters merged classes or cells, the coarser is taken for both. */
function pairStrata(later: Sample, earlier: Sample): Map<string, StratumPair[]> {
  const all = [...later.strata, ...earlier.strata];
  const classes = components(all.map((stratum) => stratum.members));
  const cells = components(all.map((stratum) => baseCells(stratum.cell)));
  const keyOf = (stratum: SampleStratum) => (classes.get(stratum.members[0] ?? "") ?? []).join("+");
  const earlierByKey = Map.groupBy(earlier.strata, keyOf);
  const result = new Map<string, StratumPair[]>();
  for (const [key, strata] of Map.groupBy(later.strata, keyOf)) {
    const cell = joinCells(cells.get(baseCells(strata[0]?.cell ?? "")[0] ?? "") ?? []);
    const pair = { later: strata, earlier: earlierByKey.get(key) ?? [] };
    result.set(cell, [...(result.get(cell) ?? []), pair]);
  }
  return result;
}

/**
 * Aligns the units of two quarters; N is that of the later quarter, whose finite population correction is used.
 */
export function alignPair(later: Sample, earlier: Sample): AlignedPair {
  return new Map(
    [...pairStrata(later, earlier)].map(([cell, pairs]) => [
      cell,
      pairs.map((pair) => alignStratum(pair.later, pair.earlier)),
    ]),
  );
}

export interface PairCounts {
  /** Units in both quarters, in weighting classes that belong together: what is published as n_match. */
  readonly matched: number;
  /** Units of the cell in one of the two quarters only. */
  readonly movers: number;
}

export function countPairs(later: Sample, earlier: Sample): Map<string, PairCounts> {
  const cells = components([...later.strata, ...earlier.strata].map((stratum) => baseCells(stratum.cell)));
  const keyOf = ({ cell }: SampleStratum) => joinCells(cells.get(baseCells(cell)[0] ?? "") ?? []);
  const earlierByCell = Map.groupBy(earlier.strata, keyOf);
  const laterByCell = Map.groupBy(later.strata, keyOf);
  return new Map(
    [...pairStrata(later, earlier)].map(([cell, pairs]) => {
      const matched = pairs.reduce((n, pair) => n + sharedIds(pair.later, pair.earlier).matched, 0);
      const { movers } = sharedIds(laterByCell.get(cell) ?? [], earlierByCell.get(cell) ?? []);
      return [cell, { matched, movers }];
    }),
  );
}

function sharedIds(later: readonly SampleStratum[], earlier: readonly SampleStratum[]): PairCounts {
  const idsOf = (strata: readonly SampleStratum[]) =>
    new Set(strata.flatMap((stratum) => stratum.units.map((unit) => unit.id)));
  const [now, before] = [idsOf(later), idsOf(earlier)];
  const matched = now.intersection(before).size;
  return { matched, movers: now.size + before.size - 2 * matched };
}

function alignStratum(later: readonly SampleStratum[], earlier: readonly SampleStratum[]): AlignedStratum {
  const place = new Map<string, number>();
  for (const { units } of [...later, ...earlier]) {
    for (const { id } of units) if (!place.has(id)) place.set(id, place.size);
  }
  const fill = (strata: readonly SampleStratum[], value: "y" | "x") => {
    const values = new Float64Array(place.size);
    for (const { weight, units } of strata) {
      for (const unit of units) values[place.get(unit.id) ?? 0] = weight * unit[value];
    }
    return values;
  };
  const count = (strata: readonly SampleStratum[]) => strata.reduce((n, s) => n + s.units.length, 0);
  return {
    populationUnits: later.reduce((sum, stratum) => sum + stratum.populationUnits, 0),
    units: place.size,
    matched: count(later) + count(earlier) - place.size,
    laterY: fill(later, "y"),
    laterX: fill(later, "x"),
    earlierY: fill(earlier, "y"),
    earlierX: fill(earlier, "x"),
  };
}

/**
 * Covariance of two estimated totals within a weighting class:
 * (1 - nu/N) nu/(nu-1) sum over the nu units of either quarter of (a - mean a)(b - mean b).
 * For a quarter with itself this is the class's part of V(R) in METHOD section 2; else C_h of section 3.
 */
function stratumCovariance(stratum: AlignedStratum, later: Score, earlier: Score): number {
  const { units: n, populationUnits } = stratum;
  if (n < 2 || n >= populationUnits) return 0;
  let sumA = 0;
  let sumB = 0;
  const a = new Float64Array(n);
  const b = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    sumA += a[i] = later.y * (stratum.laterY[i] ?? 0) + later.x * (stratum.laterX[i] ?? 0);
    sumB += b[i] = earlier.y * (stratum.earlierY[i] ?? 0) + earlier.x * (stratum.earlierX[i] ?? 0);
  }
  let products = 0;
  for (let i = 0; i < n; i += 1) products += ((a[i] ?? 0) - sumA / n) * ((b[i] ?? 0) - sumB / n);
  return (1 - n / populationUnits) * (n / (n - 1)) * products;
}

/** Covariance of the totals of two scores over one cell. */
export function cellCovariance(strata: readonly AlignedStratum[], later: Score, earlier: Score): number {
  return strata.reduce((sum, stratum) => sum + stratumCovariance(stratum, later, earlier), 0);
}

export function matchedUnits(strata: readonly AlignedStratum[]): number {
  return strata.reduce((n, stratum) => n + stratum.matched, 0);
}
