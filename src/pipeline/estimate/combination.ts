import { type PeriodKind, periodQuarters } from "#contract/period.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import { combinedVariance, pairVariances, type Term, withoutRounding } from "./score-variance.ts";
import type { Series, SeriesQuarter } from "./series.ts";

// Figures put together from quarters: a level, a mean, a sum, a pooled ratio, or the difference of two of these.

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

type Member = SeriesQuarter & { readonly quarter: number };

/**
 * The figure of the period of this kind that ends with a quarter; null when a quarter of it is missing or has too
 * few units, when a denominator is 0 or when a known total it is multiplied with is missing.
 */
export function combine(series: Series, kind: PeriodKind, end: number): Combination | null {
  const members = periodQuarters(kind, end)?.map((quarter) => ({ quarter, ...series.quarters.get(quarter) }));
  if (!members) return null;
  const quarters = members.filter((m): m is Member => m.published === true);
  const pooling = series.indicator.pooling;
  if (quarters.length < members.length || (pooling === "none" && quarters.length > 1)) return null;
  const { terms, estimate, scale } = pool(series.indicator, quarters);
  if (!Number.isFinite(estimate)) return null;
  const { byCell, gross } = combinedVariance(series, terms);
  const variance = withoutRounding(sumOf([...byCell.values()]), estimate, gross);
  const inflated = [...byCell].map(([cell, v]) => v * inflation(series, quarters, terms, cell));
  return {
    estimate,
    variance,
    intervalVariance: variance === 0 ? 0 : Math.max(sumOf(inflated), 0),
    df: Math.min(...quarters.map((q) => q.df)),
    scale,
    n: Math.min(...quarters.map((q) => q.n)),
    effectiveUnits: Math.min(...quarters.map((q) => q.effectiveUnits)),
    y: sumOf(quarters.map((q) => q.y)),
    x: sumOf(quarters.map((q) => q.x)),
    terms,
  };
}

function pool({ pooling, estimand, factor }: Indicator, quarters: readonly Member[]) {
  const k = quarters.length;
  if (estimand === "total") {
    // A total's score is y itself, as if its ratio were 0; quarters are not put together.
    const terms = quarters.map((q) => ({ quarter: q.quarter, coefficient: 1, ratio: 0 }));
    return { estimate: sumOf(quarters.map((q) => q.y)), scale: 1, terms };
  }
  if (pooling === "ratio") {
    const x = sumOf(quarters.map((q) => q.x));
    const ratio = sumOf(quarters.map((q) => q.y)) / x;
    return {
      estimate: ratio,
      scale: 1,
      terms: quarters.map((q) => ({ quarter: q.quarter, coefficient: 1 / x, ratio })),
    };
  }
  const share = pooling === "mean" ? 1 / k : 1;
  const size = (q: Member) => share * (factor === null ? 1 : (q.knownTotal ?? Number.NaN));
  return {
    estimate: sumOf(quarters.map((q) => (size(q) * q.y) / q.x)),
    scale: factor === null ? 1 : sumOf(quarters.map(size)),
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
  const { byCell, gross } = combinedVariance(series, [...later.terms, ...minus]);
  const change = later.estimate - earlier.estimate;
  const crumb = 1e-12 * (Math.abs(later.estimate) + Math.abs(earlier.estimate));
  return {
    change: Math.abs(change) > crumb ? change : 0,
    variance: withoutRounding(sumOf([...byCell.values()]), later.estimate, gross),
    df: Math.min(later.df, earlier.df),
  };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
