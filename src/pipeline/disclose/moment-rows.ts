import type { CellRow, LinkRow } from "#contract/published/moment-tables.ts";
import { quarterOf } from "#contract/quarter.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import type { EstimateContext } from "#pipeline/estimate/figures.ts";
import { cellMoments, linkMoments } from "#pipeline/estimate/moments.ts";
import { hasEnoughUnits, type Series } from "#pipeline/estimate/series.ts";
import { MIN_UNITS } from "#pipeline/estimate/verdicts.ts";
import { baseCells, type Sample } from "#pipeline/weigh/sample.ts";

// Moments as published rows.

/** Lags whose covariances are published: what changes of single quarters and of four-quarter figures need. */
const LAGS = {
  community: [1, 2, 3, 4, 5, 6, 7],
  enterprise: [1, 4],
  register: [1, 2, 3, 4, 5, 6, 7],
} as const;

const EMPTY_MOMENTS = { ty: null, tx: null, vyy: null, vxy: null, vxx: null, dfc: null, vinf: null };

/** Cells with too few units stand with empty moments, so that no sum can leave them out unnoticed. */
export function cellRows(
  { city, imputedShares }: Pick<EstimateContext, "city" | "imputedShares">,
  series: Series,
  blocked: ReadonlySet<number>,
): CellRow[] {
  const { indicator, samples } = series;
  return [...samples].flatMap(([quarter, sample]) => {
    const suppressed = suppressedCells(indicator, sample, blocked);
    return cellMoments(sample).map((cell) => {
      const enough = !suppressed.has(cell.cell);
      const weights = indicator.survey === "community" && enough;
      return {
        city,
        survey: indicator.survey,
        quarter: quarterOf(quarter),
        indicator: indicator.id,
        ...cell,
        ...(enough ? {} : EMPTY_MOMENTS),
        sum_w: weights ? cell.sum_w : null,
        sum_ww: weights ? cell.sum_ww : null,
        imputed_share: indicator.estimand === "total" ? (imputedShares.get(quarter) ?? null) : null,
      };
    });
  });
}

/** @param base quarters whose covariance with every later one is published too: those that indices start from. */
export function linkRows(
  city: string,
  series: Series,
  blocked: ReadonlySet<number>,
  base: readonly number[],
): LinkRow[] {
  const { indicator, samples, unlinked } = series;
  return [...samples].flatMap(([quarter, later]) => {
    const lags = new Set([
      ...LAGS[indicator.survey],
      ...base.map((b) => quarter - b).filter((lag) => lag > 0),
    ]);
    return [...lags].flatMap((lag) => {
      const earlier = samples.get(quarter - lag);
      if (!earlier || unlinked.has(`${quarter} ${quarter - lag}`)) return [];
      const suppressed = suppressedCells(indicator, later, blocked).union(
        suppressedCells(indicator, earlier, blocked),
      );
      // Cells of a pair hold those of both quarters: one that is not published in its quarter has no part in them.
      const suppressedBases = new Set([...suppressed].flatMap(baseCells));
      return linkMoments(later, earlier)
        .filter((link) => !baseCells(link.cell).some((cell) => suppressedBases.has(cell)))
        .map((link) => ({
          city,
          survey: indicator.survey,
          quarter: quarterOf(quarter),
          lag,
          indicator: indicator.id,
          ...link,
        }));
    });
  });
}

function suppressedCells(
  indicator: Indicator,
  sample: Sample,
  blocked: ReadonlySet<number>,
): ReadonlySet<string> {
  const counts = [...Map.groupBy(sample.strata, (stratum) => stratum.cell)].map(([cell, strata]) => {
    return { cell, n_resp: strata.reduce((n, stratum) => n + stratum.units.length, 0) };
  });
  const minUnits = MIN_UNITS[indicator.survey];
  const byCell = indicator.survey === "community";
  const isShort = (cell: (typeof counts)[number]) =>
    blocked.has(sample.quarter) || !hasEnoughUnits(indicator, byCell ? [cell] : counts, minUnits);
  return new Set(counts.filter(isShort).map(({ cell }) => cell));
}
