import { expect, test } from "vitest";
import type { IssueCode } from "#contract/issues/issue-codes.ts";
import { makeIssue } from "./issue.ts";
import { worstFirst } from "./issue-order.ts";

const at = (code: IssueCode, file: string, row: number, sheet: string | null = null) =>
  makeIssue(code, { file, sheet, row });
const said = (issues: ReturnType<typeof worstFirst>) =>
  issues.map((i) => `${i.code} ${i.file}${i.sheet ?? ""}:${i.row}`);

test("refusals come before queries and notes, and what was confirmed last", () => {
  const file = "a/2016Q1/enterprises.csv";
  const confirmed = { ...at("hires_rate", file, 2), confirmed: "yes" };
  const issues = [
    confirmed,
    at("restructured", file, 3),
    at("staff_change", file, 4),
    at("balance_broken", file, 5),
  ];
  expect(worstFirst(issues).map((issue) => issue.code)).toStrictEqual([
    ...["balance_broken", "staff_change", "restructured", "hires_rate"],
  ]);
});

test("of a severity the newest quarter comes first, then file, sheet and row in the order of numbers", () => {
  const [old, late] = ["a/2015Q4/enterprises.csv", "a/2016Q1/enterprises.csv"];
  const issues = [
    at("balance_broken", old, 2),
    at("balance_broken", late, 10),
    at("balance_broken", late, 9),
    at("balance_broken", "a/2016Q1/communities.xlsx", 3, "农村"),
    at("balance_broken", "a/2016Q1/communities.xlsx", 9, "农村"),
    at("balance_broken", "a/2016Q1/communities.xlsx", 4, "城镇"),
    at("missing_file", "a/frame.csv", 1),
  ];
  expect(said(worstFirst(issues))).toStrictEqual([
    "missing_file a/frame.csv:1",
    "balance_broken a/2016Q1/communities.xlsx农村:3",
    "balance_broken a/2016Q1/communities.xlsx农村:9",
    "balance_broken a/2016Q1/communities.xlsx城镇:4",
    `balance_broken ${late}:9`,
    `balance_broken ${late}:10`,
    `balance_broken ${old}:2`,
  ]);
});

test("the quarter of the return counts where the file's name says none", () => {
  const of = (quarter: string) => ({
    ...at("balance_broken", "all.xlsx", 2),
    subject: { city: "a", quarter, table: "enterprises", unit: "e1" },
  });
  expect(worstFirst([of("2015Q4"), of("2016Q1")]).map((issue) => issue.subject?.quarter)).toStrictEqual([
    ...["2016Q1", "2015Q4"],
  ]);
});
