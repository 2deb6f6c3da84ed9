import { expect, test } from "vitest";
import type { IssueCode } from "#contract/issues/issue-codes.ts";
import type { IssueParams } from "#contract/issues/issue-text.ts";
import { type Issue, issueText, makeIssue } from "./issue.ts";

const at = (code: IssueCode, column: string | null, value: string | null, params: IssueParams = {}) =>
  makeIssue(code, { file: "f.csv", row: 5, column }, value, params);

const examples: [Issue, string, string][] = [
  [
    at("balance_broken", "employees_end", "1200", { sum: 120 }),
    '「期末人数」填的是"1200"，应为 期初人数 + 新招人数 − 减少人数 = 120。',
    'employees_end is "1200"; expected employees_start + hires - separations = 120.',
  ],
  [
    at("responded_without_counts", "labour_force", "", { status: { word: "responded" } }),
    "「劳动力人数」是空的，状态是已报，应填人数。",
    "labour_force is empty; expected a count, as status is responded.",
  ],
  [
    at("unknown_stratum", "size", "micro/Q", {
      stratum: { word: "micro/Q" },
      known: [{ word: "small/C" }, { word: "大型" }],
    }),
    "这个单位属于“微型/Q”，抽样框里没有这一层，应为抽样框中的层：小型/C、大型。",
    "The unit belongs to micro/Q, which the frame does not have; expected a stratum of frame.csv: small/C, 大型.",
  ],
  [
    at("missing_column", "status", null, { table: "enterprises" }),
    "缺少「企业状态」这一列，应有「企业状态」列。",
    "The column status is missing; expected a column status.",
  ],
  [
    at("staff_change", "employees_end", "60", { employees_start: 100 }),
    '「期末人数」填的是"60"，变化较大，一般与期初人数 100 相差在 20% 或 9 人以内；如属实，请说明原因。',
    'employees_end is "60", which is a large change; expected within 20 % or 9 persons of employees_start 100, or a comment.',
  ],
  [
    at("no_staff_left", "employees_end", "0", { case: "closed", employees_start: 12 }),
    '「期末人数」填的是"0"，员工全部离开了，请确认企业已经关闭（期初 12 人）。',
    'employees_end is "0", so all staff is gone; expected confirmation that the firm closed (12 at start).',
  ],
];
test.each(examples)("%#: an issue is a sentence in both languages", (issue, zh, en) => {
  expect(issueText(issue)).toStrictEqual({ zh, en });
});
