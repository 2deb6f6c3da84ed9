import type { IssueCodeRow } from "./issue-code.ts";
import { comparisonCodes } from "./issue-codes-comparisons.ts";
import { fileCodes } from "./issue-codes-files.ts";
import { lateCodes } from "./issue-codes-late.ts";
import { queryCodes } from "./issue-codes-queries.ts";
import { returnCodes } from "./issue-codes-returns.ts";
import { sheetCodes } from "./issue-codes-sheets.ts";

// Every code that a check can give: how bad it is, what it says and what was expected.

export const issueCodes = {
  ...fileCodes,
  ...sheetCodes,
  ...returnCodes,
  ...comparisonCodes,
  ...lateCodes,
  ...queryCodes,
};
export type IssueCode = keyof typeof issueCodes;

const rows: Readonly<Record<string, IssueCodeRow>> = issueCodes;

/** undefined for a word that is no code. */
export function issueCodeRow(code: string): IssueCodeRow | undefined {
  return Object.hasOwn(rows, code) ? rows[code] : undefined;
}
