import { type Issue, issueText } from "./issue.ts";

/** An issue as it is handed on, in JSON: what the person who answers for the return has to know. */
export function issueRecord(issue: Issue) {
  const { code, severity, file, sheet, row, column, cell, header, value, expected, confirmed } = issue;
  const { city, quarter, table, unit } = issue.subject ?? NOBODY;
  return {
    ...{ code, severity, file, sheet, row, column, cell, header, value, expected },
    ...{ city, quarter, table, unit, text: issueText(issue), confirmed },
  };
}

const NOBODY = { city: null, quarter: null, table: null, unit: null };
