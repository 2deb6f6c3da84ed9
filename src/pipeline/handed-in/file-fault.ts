import type { IssueCode } from "#contract/issues/issue-codes.ts";

// Why a workbook can't be read at all. Deep inside one fault is found at a time, so it is thrown; workbook.ts makes an
// issue of it.

const FAULTS = [
  "broken_workbook",
  "not_a_workbook",
  "old_or_locked_workbook",
  "too_large",
  "unsafe_workbook",
] as const satisfies readonly IssueCode[];
export type FileFault = (typeof FAULTS)[number];

export function refuseFile(code: FileFault, value: string | null): Error {
  return new Error(value ?? "", { cause: code });
}

/** Whatever else is thrown while a workbook is read says that it is broken. */
export function faultOf(error: unknown): { code: FileFault; value: string | null } {
  if (!(error instanceof Error)) return { code: "broken_workbook", value: String(error) };
  const code = FAULTS.find((fault) => fault === error.cause) ?? "broken_workbook";
  return { code, value: error.message === "" ? null : error.message };
}
