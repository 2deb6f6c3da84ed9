import { describe, expect, test } from "vitest";
import {
  formatBytes,
  formatChange,
  formatChangeInterval,
  formatChangeSize,
  formatInteger,
  formatInterval,
  formatTick,
  formatValue,
} from "./format.ts";
import { formatDate } from "./format-date.ts";
import { formatPeriod, formatQuarter, formatRelease } from "./format-period.ts";

describe("formatValue", () => {
  test.each([
    ["percent", 0.0412, undefined, "4.1%", "4.1%"],
    ["percent_change", -0.0151, undefined, "-1.5%", "-1.5%"],
    ["percent_change", -0.0001, undefined, "0.0%", "0.0%"],
    ["ratio", 3.94, undefined, "3.9", "3.9"],
    ["persons", 126_432, undefined, "12.6万人", "126,432 people"],
    ["persons", 126_432, 3456, "12.64万人", "126,400 people"],
    ["persons", 126_432, 8123, "12.64万人", "126,400 people"],
    ["persons", 126_432, 12_000, "12.6万人", "126,000 people"],
    ["persons", 1_264_320, 120_000, "126万人", "1,260,000 people"],
    ["persons", 45_321, undefined, "45,321人", "45,321 people"],
    ["persons", 45_321, 1500, "45,300人", "45,300 people"],
    ["persons", 1, undefined, "1人", "1 person"],
  ] as const)("%s %d (se %s) is %s / %s", (unit, value, se, zh, en) => {
    expect(formatValue(unit, value, "zh", se)).toBe(zh);
    expect(formatValue(unit, value, "en", se)).toBe(en);
  });
});

test("both ends of an interval are written in the same unit", () => {
  expect(formatInterval("persons", 98_000, 133_000, "zh")).toBe("9.8万至13.3万人");
  expect(formatInterval("persons", 98_000, 133_000, "en")).toBe("98,000 to 133,000 people");
  expect(formatInterval("percent", 0.032, 0.046, "zh")).toBe("3.2%至4.6%");
});

test("rates change by points, with a sign", () => {
  expect(formatChange("percent", 0.0031, "zh")).toBe("+0.3个百分点");
  expect(formatChange("percent", -0.0031, "en")).toBe("-0.3 percentage points");
  expect(formatChange("persons", 12_300, "zh")).toBe("+12,300人");
  expect(formatChange("ratio", -0.42, "en")).toBe("-0.4");
  expect(formatChangeSize("percent", -0.0031, "zh")).toBe("0.3个百分点");
  expect(formatChangeInterval("percent", -0.002, 0.008, "zh")).toBe("-0.2至+0.8个百分点");
});

test("a small change is not rounded to nothing", () => {
  expect(formatChange("percent", 0.0003, "zh")).toBe("+0.03个百分点");
  expect(formatChange("percent", 0, "zh")).toBe("0.0个百分点");
});

test("axis labels are short and tell neighbouring ticks apart", () => {
  expect(formatTick("percent", 0.04, "zh", 0.01)).toBe("4%");
  expect(formatTick("percent", 0.045, "en", 0.005)).toBe("4.5%");
  expect(formatTick("persons", 120_000, "zh", 20_000)).toBe("12万");
  expect(formatTick("persons", 15_000, "zh", 5000)).toBe("1.5万");
  expect(formatTick("persons", 120_000, "en", 20_000)).toBe("120,000");
  expect(formatTick("persons", 0, "zh", 20_000)).toBe("0");
  expect(formatTick("ratio", 2.5, "en", 0.5)).toBe("2.5");
});

test("quarters and periods are said in words", () => {
  expect(formatQuarter("2016Q2", "zh")).toBe("2016年二季度");
  expect(formatQuarter("2016Q2", "en")).toBe("Q2 2016");
  expect(formatQuarter("2016Q2", "zh", "short")).toBe("16年二季");
  expect(formatPeriod("2015Q3..2016Q2", "four_quarter", "zh")).toBe("2015年三季度至2016年二季度");
  expect(formatPeriod("2015Q3..2016Q2", "four_quarter", "en")).toBe("Q3 2015 to Q2 2016");
  expect(formatPeriod("2016Q1..2016Q2", "year_to_date", "zh")).toBe("2016年一至二季度");
  expect(formatPeriod("2016Q1..2016Q2", "year_to_date", "en")).toBe("Q1 to Q2 2016");
  expect(formatPeriod("2016Q1..2016Q1", "year_to_date", "zh")).toBe("2016年一季度");
  expect(formatPeriod("2016", "year", "zh")).toBe("2016年");
  expect(() => formatQuarter("2016", "zh")).toThrow("not a quarter");
});

test("a release is called as its quarter, and later editions by their number", () => {
  expect(formatRelease("2017Q4", "zh")).toBe("2017年四季度");
  expect(formatRelease("2017Q4-2", "zh")).toBe("2017年四季度（第2版）");
  expect(formatRelease("2017Q4-2", "en")).toBe("Q4 2017, edition 2");
  expect(() => formatRelease("2017", "en")).toThrow("not a release");
});

test("whole numbers and bytes", () => {
  expect(formatInteger(168_000, "zh")).toBe("168,000");
  expect(formatBytes(812, "en")).toBe("812 B");
  expect(formatBytes(999_499, "zh")).toBe("999 kB");
  expect(formatBytes(7_700_000, "zh")).toBe("7.7 MB");
});

test.each([
  ["2018-03-01", "2018年3月1日", "1 March 2018"],
  ["2017-11-23", "2017年11月23日", "23 November 2017"],
])("the date %s", (date, zh, en) => {
  expect([formatDate(date, "zh"), formatDate(date, "en")]).toEqual([zh, en]);
});
