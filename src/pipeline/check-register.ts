import type { StartupRow } from "#contract/input-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { Issue, Severity } from "./issue.ts";
import type { Entry } from "./read.ts";
import type { RegisterQuarter } from "./register.ts";

// Hard and soft edits of a register of start-ups: a start-up ends once, and its quarter of support does not move.

type Fault = {
  readonly code: string;
  readonly severity: Severity;
  readonly column: "supported_quarter" | "alive" | "jobs";
  readonly expected: string;
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
  return entries.flatMap(({ file, line, row }) =>
    row === null
      ? []
      : faultsOf(row, known.get(row.startup_id)).map((fault) => ({
          ...fault,
          file,
          row: line,
          value: String(row[fault.column] ?? ""),
        })),
  );
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
    faults.push({
      code: "supported_after_quarter",
      severity: "refuse",
      column: "supported_quarter",
      expected: `${row.quarter} or earlier`,
    });
  }
  if (known && known.supportedQuarter !== row.supported_quarter) {
    faults.push({
      code: "supported_quarter_moved",
      severity: "query",
      column: "supported_quarter",
      expected: `${known.supportedQuarter}, as in an earlier quarter`,
    });
  }
  if (row.alive === true && known?.endedIn) {
    faults.push({
      code: "alive_after_end",
      severity: "query",
      column: "alive",
      expected: `false, as in ${known.endedIn}`,
    });
  }
  if (row.alive === false && (row.jobs ?? 0) > 0) {
    faults.push({
      code: "ended_with_jobs",
      severity: "query",
      column: "jobs",
      expected: "0, as alive is false",
    });
  }
  return faults;
}
