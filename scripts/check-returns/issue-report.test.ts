import { expect, test } from "vitest";
import type { IssueCode } from "#contract/issues/issue-codes.ts";
import { type Issue, makeIssue, type Severity } from "#pipeline/issue/issue.ts";
import { countIssues, issueReport } from "./issue-report.ts";

const issue = (severity: Severity, code: IssueCode, row: number): Issue => ({
  ...makeIssue(code, { file: "f.csv", row }),
  ...{ severity, expected: "better" },
});
const issues = [
  issue("note", "restructured", 2),
  issue("query", "staff_change", 3),
  issue("query", "hires_rate", 4),
  issue("query", "staff_change", 5),
  issue("refuse", "balance_broken", 6),
];

test("refusals come first, what is left out is counted, and each code has its number", () => {
  expect(
    issueReport(issues, { most: { refuse: 9, query: 2, note: 0 }, whereAll: "all in issues.csv" }),
  ).toStrictEqual([
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
  expect(issueReport([], { most: { refuse: 1, query: 1, note: 1 }, whereAll: "" })).toStrictEqual([]);
});

test("of several quarters the newest comes first, and the frame before all", () => {
  const files = ["wuhan/2015Q4/enterprises.csv", "wuhan/2016Q1/enterprises.csv", "wuhan/frame.csv"];
  const those = files.map((file) => ({ ...issue("query", "staff_change", 2), file }));
  const lines = issueReport(those, { most: { refuse: 0, query: 3, note: 0 }, whereAll: "" });
  expect(lines.slice(0, 3).map((line) => /\((.*):2/.exec(line)?.[1])).toStrictEqual(files.toReversed());
});

test("a plain sentence stands below each line, in the language asked for", () => {
  const broken = makeIssue(
    "balance_broken",
    { file: "a.xlsx", sheet: "企业", row: 6, column: "employees_end" },
    "1200",
    { sum: 120 },
  );
  const report = (language: "zh" | "en") =>
    issueReport([broken], { most: { refuse: 9, query: 9, note: 9 }, whereAll: "", language });
  expect(report("zh").slice(0, 2)).toStrictEqual([
    'refuse balance_broken: "1200" (a.xlsx[企业]:6 employees_end, expected employees_start + hires - separations = 120)',
    '       「期末人数」填的是"1200"，应为 期初人数 + 新招人数 − 减少人数 = 120。',
  ]);
  expect(report("en")[1]).toContain('employees_end is "1200"; expected employees_start');
});

test("a query that was confirmed is counted and not listed", () => {
  const confirmed = { ...issue("query", "staff_change", 3), confirmed: "yes, a big order" };
  const lines = issueReport([confirmed], { most: { refuse: 9, query: 9, note: 9 }, whereAll: "" });
  expect(lines).toStrictEqual(["confirmed      1 x staff_change"]);
  expect(countIssues([confirmed, ...issues])).toBe("5 issues, 1 confirmed");
});
