import { issueCodeRow } from "#contract/issues/issue-codes.ts";
import type { Entry } from "#pipeline/read/read.ts";
import type { Issue } from "./issue.ts";
import { isConfirmed } from "./issue-order.ts";

// Rows are conserved: every row read is accepted, queried or refused, and nothing else.

export interface Ledger {
  readonly read: number;
  readonly accepted: number;
  readonly queried: number;
  readonly refused: number;
  /** Returns in whose place a late one counts; not among those read. */
  readonly replaced?: number;
  /** Late returns that do not count yet; not among those read. */
  readonly held?: number;
}

export interface Judged<R> {
  /** Accepted and queried entries. */
  readonly usable: readonly (Entry<R> & { readonly row: R })[];
  readonly ledger: Ledger;
}

/** Sorts entries by the worst issue that names their row, their sheet or their file. Those without a row are refused. */
export function judge<R>(entries: readonly Entry<R>[], issues: readonly Issue[]): Judged<R> {
  const places = (severity: Issue["severity"]) =>
    new Set(
      issues.filter((i) => i.severity === severity && !isConfirmed(i)).map((i) => placeOf(ofAllRows(i))),
    );
  const refusing = places("refuse");
  const querying = places("query");
  const names = (set: Set<string>, e: Entry<R>) =>
    set.has(placeOf({ file: e.file, sheet: null, row: null })) ||
    [null, e.line].some((row) => set.has(placeOf({ file: e.file, sheet: e.sheet, row })));
  const usable: (Entry<R> & { row: R })[] = [];
  let queried = 0;
  for (const entry of entries) {
    if (entry.row === null || names(refusing, entry)) continue;
    usable.push(entry as Entry<R> & { row: R });
    if (names(querying, entry)) queried += 1;
  }
  return {
    usable,
    ledger: {
      read: entries.length,
      accepted: usable.length - queried,
      queried,
      refused: entries.length - usable.length,
    },
  };
}

/** Rows that belong to no city or quarter. */
export function unplacedLedger(rows: number): Ledger {
  return { read: rows, accepted: 0, queried: 0, refused: rows };
}

export function addLedgers(ledgers: readonly Ledger[]): Ledger {
  const sum = (key: keyof Ledger) => ledgers.reduce((total, ledger) => total + (ledger[key] ?? 0), 0);
  const [replaced, held] = [sum("replaced"), sum("held")];
  return {
    ...{ read: sum("read"), accepted: sum("accepted"), queried: sum("queried"), refused: sum("refused") },
    ...(replaced > 0 ? { replaced } : {}),
    ...(held > 0 ? { held } : {}),
  };
}

function placeOf({ file, sheet, row }: Pick<Issue, "file" | "sheet" | "row">): string {
  return [file, sheet ?? "", row ?? ""].join("\u0000");
}

function ofAllRows(issue: Issue): Issue {
  return issueCodeRow(issue.code)?.ofAllRows ? { ...issue, row: null } : issue;
}
