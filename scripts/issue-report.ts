import { formatIssue, type Issue, type Severity } from "#pipeline/issue.ts";

// Issues on a screen: refusals first, so that hundreds of queries do not drown them, and at the end how many of each.

const WORST_FIRST: readonly Severity[] = ["refuse", "query", "note"];
const WORDS: Readonly<Record<Severity, string>> = { refuse: "refusals", query: "queries", note: "notes" };

/**
 * @param most lines of each severity on the screen.
 * @param whereAll where the reader finds those left out.
 */
export function issueReport(
  issues: readonly Issue[],
  most: Readonly<Record<Severity, number>>,
  whereAll: string,
): string[] {
  const listed = WORST_FIRST.flatMap((severity) => {
    const those = newestFirst(issues.filter((issue) => issue.severity === severity));
    const left = those.length - most[severity];
    const lines = those.slice(0, most[severity]).map(formatIssue);
    return left > 0 ? [...lines, `… and ${left} more ${WORDS[severity]} (${whereAll})`] : lines;
  });
  return [...listed, ...issueSummary(issues)];
}

/** The quarter is in the folder's name; the frame, which all quarters hang on, goes before them. */
function newestFirst(issues: readonly Issue[]): Issue[] {
  const quarter = ({ file }: Issue) => /\/(\d{4}Q[1-4])\//.exec(file)?.[1] ?? "9999";
  return issues.toSorted((a, b) => quarter(b).localeCompare(quarter(a)));
}

/** A line for each severity and code, the worst and the most frequent first. */
export function issueSummary(issues: readonly Issue[]): string[] {
  return WORST_FIRST.flatMap((severity) => {
    const those = issues.filter((issue) => issue.severity === severity);
    const counts = [...Map.groupBy(those, (issue) => issue.code)].map(([code, same]) => ({
      code,
      count: same.length,
    }));
    counts.sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
    return counts.map(({ code, count }) => `${severity.padEnd(6)} ${String(count).padStart(6)} x ${code}`);
  });
}
