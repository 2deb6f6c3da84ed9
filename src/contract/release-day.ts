import type { ReleaseRow } from "./published/release-tables.ts";
import { quarterIndex, quarterOf } from "./quarter.ts";
import { releaseQuarter } from "./release-id.ts";

/**
 * The day that a release's printed files carry, YYYY-MM-DD: when it came out, else when it was planned to, else the
 * first day after its quarter.
 */
export function releaseDay(
  releases: readonly Pick<ReleaseRow, "release" | "released_on" | "planned_on">[],
  release: string,
): string {
  const row = releases.find((entry) => entry.release === release);
  return row?.released_on ?? row?.planned_on ?? dayAfter(releaseQuarter(release));
}

function dayAfter(quarter: string): string {
  const next = quarterOf(quarterIndex(quarter) + 1);
  const month = 3 * Number(next.slice(5)) - 2;
  return `${next.slice(0, 4)}-${String(month).padStart(2, "0")}-01`;
}
