import type { Language } from "#contract/issues/issue-text.ts";
import { formatIssue, type Issue, issueText, type Severity } from "#pipeline/issue/issue.ts";
import { isConfirmed, worstFirst } from "#pipeline/issue/issue-order.ts";

// Issues on a screen: refusals first, so that hundreds of queries do not drown them, and at the end how many of each.

const WORST_FIRST: readonly Severity[] = ["refuse", "query", "note"];
const WORDS: Readonly<Record<Severity, string>> = { refuse: "refusals", query: "queries", note: "notes" };

export interface ReportOptions {
  /** Lines of each severity on the screen. */
  readonly most: Readonly<Record<Severity, number>>;
  /** Where the reader finds those left out. */
  readonly whereAll: string;
  /** Of a plain sentence below each line; none without it. */
  readonly language?: Language;
}

/** Queries that were confirmed are counted, not listed. */
export function issueReport(issues: readonly Issue[], options: ReportOptions): string[] {
  const { most, whereAll, language } = options;
  const open = worstFirst(issues.filter((issue) => !isConfirmed(issue)));
  const listed = WORST_FIRST.flatMap((severity) => {
    const those = open.filter((issue) => issue.severity === severity);
    const left = those.length - most[severity];
    const lines = those.slice(0, most[severity]).flatMap((issue) => linesOf(issue, language));
    return left > 0 ? [...lines, `… and ${left} more ${WORDS[severity]} (${whereAll})`] : lines;
  });
  return [...listed, ...issueSummary(issues)];
}

function linesOf(issue: Issue, language: Language | undefined): string[] {
  const line = formatIssue(issue);
  return language === undefined
    ? [line]
    : [line, `       ${issue.cell === null ? "" : `${issue.cell}  `}${issueText(issue)[language]}`];
}

/** A line for each severity and code, the worst and the most frequent first. */
export function issueSummary(issues: readonly Issue[]): string[] {
  const open = issues.filter((issue) => !isConfirmed(issue));
  return [
    ...WORST_FIRST.flatMap((severity) =>
      countLines(
        severity,
        open.filter((issue) => issue.severity === severity),
      ),
    ),
    ...countLines("confirmed", issues.filter(isConfirmed)),
  ];
}

function countLines(word: string, issues: readonly Issue[]): string[] {
  const counts = [...Map.groupBy(issues, (issue) => issue.code)].map(([code, same]) => ({
    code,
    count: same.length,
  }));
  counts.sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  return counts.map(({ code, count }) => `${word.padEnd(6)} ${String(count).padStart(6)} x ${code}`);
}

/** `12 issues, 3 confirmed`. */
export function countIssues(issues: readonly Issue[]): string {
  const confirmed = issues.filter(isConfirmed).length;
  return `${issues.length - confirmed} issues${confirmed === 0 ? "" : `, ${confirmed} confirmed`}`;
}
