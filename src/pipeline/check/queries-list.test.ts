import { csvParse } from "d3";
import { expect, test } from "vitest";
import { answering, writtenCity } from "#pipeline/trial/written-city.ts";
import { checkCity } from "./city-returns.ts";
import { checkConfirmations, confirmationsByKey } from "./confirmations.ts";
import { readQueriesList, withOpenQueries } from "./queries-list.ts";

const files = writtenCity(["community,urban,60,90000", "enterprise,small/C,300,"], {
  "2016Q1": { enterprises: { e1: answering("small", 80, 80), e2: answering("small", 50, 90) } },
});
const { issues } = checkCity(files);
const PATH = "queries.csv";

function answered(text: string, city: string | null = null) {
  const list = readQueriesList(text, PATH, city);
  const checked = checkCity({ ...files, confirmations: confirmationsByKey(list.confirmations) });
  return {
    queried: checked.ledger.queried,
    faults: [...list.issues, ...checkConfirmations(list.confirmations, checked.issues)].map((i) => i.code),
  };
}

test.each(["zh", "en"] as const)("the open queries, answered in a list in %s, are confirmed", (language) => {
  const { text, open, added } = withOpenQueries(null, PATH, null, issues, language);
  expect([open, added]).toStrictEqual([2, 2]);
  expect(text.startsWith("\uFEFF")).toBe(true);
  const [header = "", ...lines] = text.split("\n");
  expect(header).toContain(language === "zh" ? "问题,说明,确认人,确认日期" : "question,comment,by,on");
  expect(answered(text)).toStrictEqual({
    queried: 1,
    faults: ["confirmation_without_comment", "confirmation_without_comment"],
  });
  const filled = [header, ...lines.map((line) => line.replace(/,,,$/, ",大订单,李,2016-04-20"))].join("\n");
  expect(answered(filled)).toStrictEqual({ queried: 0, faults: [] });
});

test("the question stands beside the place to answer it", () => {
  const [first] = csvParse(withOpenQueries(null, PATH, null, issues, "zh").text.slice(1));
  expect(first).toMatchObject({ 单位: "e2", 问题代码: "staff_change", 项目: "期末人数", 填报值: "90" });
  expect(first?.问题).toContain('「期末人数」填的是"90"');
});

test("new queries are added to a list, and what stands in it stays", () => {
  const old =
    '﻿备注,code,季度,table,unit,city,项目,value,my own\n"好,\n两行",hires_rate,2016Q1,企业季度报表,e2,testville,新招人数,40,x\n,,,,,,,,\n旧,staff_change,2015Q4,enterprises,e2,testville,期末人数,7,y\n';
  const { text, added } = withOpenQueries(old, PATH, null, issues, "zh");
  expect(added).toBe(1);
  const rows = csvParse(text.slice(1));
  expect(rows.map((row) => [row.备注, row.code, row["my own"]])).toStrictEqual([
    ["好,\n两行", "hires_rate", "x"],
    ["", "", ""],
    ["旧", "staff_change", "y"],
    ["", "staff_change", ""],
  ]);
  expect(rows[3]).toMatchObject({ 季度: "2016Q1", value: "90", 文件: "testville/2016Q1/enterprises.csv" });
  const again = withOpenQueries(text, PATH, null, issues, "zh");
  expect([again.added, again.text]).toStrictEqual([0, text]);
});

test("city and table may be left to the folder and the name of the file", () => {
  const line = (file: string) =>
    `file,quarter,unit,code,column,value,comment\n${file},2016q1,e2,staff_change,employees_end,90,yes\n`;
  const faults = ["confirmation_unused"];
  expect(answered(line("testville/2016Q1/enterprises.csv")).faults).toStrictEqual([]);
  expect(answered(line("enterprises.csv"), "testville").faults).toStrictEqual([]);
  expect(answered(line("enterprises.csv"), "elsewhere").faults).toStrictEqual(faults);
});

test("a list without its columns, or with a quote that is never closed, confirms nothing and says why", () => {
  expect(answered("code,value,unit\nstaff_change,90,e2\n")).toStrictEqual({
    queried: 1,
    faults: ["missing_column"],
  });
  expect(answered('code,value,comment\nstaff_change,90,"yes\n').faults).toStrictEqual(["unclosed_quote"]);
  expect(() => withOpenQueries("a,b\n1,2\n", PATH, null, issues, "en")).toThrow(
    /^no list of queries: queries.csv/,
  );
});

test("no list, and an empty one, are no fault", () => {
  expect(answered("")).toStrictEqual({ queried: 1, faults: [] });
  expect(answered("code,value,comment\n").faults).toStrictEqual([]);
});
