import { expect, test } from "vitest";
import { askedValues } from "./asked-values.ts";
import { hintsOf } from "./hints.ts";
import type { KnownNames } from "./known-names.ts";
import { tokensOf } from "./tokens.ts";

const known: KnownNames = {
  city: [
    {
      id: "changchun",
      label: "长春",
      names: ["changchun", "长春", "长春市", "cc", "吉林", "jilin", "220100"],
    },
    { id: "jilin", label: "吉林市", names: ["jilincity", "吉林", "吉林市", "jl"] },
    { id: "wuhan", label: "武汉", names: ["wuhan", "武汉", "武汉市", "wh", "湖北", "hubei"] },
  ],
  indicator: [
    { id: "unemployment_rate", label: "失业率", names: ["样本监测失业率", "unemployment rate"] },
    { id: "new_jobs", label: "新增就业", names: ["城镇新增就业", "new urban jobs"] },
  ],
  quarters: ["2016Q3", "2016Q4", "2017Q1", "2017Q2"],
};
const values = (sql: string) => askedValues(tokensOf(sql)).map(({ role, value }) => `${role} ${value}`);
const near = (sql: string) =>
  hintsOf(tokensOf(sql), known).map(({ role, value, near }) => [role, value, ...near].join(" "));
const ofCity = (city: string) => near(`from estimates where city = '${city}'`);

test("texts of a macro are read by its parameters, texts beside a column by its name", () => {
  expect(values("from series('a', 'b', '*', 'quarter')")).toEqual([
    ...["city a", "indicator b", "period_kind quarter"],
  ]);
  expect(values("from change('a', (select 'x'), 'urban', concat('q', ','), 4)")).toEqual(["city a"]);
  expect(values("from by_cell('a', 'b', '2016Q1') where 'c' = city")).toEqual([
    ...["city a", "indicator b", "quarter 2016Q1", "city c"],
  ]);
  expect(values("from estimates e where e.City in ('a', 'b') and period == '2016' or city = 'a'")).toEqual([
    ...["city a", "city b", "period 2016"],
  ]);
});

test("what is no equation, or of a table with other names, is not read", () => {
  expect(values("from estimates where city <> 'a' and quarter >= '2016Q1' and city like 'b%'")).toEqual([]);
  expect(values("from estimates where city = lower('A') and 'city' = 'a' -- city = 'b'")).toEqual([]);
  expect(values("from official where city = 'china'")).toEqual([]);
  expect(values("from mine where city = 'elsewhere'")).toEqual([]);
});

test.each([
  ["Changchun", "changchun"],
  ["CHANGCHUN ", "changchun"],
  ["长春市", "changchun"],
  ["changcun", "changchun"],
  ["chang", "changchun"],
  ["220100", "changchun"],
  ["wh", "wuhan"],
  ["吉林", "changchun jilin"],
])("a city called %s may be %s", (asked, ids) => {
  expect(ofCity(asked)).toEqual([`city ${asked} ${ids}`]);
});

test("a city like none is named without a guess, a known one is not named", () => {
  expect(ofCity("atlantis")).toEqual(["city atlantis"]);
  expect(ofCity("上海")).toEqual(["city 上海"]);
  expect(ofCity("changchun")).toEqual([]);
});

test.each([
  ["失业率", "unemployment_rate"],
  ["Unemployment Rate", "unemployment_rate"],
  ["unemployement_rate", "unemployment_rate"],
  ["newjobs", "new_jobs"],
  ["new jobs rate", "new_jobs"],
])("an indicator called %s may be %s", (asked, id) => {
  expect(near(`from series('wuhan', '${asked}', '*', 'quarter')`)).toEqual([`indicator ${asked} ${id}`]);
});

test("quarters, periods and their kinds are known, written otherwise, or not there", () => {
  const quarter = (value: string) => near(`from by_cell('wuhan', 'new_jobs', '${value}')`);
  const period = (value: string) => near(`from estimates where period = '${value}'`);
  expect(quarter("2016Q3")).toEqual([]);
  expect(quarter("2016年三季度")).toEqual(["quarter 2016年三季度 2016Q3"]);
  expect(quarter("2031Q1")).toEqual(["quarter 2031Q1"]);
  for (const known of ["2016", "2017Q1", "2016Q3..2017Q2"]) expect(period(known)).toEqual([]);
  expect(period("2017-q1")).toEqual(["period 2017-q1 2017Q1"]);
  for (const other of ["2031", "2016Q3..2031Q2", "last year"])
    expect(period(other)).toEqual([`period ${other}`]);
  expect(near("from series('wuhan', 'new_jobs', '*', 'quarterly')")).toEqual([
    "period_kind quarterly quarter four_quarter",
  ]);
});
