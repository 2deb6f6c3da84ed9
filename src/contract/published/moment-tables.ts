import { defineTable, type RowOf } from "../column.ts";
import { BENCHMARK_MEASURES } from "./published-codes.ts";
import { cell, city, indicator, integer, number, quarter, survey, text } from "./published-columns.ts";

// What figures follow from: moments, known totals, quantiles; and the unit rows of simulated returns.

export const cellsTable = defineTable({
  name: "cells",
  title: { zh: "公开单元的设计矩", en: "design moments of the public cells" },
  columns: [
    city,
    survey,
    quarter,
    cell,
    indicator,
    integer("n_resp", "回收单位数", "responding units", "units"),
    number("ty", "分子总量估计", "estimated total of the numerator", "numerator"),
    number("tx", "分母总量估计", "estimated total of the denominator", "denominator"),
    number("vyy", "分子方差", "variance of ty", "numerator_squared"),
    number("vxy", "协方差", "covariance of ty and tx", "numerator_denominator"),
    number("vxx", "分母方差", "variance of tx", "denominator_squared"),
    number("dfc", "单元自由度", "degrees of freedom of the cell", "number"),
    number("vinf", "方差放大", "variance inflation for the interval", "number"),
    number("sum_w", "权数和", "sum of weights, communities only", "units"),
    number("sum_ww", "权数平方和", "sum of squared weights, communities only", "units_squared"),
    number("imputed_share", "补数比重", "share of the city's employment level that was filled in", "share"),
  ],
});

export const linksTable = defineTable({
  name: "links",
  title: { zh: "季度间协方差", en: "covariances between quarters" },
  columns: [
    city,
    survey,
    { ...quarter, title: { zh: "后一季度", en: "the later quarter" } },
    integer("lag", "间隔季度", "quarters between the two", "quarters"),
    cell,
    indicator,
    integer("n_match", "两季都回收的单位数", "units responding in both", "units"),
    number("c_y1y0", "协方差 y1,y0", "covariance of ty later, ty earlier", "numerator_squared"),
    number("c_y1x0", "协方差 y1,x0", "covariance of ty later, tx earlier", "numerator_denominator"),
    number("c_x1y0", "协方差 x1,y0", "covariance of tx later, ty earlier", "numerator_denominator"),
    number("c_x1x0", "协方差 x1,x0", "covariance of tx later, tx earlier", "denominator_squared"),
  ],
});

export const benchmarksTable = defineTable({
  name: "benchmarks",
  title: { zh: "已知总量", en: "known totals" },
  columns: [
    city,
    survey,
    quarter,
    cell,
    { ...text("measure", "总量名称", "what is known"), values: BENCHMARK_MEASURES },
    number("known_total", "已知总量", "known total", "persons"),
  ],
});

export const tQuantilesTable = defineTable({
  name: "t_quantiles",
  title: { zh: "t 分布分位数", en: "quantiles of Student's t" },
  columns: [
    integer("df", "自由度", "degrees of freedom", "number"),
    number("t75", "75%", "0.75", "number"),
    number("t975", "97.5%", "0.975", "number"),
    number("t9975", "99.75%", "0.9975, for ten comparisons at once", "number"),
  ],
});

const nullableCount = <const N extends string>(name: N, zh: string, en: string) =>
  ({ name, type: "float64", nullable: true, unit: "persons", title: { zh, en } }) as const;

export const sampleTable = defineTable({
  name: "sample",
  title: { zh: "样本单位(仅模拟数据公布)", en: "sampled units (published for simulated returns only)" },
  columns: [
    city,
    quarter,
    survey,
    text("unit_id", "单位编号", "unit id"),
    text("stratum", "层", "stratum"),
    text("cell", "公开单元", "public cell"),
    text("status", "状态", "status"),
    { ...integer("population_units", "总体单位数", "units of the stratum in the population", "units") },
    number("weight", "权数", "weight N/r of a responding unit; empty for others", "units"),
    nullableCount("working_age_population", "劳动年龄人口", "working-age population"),
    nullableCount("labour_force", "劳动力人数", "labour force"),
    nullableCount("unemployed", "失业人数", "unemployed"),
    nullableCount("registered_unemployed", "登记失业人数", "registered unemployed"),
    nullableCount("newly_employed", "新就业人数", "newly employed"),
    nullableCount("natural_attrition", "自然减员", "natural attrition"),
    nullableCount("new_entrepreneurs", "新创业人数", "new entrepreneurs"),
    nullableCount("jobs_driven", "带动就业人数", "jobs driven"),
    nullableCount("satisfaction_respondents", "满意度受访人数", "persons asked how satisfied they are"),
    { ...nullableCount("satisfaction_points", "满意度总分", "sum of their answers"), unit: "points" },
    nullableCount("employees_start", "期初人数", "employees at start"),
    nullableCount("hires", "新招人数", "hires"),
    nullableCount("separations", "减少人数", "separations"),
    nullableCount("layoffs", "裁减人数", "layoffs"),
    nullableCount("employees_end", "期末人数", "employees at end"),
    { ...nullableCount("vacancies", "空缺岗位", "vacancies"), unit: "jobs" },
  ],
});
export type CellRow = RowOf<typeof cellsTable>;
export type LinkRow = RowOf<typeof linksTable>;
export type BenchmarkRow = RowOf<typeof benchmarksTable>;
export type TQuantileRow = RowOf<typeof tQuantilesTable>;
export type SampleRow = RowOf<typeof sampleTable>;
