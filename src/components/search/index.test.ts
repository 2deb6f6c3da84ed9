import { expect, test } from "vitest";
import { type SearchDocument, searchOf } from "./index.ts";

const city = (id: string, zh: string, more = ""): SearchDocument => ({
  ...{ kind: "city", title: zh, line: "三项主要指标", path: `cities/${id}/`, names: `${id} ${zh} ${more}` },
});
const figure = (id: string, zh: string): SearchDocument => ({
  ...{
    kind: "figure",
    title: `${zh}：样本监测失业率`,
    line: "2017年：4.1%",
    path: `cities/${id}/#unemployment_rate`,
  },
  names: `${id} 失业率 unemployment_rate unemployment`,
});
const chart = (id: string, zh: string): SearchDocument => ({
  ...{ kind: "chart", title: `${zh}：样本监测失业率`, line: "图", path: `charts/unemployment-rate/${id}/` },
  names: `${id} 失业率 unemployment_rate unemployment 图 ppt`,
});
const documents: SearchDocument[] = [
  ...[city("changchun", "长春", "cc 吉林"), city("wuhan", "武汉", "wh 湖北")],
  ...[figure("changchun", "长春"), figure("wuhan", "武汉")],
  ...[chart("changchun", "长春"), chart("wuhan", "武汉")],
  {
    ...{ kind: "indicator", title: "样本监测失业率", line: "失业人数占劳动力的比重", path: "indicators/u/" },
    names: "unemployment_rate 失业率 unemployment",
  },
  {
    ...{ kind: "column", title: "se 标准误", line: "抽样误差的大小", path: "data/estimates/#column-se" },
    names: "标准误 standard error",
  },
];
const reportsOf = (id: string, name: string, quarters = ["2016Q1", "2016Q2", "2017Q2"]) => ({
  ...{ city: id, quarters },
  reports: quarters.map((quarter) => ({ quarter, title: `${name} ${quarter}` })),
});
const search = searchOf({
  documents,
  reports: [
    reportsOf("changchun", "长春"),
    reportsOf("wuhan", "武汉", ["2016Q1", "2016Q2", "2017Q2", "2017Q3"]),
  ],
  reportLine: "报告",
  quarterNames: { "2016Q1": "2016年一季度", "2017Q2": "2017年二季度", "2017Q3": "2017年三季度" },
});
const paths = (query: string) => search(query).hits.map(({ path }) => path);

test("a city and an indicator together find the city's figure first, and no other city's", () => {
  expect(paths("长春失业率")[0]).toBe("cities/changchun/#unemployment_rate");
  expect(paths("changchun unemployment")[0]).toBe("cities/changchun/#unemployment_rate");
  expect(paths("长春失业率")).not.toContain("cities/wuhan/#unemployment_rate");
});

test("an indicator alone finds it before its figures, and those of every city", () => {
  expect(paths("失业")).toEqual([
    ...["indicators/u/", "cities/changchun/#unemployment_rate", "cities/wuhan/#unemployment_rate"],
  ]);
});

test("charts are found with their city's name, and of no other city", () => {
  expect(paths("长春失业率").slice(0, 2)).toContain("charts/unemployment-rate/changchun/");
  expect(paths("wuhan ppt")).toContain("charts/unemployment-rate/wuhan/");
  expect(paths("wuhan ppt")).not.toContain("charts/unemployment-rate/changchun/");
});

test("a city and a quarter find the report first, however they are written", () => {
  for (const query of ["2016年二季度 长春", "changchun 2016Q2", "长春2016第二季度", "cc second quarter 2016"])
    expect({ query, first: paths(query)[0] }).toEqual({ query, first: "reports/changchun/2016q2/" });
});

test("a quarter alone finds every city's report, a year the reports of its quarters", () => {
  expect(paths("2016Q2")).toEqual(["reports/changchun/2016q2/", "reports/wuhan/2016q2/"]);
  expect(paths("武汉 2016").slice(0, 2)).toEqual(["reports/wuhan/2016q1/", "reports/wuhan/2016q2/"]);
  expect(paths("1999Q1")).toEqual([]);
});

test("a misspelt city is found, with its report; what is spelt right finds nothing like it", () => {
  expect(paths("changcun")[0]).toBe("cities/changchun/");
  expect(paths("wuhna 2017Q2")[0]).toBe("reports/wuhan/2017q2/");
  expect(paths("wuhan").filter((path) => path.includes("changchun"))).toEqual([]);
});

test("names of columns are found in both languages", () => {
  expect(paths("标准误")).toEqual(["data/estimates/#column-se"]);
  expect(paths("standard error")).toEqual(["data/estimates/#column-se"]);
});

test("a quarter without data is said, of the city meant, and all else is found", () => {
  expect(search("武汉 2031Q1").missingTime).toEqual({
    ...{ said: "2031Q1", cities: ["武汉"], count: 4 },
    ...{ first: "2016年一季度", last: "2017年三季度" },
  });
  expect(paths("武汉 2031Q1")[0]).toBe("cities/wuhan/");
  expect(search("失业率 2031年").missingTime).toMatchObject({ said: "2031年", cities: [], count: 4 });
  expect(search("长春 2017Q3").missingTime).toMatchObject({ said: "2017Q3", cities: ["长春"], count: 3 });
  for (const query of ["武汉 2017Q3", "2017Q3", "长春 2016", "失业率", ""])
    expect({ query, missing: search(query).missingTime }).toEqual({ query, missing: null });
});

test("a word by which nothing is found is said, and what the others find stands", () => {
  expect(search("上海 失业率").unknown).toEqual(["上海"]);
  expect(paths("上海 失业率")).toEqual(paths("失业率"));
  expect(search("Beijing 2016Q2").unknown).toEqual(["Beijing"]);
  expect(search("上海 2031Q1")).toMatchObject({ unknown: ["上海"], missingTime: { cities: [] }, hits: [] });
  for (const query of ["长春失业率", "changcun", "wuhna 2017Q2", "2031Q1", "cc ppt"])
    expect({ query, unknown: search(query).unknown }).toEqual({ query, unknown: [] });
});

test("nonsense finds nothing", () => {
  for (const query of ["qxzvvk", "龘靐齉", "???", ""]) expect(paths(query)).toEqual([]);
});
