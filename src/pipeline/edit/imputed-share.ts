import { quarterIndex } from "#contract/quarter.ts";
import type { CheckedQuarter } from "#pipeline/check/checked-quarter.ts";
import { weighSample } from "#pipeline/weigh/sample.ts";
import { type ImputedRow, imputeEnterprises } from "./impute.ts";

// How much of a level of employment is imputed, and what that does to its publication.

/**
 * The share of the level of employment that is imputed: sum of w E over imputed / sum of w E over reporting and
 * imputed enterprises, w = N/n of the weighting class, n counting both.
 * @param cells public cells, or null for the whole city.
 * @returns 0 to 1; null where the level has no figure.
 */
export function imputedShare(
  quarter: CheckedQuarter,
  imputed: readonly ImputedRow[],
  cells: readonly string[] | null = null,
): number | null {
  const reported = (quarter.enterprises ?? []).flatMap(({ row, stratum }) =>
    row.status === "refused" || row.employees_end === null
      ? []
      : [{ stratum: stratum.id, unit: { id: row.enterprise_id, y: 0, x: row.employees_end } }],
  );
  const added = imputed
    .filter((row) => row.quarter === quarter.quarter)
    .map(({ id, stratum, employees_end: e }) => ({ stratum, unit: { id, y: e, x: e } }));
  const index = quarterIndex(quarter.quarter);
  const sample = weighSample(index, quarter.strata.enterprise, [...reported, ...added], true);
  const chosen = sample.strata.filter(({ cell }) => cells === null || cells.includes(cell));
  const total = (value: "y" | "x") =>
    chosen.reduce((sum, { weight, units }) => sum + weight * units.reduce((s, u) => s + u[value], 0), 0);
  return total("x") > 0 ? total("y") / total("x") : null;
}

/** The share of every quarter of a city, by quarter index. */
export function imputedShares(quarters: readonly CheckedQuarter[]): ReadonlyMap<number, number | null> {
  const { imputed } = imputeEnterprises(quarters);
  return new Map(
    quarters.map((quarter) => [quarterIndex(quarter.quarter), imputedShare(quarter, imputed)] as const),
  );
}

/** METHOD section 5: above 10 % a level is to be used with caution, above 25 % it is not published. */
export const IMPUTED_CAUTION = 0.1;
export const IMPUTED_LIMIT = 0.25;

export function imputedQuality(share: number | null): "E" | "not_published" | null {
  if (share === null || share <= IMPUTED_CAUTION) return null;
  return share > IMPUTED_LIMIT ? "not_published" : "E";
}
