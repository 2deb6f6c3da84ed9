import { csvParse } from "d3";
import { formatIssue, type Issue, issueText } from "#pipeline/issue/issue.ts";
import { isConfirmed, worstFirst } from "#pipeline/issue/issue-order.ts";
import type { IssueCount } from "./rehearsal.ts";

const LINES = 20;
const NAMED_BY = ["code", "severity", "file", "sheet", "row", "column"] as const;

function nameOf(issue: { readonly [K in (typeof NAMED_BY)[number]]?: unknown }): string {
  return NAMED_BY.map((part) => issue[part] ?? "").join("\u0000");
}

export type KnownIssues = ReadonlySet<string>;

/** @param text issues.csv of the release before. */
export function knownIssues(text: string): KnownIssues {
  return new Set([...csvParse(text.replace(/^\uFEFF/, ""))].map(nameOf));
}

/** @param known null: there is no release before, and all are new. */
export function countIssues(issues: readonly Issue[], known: KnownIssues | null): IssueCount {
  const [fresh, old] = [true, false].map((wanted) =>
    worstFirst(issues).filter((issue) => (known === null || !known.has(nameOf(issue))) === wanted),
  ) as [Issue[], Issue[]];
  const lines = [...fresh, ...old].slice(0, LINES).map((issue) => ({
    place: formatIssue(issue),
    text: issueText(issue),
  }));
  return { count: issues.length, fresh: fresh.length, lines };
}

/** An office may have answered a query, which then is open no more. */
export function isOpenQuery(issue: Issue): boolean {
  return issue.severity === "query" && !isConfirmed(issue);
}
