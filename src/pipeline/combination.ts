import { type PeriodKind, periodQuarters } from "#contract/period.ts";
import type { Indicator } from "#contract/registry.ts";
import { type AlignedPair, alignPair, cellCovariance, type Score } from "./covariance.ts";
import { type CellMoments, cellMoments } from "./moments.ts";
import type { Samples } from "./samples.ts";

// Figures put together from quarters: a level, a mean, a sum, a pooled ratio, or the difference of two of these.
// All are linear in the quarters' scores z = c (y - r x), so one variance serves them all:
// V = sum over pairs of quarters of Cov(z_t, z_s), from unit rows. METHOD sections 2 and 3.

/** One indicator of one city over one choice of cells. */
export interface Series {
  readonly indicator: Indicator;
  readonly samples: Samples;
  readonly quarters: ReadonlyMap<number, SeriesQuarter>;
  readonly pairs: Map<string, AlignedPair>;
}

interface SeriesQuarter {
  readonly y: number;
  readonly x: number;
  readonly n: number;
  /** (sum w)^2 / sum w^2. METHOD section 4. */
  readonly effectiveUnits: number;
  readonly knownTotal: number | null;
  /** Enough units in every cell chosen; else the quarter has no figure. */
  readonly published: boolean;
  readonly cells: readonly CellMoments[];
  readonly df: number;
}

/** One quarter's part in a combination: z = coefficient (y - ratio x). */
interface Term {
  readonly quarter: number;
  readonly coefficient: number;
  readonly ratio: number;
}

export interface Combination {
  readonly estimate: number;
  readonly variance: number;
  /** Variance for the interval, inflated per cell. METHOD section 4 (i). */
  readonly intervalVariance: number;
  /** The smallest df of the quarters in it. */
  readonly df: number;
  /** Factor between the estimate and the ratio it rests on. */
  readonly scale: number;
  readonly n: number;
  readonly effectiveUnits: number;
  readonly y: number;
  readonly x: number;
  readonly terms: readonly Term[];
}

/**
 * @param cells the chosen public cells, or null for all.
 * @param minUnits fewest responding units (communities in every cell; enterprises in all).
 * @param knownTotal by quarter, for the chosen cells; null where the frame has none.
 */
export function buildSeries(
  indicator: Indicator,
  samples: Samples,
  cells: readonly string[] | null,
  knownTotal: (quarter: number) => number | null,
  minUnits: number,
): Series {
  const chosen = new Map(
    [...samples].map(([quarter, sample]) => [
      quarter,
      { ...sample, strata: sample.strata.filter((s) => cells === null || cells.includes(s.cell)) },
    ]),
  );
  const pairs = new Map<string, AlignedPair>();
  const quarters = new Map<number, SeriesQuarter>();
  for (const [quarter, sample] of samples) {
    const moments = cellMoments(sample).filter((m) => cells === null || cells.includes(m.cell));
    const sum = (key: "ty" | "tx" | "n_resp" | "sum_w" | "sum_ww") =>
      moments.reduce((s, cell) => s + (cell[key] ?? 0), 0);
    const y = sum("ty");
    const x = sum("tx");
    const partial = { indicator, samples: chosen, quarters, pairs };
    quarters.set(quarter, {
      y,
      x,
      n: sum("n_resp"),
      effectiveUnits: sum("sum_w") ** 2 / sum("sum_ww"),
      knownTotal: knownTotal(quarter),
      published: hasEnoughUnits(indicator, moments, minUnits),
      cells: moments,
      df: satterthwaite(partial, { quarter, coefficient: 1, ratio: y / x }, moments),
    });
  }
  return { indicator, samples: chosen, quarters, pairs };
}

export function hasEnoughUnits(
  indicator: Indicator,
  cells: readonly Pick<CellMoments, "n_resp">[],
  minUnits: number,
): boolean {
  if (indicator.survey === "community") return cells.every((cell) => cell.n_resp >= minUnits);
  return cells.reduce((n, cell) => n + cell.n_resp, 0) >= minUnits;
}

/** df = (sum V_c)^2 / sum(V_c^2 / df_c). METHOD section 4 (ii). */
function satterthwaite(series: Series, term: Term, cells: readonly CellMoments[]): number {
  const variances = pairVariances(series, term, term);
  const parts = cells.map((cell) => ({ v: variances.get(cell.cell) ?? 0, df: cell.dfc ?? 1 }));
  const total = parts.reduce((sum, part) => sum + part.v, 0);
  if (total <= 0) return Math.min(...parts.map((part) => part.df));
  return total ** 2 / parts.reduce((sum, part) => sum + part.v ** 2 / part.df, 0);
}

