import { type PeriodKind, periodEnd } from "#contract/period.ts";
import type {
  ChangeVerdict,
  ObsStatus,
  QualityLetter,
  TargetVerdict,
} from "#contract/published/published-codes.ts";
import { type Indicator, isJudgedByCv } from "#contract/registry/registry.ts";
import type { TargetRow } from "#contract/registry/registry-tables.ts";
import type { Combination } from "./combination.ts";
import type { Limits } from "./interval.ts";
import { isCarried } from "./ratio-interval.ts";

// What a figure allows one to say. METHOD section 6.

/** Fewest responding units for a figure to be published. */
export const MIN_UNITS = { community: 5, enterprise: 10, register: 10 } as const;
const MAX_CV = 0.333;
const REVIEW_DF = 8;

/** Whether a combination may be published, and if not, why. */
export function statusOf(
  indicator: Indicator,
  combination: Combination,
  share: Combination | null = null,
): ObsStatus {
  if (combination.y === 0 && indicator.interval === "log") return "no_events";
  // Its limit needs sums of weights, which are not published of enterprises.
  if (indicator.survey === "enterprise" && boundaryOf(indicator, combination) !== null) return "no_events";
  // A small estimated error is itself a sign of a sample without the large units: docs/coverage.md.
  if (share) return isCarried(share) ? "normal" : "too_few_units";
  const cv = coefficientOfVariation(indicator, combination);
  return cv !== null && cv > MAX_CV ? "unreliable" : "normal";
}

/** 0 or 1 where no unit, or every one, has the event: a rate without a standard error. METHOD section 4, last line. */
export function boundaryOf(indicator: Indicator, { x, y }: Combination): 0 | 1 | null {
  if (indicator.interval !== "logit") return null;
  if (y === 0) return 0;
  return y === x ? 1 : null;
}

/** se / |estimate| of levels and rates; none for growth, complete counts, nor at a boundary. */
export function coefficientOfVariation(indicator: Indicator, combination: Combination): number | null {
  const estimate = combination.estimate + indicator.offset;
  if (!isJudgedByCv(indicator) || estimate === 0) return null;
  if (boundaryOf(indicator, combination) !== null) return null;
  return Math.sqrt(combination.variance) / Math.abs(estimate);
}

/** A <= 5 %, B <= 10, C <= 16.5, E <= 33.3, F above; D for fewer than 8 degrees of freedom. */
export function qualityOf(cv: number | null, df: number): QualityLetter | null {
  const letter =
    cv === null ? null : cv <= 0.05 ? "A" : cv <= 0.1 ? "B" : cv <= 0.165 ? "C" : cv <= MAX_CV ? "E" : "F";
  if (df < REVIEW_DF && letter !== "E" && letter !== "F") return "D";
  return letter;
}

/** A rise or a fall is said only where 0 lies outside the interval. */
export function changeVerdict(limits: Limits): ChangeVerdict {
  if (limits.lower > 0) return "rise";
  return limits.upper < 0 ? "fall" : "no_change_demonstrated";
}

/** The target that may be scored with the figure of a period; null where there is none. */
export function scoredTarget(
  targets: readonly TargetRow[],
  indicator: Indicator,
  kind: PeriodKind,
  period: string,
): TargetRow | null {
  if (kind !== "four_quarter" && kind !== "year") return null;
  const year = Math.floor(periodEnd(period) / 4);
  const fits = (target: TargetRow) =>
    target.scored &&
    target.chart === indicator.id &&
    target.from_year <= year &&
    year <= (target.to_year ?? year);
  return targets.find(fits) ?? null;
}

/** What doubles leave between equal numbers, of their size: no verdict may rest on it. */
const CRUMB = 1e-12;

export function targetVerdict(limits: Limits, target: number): TargetVerdict {
  const crumb = CRUMB * Math.abs(target);
  if (limits.upper < target - crumb) return "below";
  return limits.lower > target + crumb ? "above" : "not_distinguishable";
}
