import { periodEnd } from "#contract/period.ts";
import type { EstimateRow } from "#contract/published/figure-tables.ts";
import { REVISION_REASONS, type RevisionReason } from "#contract/published/published-codes.ts";
import type { RevisionRow } from "#contract/published/release-tables.ts";
import { quarterOf } from "#contract/quarter.ts";

// What is counted of the revisions of one release.

export interface RevisionCounts {
  readonly revised: number;
  /** Revised values inside and outside the first published interval; where there is none, in neither. */
  readonly inside: number;
  readonly outside: number;
  /** Not published before, and now; and the other way round. */
  readonly shown: number;
  readonly withdrawn: number;
  readonly verdicts: number;
  readonly reasons: readonly RevisionReason[];
}

export function countRevisions(rows: readonly RevisionRow[]): RevisionCounts {
  const count = (has: (row: RevisionRow) => boolean) => rows.filter(has).length;
  const reasons = new Set(rows.flatMap((row) => row.reason.split(",")));
  return {
    revised: rows.length,
    inside: count((row) => row.within_first === true),
    outside: count((row) => row.within_first === false),
    shown: count((row) => row.previous_estimate === null),
    withdrawn: count((row) => row.estimate === null),
    verdicts: count(isOtherVerdict),
    reasons: REVISION_REASONS.filter((reason) => reasons.has(reason)),
  };
}

/** Both were said, and they differ. */
export function isOtherVerdict({ verdict_before, verdict_after }: RevisionRow): boolean {
  return verdict_before !== null && verdict_after !== null && verdict_before !== verdict_after;
}

export interface QuarterCount {
  readonly quarter: string;
  readonly revised: number;
}

/** By the last quarter of the period, newest first. */
export function countByQuarter(rows: readonly Pick<RevisionRow, "period">[]): QuarterCount[] {
  return [...Map.groupBy(rows, ({ period }) => periodEnd(period))]
    .toSorted(([a], [b]) => b - a)
    .map(([end, own]) => ({ quarter: quarterOf(end), revised: own.length }));
}

type Place = Pick<EstimateRow, "city" | "period" | "period_kind" | "indicator" | "domain">;

/** Figures of a release, by the last quarter of the period: those with a value, and those that were revised. */
export function countFigures(
  estimates: readonly (Place & Pick<EstimateRow, "estimate">)[],
  revised: readonly Place[],
): ReadonlyMap<string, number> {
  const keyOf = ({ city, period, period_kind, indicator, domain }: Place) =>
    [city, period_kind, indicator, domain, period].join(" ");
  const figures = [...estimates.filter(({ estimate }) => estimate !== null), ...revised];
  const distinct = new Map(figures.map((row) => [keyOf(row), quarterOf(periodEnd(row.period))]));
  const counts = new Map<string, number>();
  for (const quarter of distinct.values()) counts.set(quarter, (counts.get(quarter) ?? 0) + 1);
  return counts;
}
