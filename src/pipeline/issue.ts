// An issue is one thing wrong with what was handed in. Checks return all of them, never the first.

/** refuse: the row (or, without a row, the file) is left out · query: used, to be confirmed · note: said only. */
export type Severity = "refuse" | "query" | "note";

export interface Issue {
  readonly code: string;
  readonly severity: Severity;
  readonly file: string;
  /** Row of the file as a spreadsheet counts it (header = 1); null when the whole file is meant, which row 1 stands for too. */
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly expected: string;
}

/** A fault of a folder or of a file as a whole. */
export function issueOfFile(code: string, file: string, expected: string): Issue {
  return { code, severity: "refuse", file, row: null, column: null, value: null, expected };
}

/** `code: value (file:row column, expected …)` */
export function formatIssue(issue: Issue): string {
  const place = issue.row === null ? issue.file : `${issue.file}:${issue.row}`;
  const column = issue.column === null ? "" : ` ${issue.column}`;
  const value = issue.value === null ? "" : ` "${issue.value}"`;
  return `${issue.severity.padEnd(6)} ${issue.code}:${value} (${place}${column}, expected ${issue.expected})`;
}
