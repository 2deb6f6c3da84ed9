import { type SpreadsheetCell, toSpreadsheetCsv } from "#contract/published/spreadsheet-csv.ts";
import type { SheetAccount } from "#pipeline/handed-in/return-file.ts";
import type { Issue } from "./issue.ts";
import { worstFirst } from "./issue-order.ts";
import { issueRecord } from "./issue-record.ts";
import type { Ledger } from "./judge.ts";

// Issues as files: JSON for programs, CSV for a spreadsheet. The worst first.

interface CheckRecord {
  readonly ledger: Ledger;
  /** What each sheet holds, line by line. */
  readonly files: readonly SheetAccount[];
  readonly issues: readonly Issue[];
}

export function issuesJson({ ledger, files, issues }: CheckRecord): string {
  return `${JSON.stringify({ ledger, files, issues: worstFirst(issues).map(issueRecord) }, null, 1)}\n`;
}

const CSV_COLUMNS = [
  ...["code", "severity", "file", "sheet", "row", "column", "cell", "header", "value", "expected"],
  ...["city", "quarter", "table", "unit", "text_zh", "text_en", "confirmed"],
];

export function issuesCsv(issues: readonly Issue[]): string {
  const rows = worstFirst(issues).map((issue) => {
    const { text, ...record } = issueRecord(issue);
    const cells: Readonly<Record<string, SpreadsheetCell>> = {
      ...record,
      text_zh: text.zh,
      text_en: text.en,
    };
    return CSV_COLUMNS.map((name) => cells[name] ?? null);
  });
  return toSpreadsheetCsv(CSV_COLUMNS, rows);
}
