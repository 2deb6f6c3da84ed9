import { csvParse } from "d3";
import { formatIssue, type Issue } from "#pipeline/issue.ts";
import type { IssueCount } from "./rehearsal.ts";

const LINES = 20;

/** What tells one issue from another; which columns issues.csv has besides does not matter. */
type Told = Pick<Issue, "code" | "severity" | "file" | "row" | "column" | "value">;

function nameOf({ code, severity, file, row, column, value }: { [K in keyof Told]?: unknown }): string {
  return [code, severity, file, row, column, value].map((part) => part ?? "").join("\u0000");
}

export type KnownIssues = ReadonlySet<string>;

/** @param text issues.csv of the release before. */
export function knownIssues(text: string): KnownIssues {
  return new Set([...csvParse(text)].map((row) => nameOf(row as { [K in keyof Told]?: unknown })));
}

/** @param known null: there is no release before, and all are new. */
export function countIssues(issues: readonly Issue[], known: KnownIssues | null): IssueCount {
  const isFresh = (issue: Issue) => known === null || !known.has(nameOf(issue));
  const inOrder = issues.toSorted((a, b) => quarterOf(b).localeCompare(quarterOf(a)));
  const fresh = inOrder.filter(isFresh);
  const lines = [...fresh, ...inOrder.filter((issue) => !isFresh(issue))].slice(0, LINES).map(formatIssue);
  return { count: issues.length, fresh: fresh.length, lines };
}

/** Newest first. The quarter is in the name of the file or its folder; a frame, which all hang on, has none. */
function quarterOf({ file }: Issue): string {
  return /\d{4}Q[1-4]/.exec(file)?.[0] ?? "9999";
}

/** An office may have answered a query, which then is open no more. */
export function isOpenQuery(issue: Issue & { readonly confirmed?: string | null }): boolean {
  return issue.severity === "query" && (issue.confirmed ?? null) === null;
}
