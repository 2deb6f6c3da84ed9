import { quarterIndex } from "#contract/quarter.ts";
import { checkFrame, type DesignBasis, designBasisOf } from "./check-frame.ts";
import { checkQuarter } from "./check-quarter.ts";
import type { CheckedQuarter, QuarterFiles } from "./checked-quarter.ts";
import type { Confirmations } from "./confirmations.ts";
import { historyOf } from "./history.ts";
import { type Issue, makeIssue } from "./issue.ts";
import { addLedgers, type Ledger } from "./judge.ts";
import type { InputFile } from "./read.ts";

// One city's folder of returns, read and checked.

export interface CityFiles {
  readonly city: string;
  readonly path: string;
  readonly frame: InputFile | null;
  readonly quarters: readonly QuarterFiles[];
  /** What its office has answered of queries. */
  readonly confirmations?: Confirmations;
}

export interface CheckedCity {
  readonly city: string;
  readonly designBasis: DesignBasis;
  readonly quarters: readonly CheckedQuarter[];
  readonly issues: readonly Issue[];
  readonly ledger: Ledger;
}

/** Reads and checks a city. Rows are conserved: ledger.read = accepted + queried + refused. */
export function checkCity(files: CityFiles): CheckedCity {
  const frame = checkFrame(files.frame, `${files.path}/frame.csv`, files);
  const issues: Issue[] = [...frame.issues];
  const ledgers: Ledger[] = [];
  const quarters: CheckedQuarter[] = [];
  if (files.quarters.length === 0) {
    issues.push(makeIssue("empty_folder", { file: `${files.path}/` }, null, { case: "city" }));
  }
  for (const input of files.quarters.toSorted((a, b) => quarterIndex(a.quarter) - quarterIndex(b.quarter))) {
    const checked = checkQuarter(files, input, frame.rows, historyOf(quarters, input.quarter));
    issues.push(...checked.issues);
    ledgers.push(checked.ledger);
    quarters.push(checked.quarter);
  }
  return {
    city: files.city,
    designBasis: designBasisOf(frame.rows),
    quarters,
    issues,
    ledger: addLedgers(ledgers),
  };
}
