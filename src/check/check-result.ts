import type { SheetAccount } from "#pipeline/handed-in/return-file.ts";
import type { issueRecord } from "#pipeline/issue/issue-record.ts";
import type { Ledger } from "#pipeline/issue/judge.ts";

// What the worker tells the page.

export type IssueRecord = ReturnType<typeof issueRecord>;

export interface CheckResult {
  readonly ledger: Ledger;
  /** The worst first. */
  readonly issues: readonly IssueRecord[];
  readonly accounts: readonly SheetAccount[];
  readonly places: readonly CheckedPlace[];
  /** Files of which a marked copy can be made, by the path that issues name. */
  readonly files: readonly string[];
}

/** What the returns of one city and quarter were held against, beside their own rows; null where nothing is to be. */
export interface CheckedPlace {
  readonly city: string;
  readonly quarter: string;
  readonly frame: boolean | null;
  /** The quarter before. */
  readonly last: { readonly quarter: string; readonly atHand: boolean } | null;
}
