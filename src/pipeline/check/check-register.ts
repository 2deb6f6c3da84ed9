import type { StartupRow } from "#contract/input/input-tables.ts";
import type { IssueCode } from "#contract/issues/issue-codes.ts";
import type { IssueParams } from "#contract/issues/issue-text.ts";
import { quarterIndex } from "#contract/quarter.ts";
import { type Issue, issueAt } from "#pipeline/issue/issue.ts";
import type { Entry } from "#pipeline/read/read.ts";
import type { RegisterQuarter } from "#pipeline/weigh/register.ts";

// Hard and soft edits of a register of start-ups: a start-up ends once, and its quarter of support does not move.

type Fault = {
  readonly code: IssueCode;
  readonly column: "supported_quarter" | "alive" | "jobs";
  readonly params?: IssueParams;
};

interface Known {
  readonly supportedQuarter: string;
  readonly endedIn: string | null;
}

/** @param before the quarters before that of the entries. */
export function checkRegister(
  before: readonly RegisterQuarter[],
  entries: readonly Entry<StartupRow>[],
): Issue[] {
  const known = knownFrom(before);
  return entries.flatMap((entry) => {
    const { row } = entry;
    if (row === null) return [];
    return faultsOf(row, known.get(row.startup_id)).map(({ code, column, params }) =>
      issueAt(entry, code, column, String(row[column] ?? ""), params),
    );
  });
}

function knownFrom(before: readonly RegisterQuarter[]): Map<string, Known> {
  const known = new Map<string, Known>();
  for (const row of before.flatMap((quarter) => quarter.rows ?? [])) {
    const earlier = known.get(row.startup_id);
    known.set(row.startup_id, {
      supportedQuarter: earlier?.supportedQuarter ?? row.supported_quarter,
      endedIn: earlier?.endedIn ?? (row.alive === false ? row.quarter : null),
    });
  }
  return known;
}

function faultsOf(row: StartupRow, known: Known | undefined): Fault[] {
  const faults: Fault[] = [];
  if (quarterIndex(row.supported_quarter) > quarterIndex(row.quarter)) {
    const params = { quarter: row.quarter };
    faults.push({ code: "supported_after_quarter", column: "supported_quarter", params });
  }
  if (known && known.supportedQuarter !== row.supported_quarter) {
    const params = { before: known.supportedQuarter };
    faults.push({ code: "supported_quarter_moved", column: "supported_quarter", params });
  }
  if (row.alive === true && known?.endedIn) {
    faults.push({ code: "alive_after_end", column: "alive", params: { ended_in: known.endedIn } });
  }
  if (row.alive === false && (row.jobs ?? 0) > 0) faults.push({ code: "ended_with_jobs", column: "jobs" });
  return faults;
}
