import { csvParse } from "d3";
import { expect, test } from "vitest";
import { makeIssue } from "./issue.ts";
import { issuesCsv, issuesJson } from "./issue-files.ts";

const place = { file: "changchun/2017Q4/enterprises.xlsx", sheet: "企业", row: 7, column: "employees_end" };
const broken = {
  ...makeIssue("balance_broken", { ...place, cell: "K7", header: "期末人数" }, "1200", { sum: 120 }),
  subject: { city: "changchun", quarter: "2017Q4", table: "enterprises", unit: "e7" },
};
const formula = makeIssue("unknown_column", { file: "f.csv", row: 1, column: "=1+1" }, "=1+1", {
  columns: [],
});
const ledger = { read: 1, accepted: 0, queried: 0, refused: 1 };

test("JSON has the ledger and each issue with its place, its unit and its sentences", () => {
  expect(JSON.parse(issuesJson({ ledger, files: [], issues: [broken] }))).toStrictEqual({
    files: [],
    ledger,
    issues: [
      {
        ...{ code: "balance_broken", severity: "refuse", ...place, cell: "K7", header: "期末人数" },
        ...{ value: "1200", expected: "employees_start + hires - separations = 120" },
        ...{ city: "changchun", quarter: "2017Q4", table: "enterprises", unit: "e7" },
        text: {
          zh: '「期末人数」填的是"1200"，应为 期初人数 + 新招人数 − 减少人数 = 120。',
          en: 'employees_end is "1200"; expected employees_start + hires - separations = 120.',
        },
        confirmed: null,
      },
    ],
  });
});

test("the list of an office has both sentences, and no cell of it starts a formula", () => {
  const text = issuesCsv([formula, broken]);
  expect(text.startsWith("\uFEFFcode,severity,file,sheet,row,column,cell,header,value,expected,")).toBe(true);
  const rows = csvParse(text.slice(1));
  expect(rows.map((row) => [row.code, row.sheet, row.cell, row.header])).toStrictEqual([
    ["unknown_column", "", "", ""],
    ["balance_broken", "企业", "K7", "期末人数"],
  ]);
  expect(rows[1]?.text_zh).toContain("应为 期初人数");
  expect(rows[0]?.value).toBe("'=1+1");
  for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+@-]/);
});

test("without issues the list is its header", () => {
  expect(issuesCsv([]).split("\n")).toHaveLength(2);
});
