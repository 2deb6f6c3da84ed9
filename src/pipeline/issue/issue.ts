import type { Severity } from "#contract/issues/issue-code.ts";
import { type IssueCode, issueCodeRow } from "#contract/issues/issue-codes.ts";
import { fillText, type IssueParams, type Language, textsOf } from "#contract/issues/issue-text.ts";

// An issue is one thing wrong with what was handed in. Checks return all of them, never the first.

export type { Severity };

export interface Issue {
  readonly code: string;
  readonly severity: Severity;
  readonly file: string;
  /** Of a file with sheets; null where the whole file is meant, or has none. */
  readonly sheet: string | null;
  /** Row of the file as a spreadsheet counts it; null when the whole file or sheet is meant. */
  readonly row: number | null;
  readonly column: string | null;
  /** The cell as a spreadsheet names it, K12. */
  readonly cell: string | null;
  /** The column's header as the office wrote it. */
  readonly header: string | null;
  readonly value: string | null;
  readonly expected: string;
  /** What the texts of the code are filled with. */
  readonly params: IssueParams;
  /** Whose return it is, as far as the checks could tell. */
  readonly subject: Subject | null;
  /** What its office said of a query, which then is open no more. */
  readonly confirmed: string | null;
}

export interface Subject {
  readonly city: string;
  readonly quarter: string | null;
  readonly table: string;
  /** The id of a community, an enterprise or a start-up; the stratum in a frame. */
  readonly unit: string | null;
}

/** Where something is wrong: a file, or a place in it. */
export interface IssuePlace {
  readonly file: string;
  readonly sheet?: string | null;
  readonly row?: number | null;
  readonly column?: string | null;
  readonly cell?: string | null;
  readonly header?: string | null;
}

export function makeIssue(
  code: IssueCode,
  place: IssuePlace,
  said: string | null = null,
  told: IssueParams = {},
): Issue {
  const { file, sheet = null, row = null, cell = null, header = null } = place;
  const known = codeRow(code);
  const value = said === null ? null : shortened(said);
  const column = place.column == null ? null : shortened(place.column);
  const params = shortenedParams(told);
  const expected = fillText(textsOf(known, params).expected, { column, value, row }, params, "en");
  return {
    ...{ code, severity: known.severity, file, sheet, row, column, cell, header, value, expected, params },
    ...{ subject: null, confirmed: null },
  };
}

const LONGEST = 200;

/** Cells can hold a book, and signs that move the cursor of a terminal. */
function shortened(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const plain = text.slice(0, LONGEST + 1).replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ");
  return plain.length > LONGEST || text.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}

function shortenedParams(params: IssueParams): IssueParams {
  const texts = Object.entries(params).flatMap(([name, param]) =>
    typeof param === "string" ? [[name, shortened(param)] as const] : [],
  );
  return texts.length === 0 ? params : { ...params, ...Object.fromEntries(texts) };
}

/** An issue of one row of returns. */
export function issueAt(
  entry: { readonly file: string; readonly sheet: string | null; readonly line: number },
  code: IssueCode,
  column: string | null,
  value: string | null,
  params: IssueParams = {},
): Issue {
  return makeIssue(code, { file: entry.file, sheet: entry.sheet, row: entry.line, column }, value, params);
}

/** What an issue says, as a sentence for the person who filled in the return. */
export function issueText(issue: Issue): Record<Language, string> {
  const { what, expected } = textsOf(codeRow(issue.code), issue.params);
  const filled = (text: typeof what, language: Language) => fillText(text, issue, issue.params, language);
  return {
    zh: `${filled(what, "zh")}，${filled(expected, "zh")}。`,
    en: `${filled(what, "en")}; expected ${filled(expected, "en")}.`,
  };
}

function codeRow(code: string) {
  const row = issueCodeRow(code);
  if (!row)
    throw new Error(`no such code of issues: ${code} (expected one of src/contract/issues/issue-codes.ts)`);
  return row;
}

/** `severity code: "value" (file:row column, expected …)`; `file[sheet]:row` where there are sheets. */
export function formatIssue(issue: Issue): string {
  const sheet = issue.sheet === null ? "" : `[${issue.sheet}]`;
  const row = issue.row === null ? "" : `:${issue.row}`;
  const column = issue.column === null ? "" : ` ${issue.column}`;
  const value = issue.value === null ? "" : ` "${issue.value}"`;
  const place = `${issue.file}${sheet}${row}${column}`;
  return `${issue.severity.padEnd(6)} ${issue.code}:${value} (${place}, expected ${issue.expected})`;
}
