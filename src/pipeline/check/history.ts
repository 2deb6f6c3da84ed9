import type { CommunityRow, EnterpriseRow } from "#contract/input/input-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { RegisterQuarter } from "#pipeline/weigh/register.ts";
import type { CheckedQuarter, StratifiedRow } from "./checked-quarter.ts";

// What units returned before. Quarters are those of the calendar: where one was not handed in, it holds nothing.

export type ReturnsById<R> = ReadonlyMap<string, StratifiedRow<R>>;

export interface PastReturns {
  readonly communities: ReturnsById<CommunityRow>;
  readonly enterprises: ReturnsById<EnterpriseRow>;
}

export interface History {
  /** The quarter before. */
  readonly last: PastReturns;
  /** The one before that. */
  readonly beforeLast: PastReturns;
  /** The register of all quarters before. */
  readonly register: readonly RegisterQuarter[];
}

/** @param checked the quarters before `quarter`, in order. */
export function historyOf(checked: readonly CheckedQuarter[], quarter: string): History {
  const before = (lag: number) => {
    const wanted = quarterIndex(quarter) - lag;
    return returnsById(checked.find((past) => quarterIndex(past.quarter) === wanted));
  };
  const register = checked.map((past) => ({ quarter: past.quarter, rows: past.startups }));
  return { last: before(1), beforeLast: before(2), register };
}

function returnsById(past: CheckedQuarter | undefined): PastReturns {
  return {
    communities: new Map(past?.communities?.map((entry) => [entry.row.community_id, entry])),
    enterprises: new Map(past?.enterprises?.map((entry) => [entry.row.enterprise_id, entry])),
  };
}
