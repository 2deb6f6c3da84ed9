import { expect, test } from "vitest";
import type { Issue, Severity } from "#pipeline/issue.ts";
import { issueReport } from "./issue-report.ts";

const issue = (severity: Severity, code: string, row: number): Issue => ({
  ...{ severity, code, row, file: "f.csv", sheet: null, column: null, cell: null, header: null },
  ...{ value: null, expected: "better", params: {} },
});
const issues = [
  issue("note", "restructured", 2),
  issue("query", "staff_change", 3),
  issue("query", "hires_rate", 4),
  issue("query", "staff_change", 5),
  issue("refuse", "balance_broken", 6),
];

test("refusals come first, what is left out is counted, and each code has its number", () => {
  expect(issueReport(issues, { refuse: 9, query: 2, note: 0 }, "all in issues.csv")).toStrictEqual([
    "refuse balance_broken: (f.csv:6, expected better)",
    "query  staff_change: (f.csv:3, expected better)",
    "query  hires_rate: (f.csv:4, expected better)",
    "… and 1 more queries (all in issues.csv)",
    "… and 1 more notes (all in issues.csv)",
    "refuse      1 x balance_broken",
    "query       2 x staff_change",
    "query       1 x hires_rate",
    "note        1 x restructured",
  ]);
});

test("nothing wrong, nothing said", () => {
  expect(issueReport([], { refuse: 1, query: 1, note: 1 }, "")).toStrictEqual([]);
});

test("of several quarters the newest comes first, and the frame before all", () => {
  const files = ["wuhan/2015Q4/enterprises.csv", "wuhan/2016Q1/enterprises.csv", "wuhan/frame.csv"];
  const those = files.map((file) => ({ ...issue("query", "staff_change", 2), file }));
  const lines = issueReport(those, { refuse: 0, query: 3, note: 0 }, "");
  expect(lines.slice(0, 3).map((line) => /\((.*):2/.exec(line)?.[1])).toStrictEqual(files.toReversed());
});
