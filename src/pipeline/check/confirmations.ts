import { foldText } from "#contract/derive.ts";
import { type Issue, makeIssue, type Subject } from "#pipeline/issue/issue.ts";
import { nameSubjects } from "#pipeline/issue/subjects.ts";
import type { Entry } from "#pipeline/read/read.ts";

// Queries that an office has answered. An answer holds for one unit, code, column and value: it stays when rows move,
// and ends when the number changes.

export interface Confirmation {
  /** Its own place. */
  readonly file: string;
  readonly row: number;
  /** What it is about; null where it names no table. */
  readonly subject: Subject | null;
  readonly queried: Pick<Issue, "file" | "sheet" | "code" | "column" | "value">;
  /** Empty: not answered yet. */
  readonly comment: string;
}

/** Comments by the key of what they confirm. */
export type Confirmations = ReadonlyMap<string, string>;

/** A city, and what it has answered already. */
export interface CityAnswers {
  readonly city: string;
  readonly confirmations?: Confirmations | undefined;
}

type Asked = Pick<Issue, "subject" | "file" | "sheet" | "code" | "column" | "value">;

/** Of a whole file, which belongs to no unit, the file is the key. */
export function keyOfIssue({ subject, file, sheet, code, column, value }: Asked): string {
  const place = subject
    ? [subject.city, subject.quarter, subject.table, subject.unit]
    : ["file", file, sheet];
  return JSON.stringify([...place, code, column, value].map((part) => plain(part ?? "")));
}

/** Both ways in which an issue may be meant. */
export function keysOfConfirmation({ subject, queried }: Confirmation): string[] {
  return [...(subject ? [subject] : []), null].map((known) => keyOfIssue({ ...queried, subject: known }));
}

/** As spreadsheets rewrite what they save: 1,200 is 1200, and 007 is 7. */
function plain(part: string): string {
  const text = foldText(part).replace(/^'/, "");
  const number = /^\+?0*(\d+(?:,\d{3})*)(\.0+)?$/.exec(text);
  return number?.[1]?.replaceAll(",", "") ?? text;
}

export function confirmationsByKey(list: readonly Confirmation[]): Confirmations {
  const answered = list.filter(({ comment }) => comment !== "").toReversed();
  return new Map(
    answered.flatMap((one) => keysOfConfirmation(one).map((key) => [key, one.comment] as const)),
  );
}

export function confirmIssues(issues: readonly Issue[], confirmations: Confirmations): Issue[] {
  if (confirmations.size === 0) return [...issues];
  return issues.map((issue) => {
    const confirmed = issue.severity === "query" ? confirmations.get(keyOfIssue(issue)) : undefined;
    return confirmed === undefined ? issue : { ...issue, confirmed };
  });
}

/** What is wrong with one table of returns: whose it is, and whether the office has answered already. */
export function settleIssues(
  issues: readonly Issue[],
  entries: readonly Entry<unknown>[],
  place: Omit<Subject, "unit">,
  confirmations: Confirmations = new Map(),
): Issue[] {
  return confirmIssues(nameSubjects(issues, entries, place), confirmations);
}

/** What is wrong with the confirmations, once all issues of all returns are known. */
export function checkConfirmations(list: readonly Confirmation[], issues: readonly Issue[]): Issue[] {
  if (list.length === 0) return [];
  const byKey = new Map(issues.map((issue) => [keyOfIssue(issue), issue]));
  return list.flatMap((one) => {
    const code = faultOf(one, byKey);
    return code === null ? [] : [makeIssue(code, { ...one, column: "comment" }, saidOf(one))];
  });
}

function faultOf(one: Confirmation, byKey: ReadonlyMap<string, Issue>) {
  const [issue] = keysOfConfirmation(one).flatMap((key) => byKey.get(key) ?? []);
  if (issue?.severity === "refuse") return "refusal_confirmed";
  if (issue?.severity !== "query") return "confirmation_unused";
  return issue.confirmed === null ? "confirmation_without_comment" : null;
}

/** `staff_change employees_end 60 e7 2017Q4` */
function saidOf({ subject, queried: { code, column, value, file } }: Confirmation): string {
  const about = subject ? [subject.unit, subject.quarter] : [file];
  return [code, column, value, ...about].filter((part) => part !== null && part !== "").join(" ");
}
