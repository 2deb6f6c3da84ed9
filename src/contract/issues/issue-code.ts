import type { Bilingual } from "../column.ts";

// What the registry of issue codes says of one code.

/** refuse: the row (or, without a row, the file) is left out · query: used, to be confirmed · note: said only. */
export type Severity = "refuse" | "query" | "note";

export interface IssueText {
  /** What is there, without a full stop. */
  readonly what: Bilingual;
  /** zh: a clause that follows `what`; en: what follows the word "expected". */
  readonly expected: Bilingual;
}

/**
 * Texts have places to fill: `{filled}` says what the issue's column holds, `{column}`, `{value}` and `{row}` are the
 * issue's own, other `{names}` are its params, and `[hires]` is a column: its Chinese title in zh, its name in en.
 */
export interface IssueCodeRow extends IssueText {
  readonly severity: Severity;
  /** A fault of a row, such as the header, that all rows below it hang on. */
  readonly ofAllRows?: boolean;
  /** Other words for some occasions, chosen by the param `case`. */
  readonly cases?: Readonly<Record<string, Partial<IssueText>>>;
}

/** Keeps the names of the codes. */
export function defineCodes<const T extends Readonly<Record<string, IssueCodeRow>>>(codes: T): T {
  return codes;
}