/** Cov(z_t, z_s) by cell. */
function pairVariances(series: Series, a: Term, b: Term): Map<string, number> {
  const [later, earlier] = a.quarter >= b.quarter ? [a, b] : [b, a];
  const key = `${later.quarter} ${earlier.quarter}`;
  let pair = series.pairs.get(key);
  if (!pair) {
    const laterSample = series.samples.get(later.quarter);
    const earlierSample = series.samples.get(earlier.quarter);
    if (!laterSample || !earlierSample) throw new Error(`no sample for quarter indices ${key}`);
    pair = alignPair(laterSample, earlierSample);
    series.pairs.set(key, pair);
  }
  return new Map(
    [...pair].map(([cell, strata]) => [cell, cellCovariance(strata, scoreOf(later), scoreOf(earlier))]),
  );
}

function scoreOf(term: Term): Score {
  return { y: term.coefficient, x: -term.coefficient * term.ratio };
}

/** V by cell over all pairs of the terms' quarters. */
function combinedVariances(series: Series, terms: readonly Term[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const a of terms) {
    for (const b of terms) {
      for (const [cell, v] of pairVariances(series, a, b)) sums.set(cell, (sums.get(cell) ?? 0) + v);
    }
  }
  return sums;
}

/**
 * The figure of the period of this kind that ends with a quarter; null when a quarter of it is missing,
 * or, for a sum, a known total; not finite when the denominator is 0.
 */
export function combine(series: Series, kind: PeriodKind, end: number): Combination | null {
  const members = periodQuarters(kind, end)?.map((quarter) => ({ quarter, ...series.quarters.get(quarter) }));
  if (!members) return null;
  const quarters = members.filter((m): m is Member => m.published === true);
  const pooling = series.indicator.pooling;
  if (quarters.length < members.length || (pooling === "none" && quarters.length > 1)) return null;
  const { terms, estimate, scale } = pool(pooling, quarters);
  if (!Number.isFinite(estimate)) return null;
  const variances = combinedVariances(series, terms);
  return {
    estimate,
    variance: Math.max(sumOf([...variances.values()]), 0),
    intervalVariance: Math.max(
      sumOf([...variances].map(([cell, v]) => v * inflation(series, quarters, terms, cell))),
      0,
    ),
    df: Math.min(...quarters.map((q) => q.df)),
    scale,
    n: Math.min(...quarters.map((q) => q.n)),
    effectiveUnits: Math.min(...quarters.map((q) => q.effectiveUnits)),
    y: sumOf(quarters.map((q) => q.y)),
    x: sumOf(quarters.map((q) => q.x)),
    terms,
  };
}

type Member = SeriesQuarter & { readonly quarter: number };

function pool(pooling: Indicator["pooling"], quarters: readonly Member[]) {
  const k = quarters.length;
  if (pooling === "ratio") {
    const x = sumOf(quarters.map((q) => q.x));
    const ratio = sumOf(quarters.map((q) => q.y)) / x;
    return {
      estimate: ratio,
      scale: 1,
      terms: quarters.map((q) => ({ quarter: q.quarter, coefficient: 1 / x, ratio })),
    };
  }
  const size = (q: Member) => (pooling === "sum" ? (q.knownTotal ?? Number.NaN) : 1 / k);
  return {
    estimate: sumOf(quarters.map((q) => (size(q) * q.y) / q.x)),
    scale: pooling === "sum" ? sumOf(quarters.map(size)) : 1,
    terms: quarters.map((q) => ({ quarter: q.quarter, coefficient: size(q) / q.x, ratio: q.y / q.x })),
  };
}

/** The quarters' inflations of a cell, weighted by their own variances. */
function inflation(
  series: Series,
  quarters: readonly Member[],
  terms: readonly Term[],
  cell: string,
): number {
  const parts = quarters.map((q, i) => {
    const term = terms[i] as Term;
    return {
      v: pairVariances(series, term, term).get(cell) ?? 0,
      vinf: q.cells.find((c) => c.cell === cell)?.vinf ?? 1,
    };
  });
  const total = sumOf(parts.map((part) => part.v));
  return total > 0 ? sumOf(parts.map((part) => part.v * part.vinf)) / total : 1;
}

/** The difference of two combinations of one series, with the covariance between their quarters. */
export function difference(series: Series, later: Combination, earlier: Combination) {
  const minus = earlier.terms.map((term) => ({ ...term, coefficient: -term.coefficient }));
  const variances = combinedVariances(series, [...later.terms, ...minus]);
  return {
    change: later.estimate - earlier.estimate,
    variance: Math.max(sumOf([...variances.values()]), 0),
    df: Math.min(later.df, earlier.df),
  };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
