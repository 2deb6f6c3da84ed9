import { expect, test } from "vitest";
import { foldText } from "../derive.ts";
import { quarterWithin, writtenQuarter } from "./written-quarter.ts";

test.each([
  ...[
    "2016Q1",
    "2016q1",
    "2016-Q1",
    "2016 Q1",
    "2016/Q1",
    "2016.Q1",
    "Q1 2016",
    "Q1-2016",
    "Q12016",
    "1Q2016",
  ],
  ...["2016年1季度", "2016年第1季度", "2016年第一季度", "2016年一季度", "2016年一季", "2016 年 第 1 季度"],
  ...[
    "2016年度第一季度",
    "2016第一季度",
    "2016-1季度",
    "2016年Q1",
    "2016年Q1季度",
    "二〇一六年一季度",
    "二○一六年第一季度",
  ],
  ...[
    "2016年第Ⅰ季度",
    "2016年第I季度",
    "2016年1-3月",
    "2016年1～3月份",
    "2016年1至3月",
    "２０１６Ｑ１",
    " 2016Q1　",
  ],
])("%s is the first quarter of 2016", (text) => {
  expect(writtenQuarter(foldText(text))).toBe("2016Q1");
});

test.each([
  ["2016年第Ⅳ季度", "2016Q4"],
  ["2016年第III季度", "2016Q3"],
  ["2016年4-6月", "2016Q2"],
  ["2016年10-12月", "2016Q4"],
  ["2016年七至九月", "2016Q3"],
])("%s is %s", (text, quarter) => {
  expect(writtenQuarter(foldText(text))).toBe(quarter);
});

test.each([
  ...[
    "",
    "2016",
    "2016Q0",
    "2016Q5",
    "16Q1",
    "16年1季度",
    "20161",
    "201601",
    "2016-1",
    "2016-01",
    "2016年1月",
  ],
  ...[
    "2016-03-31",
    "2016年1-6月",
    "2016年2-4月",
    "2016年上半年",
    "一季度",
    "Q1",
    "2016Q1-Q2",
    "2016Q11",
    "12016Q1",
  ],
  ...["2016年第一季度报表", "季度", `2016Q1${" ".repeat(1e5)}`, "1".repeat(1e5)],
])("%s is no quarter, or may be something else", (text) => {
  expect(writtenQuarter(foldText(text.slice(0, 1e5)).padEnd(text.length))).toBeNull();
});

test.each([
  ["长春市2016年第一季度社区季度报表", "2016Q1"],
  ["社区报表（2016Q3）", "2016Q3"],
  ["二〇一六年二季度", "2016Q2"],
  ["2016年 第 4 季度", "2016Q4"],
  ["社区季度报表", null],
  ["2016年3月", null],
])("the title %s says %s", (title, quarter) => {
  expect(quarterWithin(foldText(title))).toBe(quarter);
});
