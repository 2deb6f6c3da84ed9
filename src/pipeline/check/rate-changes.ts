import { median } from "d3";
import type { CommunityRow } from "#contract/input/input-tables.ts";
import { type Issue, issueAt } from "#pipeline/issue/issue.ts";
import type { UsableEntry } from "./checked-quarter.ts";
import type { ReturnsById } from "./history.ts";

// Soft edit: the unemployment rate of a community moves too far from one quarter to the next. METHOD section 5.

const POINTS = 0.02;
const DEVIATIONS = 3;
const SIGMAS = 3;
/** Below, the median deviation of a stratum says little of the stratum. */
const MIN_CHANGES = 5;

interface RateChange {
  readonly entry: UsableEntry<CommunityRow>;
  readonly before: number;
  readonly change: number;
  /** Binomial standard deviation of the change, had both quarters the same rate. */
  readonly noise: number;
}

/**
 * A change d is asked about when |d| > 2 points and > 3 sigma, or when |d - m| > 3 MAD and > 3 sigma, where m and MAD
 * are the median and the median absolute deviation of the stratum's changes, and sigma is what chance alone does to
 * a community of that size: without it, small communities would be asked about every quarter. No MAD rule with fewer
 * than 5 changes, nor where more than half of them are equal (MAD 0).
 */
export function askRateChanges(
  entries: readonly UsableEntry<CommunityRow>[],
  last: ReturnsById<CommunityRow>,
): Issue[] {
  const changes = entries.flatMap((entry) => changeOf(entry, last.get(entry.row.community_id)?.row) ?? []);
  const byStratum = Map.groupBy(changes, (change) => change.entry.stratum.id);
  return [...byStratum.values()].flatMap((inside) => {
    const spread = spreadOf(inside.map((one) => one.change));
    return inside.flatMap((one) => (isOdd(one, spread) ? [issueOfChange(one, spread)] : []));
  });
}

function changeOf(entry: UsableEntry<CommunityRow>, past: CommunityRow | undefined): RateChange | undefined {
  const { unemployed: u1, labour_force: l1 } = entry.row;
  const { unemployed: u0, labour_force: l0 } = past ?? { unemployed: null, labour_force: null };
  if (u1 === null || u0 === null || !l1 || !l0) return undefined;
  const pooled = (u1 + u0) / (l1 + l0);
  return {
    entry,
    before: u0 / l0,
    change: u1 / l1 - u0 / l0,
    noise: Math.sqrt(pooled * (1 - pooled) * (1 / l1 + 1 / l0)),
  };
}

interface Spread {
  readonly median: number;
  readonly deviation: number;
}

function spreadOf(changes: readonly number[]): Spread | null {
  if (changes.length < MIN_CHANGES) return null;
  const middle = median(changes) ?? 0;
  const deviation = median(changes, (change) => Math.abs(change - middle)) ?? 0;
  return deviation > 0 ? { median: middle, deviation } : null;
}

function isOdd({ change, noise }: RateChange, spread: Spread | null): boolean {
  if (Math.abs(change) > Math.max(POINTS, SIGMAS * noise)) return true;
  if (spread === null) return false;
  const apart = Math.abs(change - spread.median);
  return apart > Math.max(DEVIATIONS * spread.deviation, SIGMAS * noise);
}

function issueOfChange({ entry, before, change }: RateChange, spread: Spread | null): Issue {
  const points = (share: number) => (100 * share).toFixed(1);
  const middle = spread && {
    case: "with_median",
    stratum: { word: entry.stratum.id },
    median: points(spread.median),
  };
  const params = { before: points(before), points: points(change), ...middle };
  return issueAt(entry, "rate_change", "unemployed", String(entry.row.unemployed), params);
}
