import type { CellRow, LinkRow } from "#contract/published/moment-tables.ts";
import type { Sample, SampleStratum } from "#pipeline/weigh/sample.ts";
import { alignPair, cellCovariance, matchedUnits, type Score, scoreX, scoreY } from "./covariance.ts";
import { withoutRounding } from "./score-variance.ts";

// Design moments of public cells: what is published instead of returns. PUBLIC_FILES, steps 3 and 4.

export type CellMoments = Pick<
  CellRow,
  "cell" | "n_resp" | "ty" | "tx" | "vyy" | "vxy" | "vxx" | "dfc" | "vinf" | "sum_w" | "sum_ww"
>;
export type LinkMoments = Pick<LinkRow, "cell" | "n_match" | "c_y1y0" | "c_y1x0" | "c_x1y0" | "c_x1x0">;

/** The moments of every cell of a sample, in the order of the cells' first strata. */
export function cellMoments(sample: Sample): CellMoments[] {
  const ratio = total(sample.strata, "y") / total(sample.strata, "x");
  const aligned = alignPair(sample, sample);
  return [...Map.groupBy(sample.strata, (stratum) => stratum.cell)].map(([cell, strata]) => {
    const pairs = aligned.get(cell) ?? [];
    return {
      cell,
      n_resp: strata.reduce((n, stratum) => n + stratum.units.length, 0),
      ty: total(strata, "y"),
      tx: total(strata, "x"),
      vyy: cellCovariance(pairs, scoreY, scoreY),
      vxy: cellCovariance(pairs, scoreX, scoreY),
      vxx: cellCovariance(pairs, scoreX, scoreX),
      ...intervalMoments(sample, strata, Number.isFinite(ratio) ? ratio : 0),
      sum_w: strata.reduce((sum, s) => sum + s.weight * s.units.length, 0),
      sum_ww: strata.reduce((sum, s) => sum + s.weight ** 2 * s.units.length, 0),
    };
  });
}

function total(strata: readonly SampleStratum[], value: "y" | "x"): number {
  return strata.reduce(
    (sum, stratum) => sum + stratum.weight * stratum.units.reduce((s, unit) => s + unit[value], 0),
    0,
  );
}

/**
 * Degrees of freedom and variance inflation of a cell, at the city's ratio. METHOD section 4 (i) and (ii):
 * kappa_h = (sum x)^2 / sum x^2, infl_h = [kappa/(kappa-1)] / [r/(r-1)] if kappa > 1.5, else 1.
 */
function intervalMoments(sample: Sample, strata: readonly SampleStratum[], ratio: number) {
  const residual: Score = { y: 1, x: -ratio };
  const parts = strata.map((stratum) => {
    const alone = { ...sample, strata: [stratum] };
    const pairs = [...alignPair(alone, alone).values()].flat();
    return {
      variance: cellCovariance(pairs, residual, residual),
      ...effectiveUnits(stratum),
    };
  });
  const sum = parts.reduce((v, part) => v + part.variance, 0);
  const variance = withoutRounding(sum, ratio * total(sample.strata, "x"), sum);
  if (variance <= 0) return { dfc: Math.min(...parts.map((part) => part.df)), vinf: 1 };
  return {
    dfc: variance ** 2 / parts.reduce((sum, part) => sum + part.variance ** 2 / part.df, 0),
    vinf: parts.reduce((sum, part) => sum + part.variance * part.inflation, 0) / variance,
  };
}

function effectiveUnits(stratum: SampleStratum): { df: number; inflation: number } {
  const n = stratum.units.length;
  const sum = stratum.units.reduce((s, unit) => s + unit.x, 0);
  const squares = stratum.units.reduce((s, unit) => s + unit.x ** 2, 0);
  const kappa = squares > 0 ? sum ** 2 / squares : 0;
  return {
    df: Math.max(kappa - 1, 1),
    inflation: kappa > 1.5 && n > 1 ? kappa / (kappa - 1) / (n / (n - 1)) : 1,
  };
}

/** Covariances between two quarters, a row for every cell (the coarser one where the quarters differ). */
export function linkMoments(later: Sample, earlier: Sample): LinkMoments[] {
  return [...alignPair(later, earlier)].map(([cell, strata]) => ({
    cell,
    n_match: matchedUnits(strata),
    c_y1y0: cellCovariance(strata, scoreY, scoreY),
    c_y1x0: cellCovariance(strata, scoreY, scoreX),
    c_x1y0: cellCovariance(strata, scoreX, scoreY),
    c_x1x0: cellCovariance(strata, scoreX, scoreX),
  }));
}
