import { quarterIndex } from "#contract/quarter.ts";
import type { ReturnFile, SheetAccount } from "#pipeline/handed-in/return-file.ts";
import { type Issue, makeIssue } from "#pipeline/issue/issue.ts";
import { addLedgers, type Ledger, unplacedLedger } from "#pipeline/issue/judge.ts";
import type { IsHeld, LateReturn } from "#pipeline/read/late-returns.ts";
import { checkFrame, type DesignBasis, designBasisOf } from "./check-frame.ts";
import { checkQuarter } from "./check-quarter.ts";
import type { CheckedQuarter, QuarterFiles } from "./checked-quarter.ts";
import type { Confirmations } from "./confirmations.ts";
import { historyOf } from "./history.ts";

// One city's folder of returns, read and checked.

export interface CityFiles {
  readonly city: string;
  readonly path: string;
  readonly frame: ReturnFile | null;
  /** Other names that rows may give the city, folded and in lower case. */
  readonly names?: readonly string[];
  /** Rows of its files that name no quarter: read, and refused. */
  readonly unplaced?: number;
  /** What each sheet holds, row by row. */
  readonly accounts?: readonly SheetAccount[];
  readonly quarters: readonly QuarterFiles[];
  /** Files as somebody chose them: what is missing is not at hand, which is no fault. */
  readonly partial?: boolean;
  /** What its office has answered of queries. */
  readonly confirmations?: Confirmations;
}

export interface CheckedCity {
  readonly city: string;
  readonly designBasis: DesignBasis;
  readonly quarters: readonly CheckedQuarter[];
  readonly late: readonly LateReturn[];
  readonly issues: readonly Issue[];
  readonly ledger: Ledger;
}

/** The frame's rows; null where it is not at hand. Registers and counts of records alone need none. */
function frameOf(files: CityFiles) {
  const { frame, partial = false, quarters } = files;
  if (frame === null && partial) return { rows: null, issues: [] };
  const isSampled = ({ files: { communities, enterprises }, late }: QuarterFiles) =>
    communities !== undefined || enterprises !== undefined || (late?.length ?? 0) > 0;
  if (frame === null && quarters.length > 0 && !quarters.some(isSampled)) return { rows: [], issues: [] };
  return checkFrame(frame, `${files.path}/frame.csv`, files);
}

/**
 * Reads and checks a city. Rows are conserved: ledger.read = accepted + queried + refused, beside those replaced and
 * held back.
 * @param isHeld which late returns may not count yet.
 */
export function checkCity(files: CityFiles, isHeld?: IsHeld): CheckedCity {
  const { partial = false } = files;
  const frame = frameOf(files);
  const issues: Issue[] = [...frame.issues];
  const ledgers: Ledger[] = [unplacedLedger(files.unplaced ?? 0)];
  const quarters: CheckedQuarter[] = [];
  const late: LateReturn[] = [];
  if (files.quarters.length === 0 && !partial) {
    issues.push(makeIssue("empty_folder", { file: `${files.path}/` }, null, { case: "city" }));
  }
  for (const input of files.quarters.toSorted((a, b) => quarterIndex(a.quarter) - quarterIndex(b.quarter))) {
    const history = historyOf(quarters, input.quarter);
    const checked = checkQuarter(files, input, frame.rows, history, isHeld);
    // A file may have more faults than a call takes arguments.
    for (const one of checked.late) late.push(one);
    for (const issue of checked.issues) issues.push(issue);
    ledgers.push(checked.ledger);
    quarters.push(checked.quarter);
  }
  return {
    city: files.city,
    designBasis: designBasisOf(frame.rows ?? []),
    quarters,
    late,
    issues,
    ledger: addLedgers(ledgers),
  };
}
