import type { Estimate } from "./statistics.ts";

// Totals of a stratified sample from published sums alone: METHOD section 2 without a unit record.

export interface CellSums {
  readonly stratum: string;
  readonly domain: string;
  /** Sums of the variables over the cell's respondents, in the order of `names`. */
  readonly sums: readonly number[];
  /** Sums of their products. */
  readonly products: readonly (readonly number[])[];
}

export interface StratumSizes {
  readonly stratum: string;
  readonly population: number;
  readonly respondents: number;
}

/**
 * Totals over the cells of a domain with their covariance, and the degrees of freedom of the whole sample.
 * V = sum_h (1 - r/N) r/(r-1) w^2 (sum ab - sum a sum b / r), cells outside the domain counting zero.
 * @throws when a cell names an unknown stratum, or a stratum has one respondent of several.
 */
export function momentTotals(
  names: readonly string[],
  cells: readonly CellSums[],
  strata: readonly StratumSizes[],
  inDomain: (domain: string) => boolean = () => true,
): Estimate & { readonly df: number } {
  const known = new Set(strata.map(({ stratum }) => stratum));
  const stranger = cells.find(({ stratum }) => !known.has(stratum));
  if (stranger) throw new Error(`moments: cell of an unknown stratum: ${stranger.stratum}`);
  const parts = strata.map((stratum) => {
    const own = cells.filter((cell) => cell.stratum === stratum.stratum && inDomain(cell.domain));
    return stratumPart(stratum, own, names.length);
  });
  const added = (pick: (part: StratumPart) => number) => parts.reduce((sum, part) => sum + pick(part), 0);
  return {
    names,
    values: names.map((_, i) => added(({ totals }) => totals[i] ?? 0)),
    covariance: names.map((_, i) => names.map((__, j) => added(({ covariance }) => covariance[i]?.[j] ?? 0))),
    df: strata.reduce((sum, { respondents }) => sum + respondents - 1, 0),
  };
}

interface StratumPart {
  readonly totals: readonly number[];
  readonly covariance: readonly (readonly number[])[];
}

function stratumPart(stratum: StratumSizes, cells: readonly CellSums[], size: number): StratumPart {
  const { population, respondents: r } = stratum;
  const weight = population / r;
  const fraction = 1 - r / population;
  if (r < 2 && fraction > 0)
    throw new Error(
      `moments: stratum ${stratum.stratum}: expected 2 respondents or a full count, found ${r}`,
    );
  const places = Array.from({ length: size }, (_, i) => i);
  const sums = places.map((i) => cells.reduce((sum, cell) => sum + (cell.sums[i] ?? Number.NaN), 0));
  const scale = fraction === 0 ? 0 : fraction * (r / (r - 1)) * weight ** 2;
  const covariance = places.map((i) =>
    places.map((j) => {
      const products = cells.reduce((sum, cell) => sum + (cell.products[i]?.[j] ?? Number.NaN), 0);
      return scale * (products - ((sums[i] ?? 0) * (sums[j] ?? 0)) / r);
    }),
  );
  return { totals: sums.map((sum) => sum * weight), covariance };
}
