import type { Issue } from "./issue.ts";

const RANKS = { refuse: 0, query: 1, note: 2 } as const;
/** What is settled needs no eye any more. */
const CONFIRMED = 3;

/** The worst first; within a severity the newest quarter, and then by file, sheet and row. */
export function worstFirst(issues: readonly Issue[]): Issue[] {
  return issues
    .map((issue) => ({ issue, rank: rankOf(issue), quarter: quarterOf(issue) }))
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        compare(b.quarter, a.quarter) ||
        compare(a.issue.file, b.issue.file) ||
        compare(a.issue.sheet ?? "", b.issue.sheet ?? "") ||
        (a.issue.row ?? 0) - (b.issue.row ?? 0),
    )
    .map(({ issue }) => issue);
}

export function isConfirmed(issue: Issue): boolean {
  return issue.severity === "query" && issue.confirmed !== null;
}

function rankOf(issue: Issue): number {
  return isConfirmed(issue) ? CONFIRMED : RANKS[issue.severity];
}

/** What all quarters hang on, such as the frame, goes before them. */
function quarterOf({ subject, file }: Issue): string {
  return subject?.quarter ?? /\/(\d{4}Q[1-4])\//.exec(file)?.[1] ?? "9999";
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
