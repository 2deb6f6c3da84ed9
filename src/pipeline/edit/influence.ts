import { quarterOf } from "#contract/quarter.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import { MIN_UNITS } from "#pipeline/estimate/verdicts.ts";
import type { Sample, SampleStratum } from "#pipeline/weigh/sample.ts";
import type { Samples } from "#pipeline/weigh/samples.ts";

// Units that carry a figure's variance alone: to be looked at before the figure is believed. For the office only.

export interface InfluenceRow {
  readonly quarter: string;
  readonly indicator: string;
  /** The weighting class. */
  readonly stratum: string;
  readonly id: string;
  /** Of the sum of squares, 0 to 1. */
  readonly share: number;
}

/** METHOD section 5. */
const INFLUENTIAL = 0.25;

/** Quarters with too few units for a figure have no list: of four units, one always has a quarter or more. */
export function influenceRows(indicator: Indicator, samples: Samples): InfluenceRow[] {
  const cells = indicator.domain === "*" ? null : indicator.domain.split(",");
  return [...samples.values()].flatMap((sample) => {
    const strata = sample.strata.filter(({ cell }) => cells === null || cells.includes(cell));
    const units = strata.reduce((n, stratum) => n + stratum.units.length, 0);
    if (units < MIN_UNITS[indicator.survey]) return [];
    return influential(strata).map((unit) => ({
      quarter: quarterOf(sample.quarter),
      indicator: indicator.id,
      ...unit,
    }));
  });
}

/**
 * u = w (y - R x) / T_x (METHOD section 2), and a unit's share of the sum over all strata of (u - mean of its
 * stratum)^2. Without finite population corrections: a large enterprise in a stratum taken in full adds nothing to
 * V(R) and yet decides R. T_x cancels in the shares.
 */
function influential(strata: Sample["strata"]): Pick<InfluenceRow, "stratum" | "id" | "share">[] {
  const ratio = total(strata, "y") / total(strata, "x");
  if (!Number.isFinite(ratio)) return [];
  const squares = strata.flatMap((stratum) => squaresOf(stratum, ratio));
  const sum = squares.reduce((s, unit) => s + unit.square, 0);
  if (sum === 0) return [];
  return squares
    .map(({ stratum, id, square }) => ({ stratum, id, share: square / sum }))
    .filter((unit) => unit.share > INFLUENTIAL);
}

function squaresOf({ id: stratum, weight, units }: SampleStratum, ratio: number) {
  const scores = units.map(({ id, y, x }) => ({ id, u: weight * (y - ratio * x) }));
  const mean = scores.reduce((sum, { u }) => sum + u, 0) / scores.length;
  return scores.map(({ id, u }) => ({ stratum, id, square: (u - mean) ** 2 }));
}

function total(strata: Sample["strata"], value: "y" | "x"): number {
  return strata.reduce(
    (sum, { weight, units }) => sum + weight * units.reduce((s, unit) => s + unit[value], 0),
    0,
  );
}
