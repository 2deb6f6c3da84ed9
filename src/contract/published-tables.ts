import { defineTable, type RowOf } from "./column.ts";
import { SOURCES } from "./input-tables.ts";
import { PERIOD_KINDS } from "./period.ts";

// What the world gets. Order of columns here is their order in every file.

export const CHANGE_VERDICTS = ["rise", "fall", "no_change_demonstrated"] as const;
export const TARGET_VERDICTS = ["below", "above", "not_distinguishable"] as const;
export const QUALITY_LETTERS = ["A", "B", "C", "D", "E", "F"] as const;
export const OBS_STATUSES = [
  "normal",
  "not_collected",
  "too_few_units",
  "no_events",
  "no_known_total",
  "unreliable",
  "not_qualified",
  "too_much_imputed",
] as const;
/** Known totals that figures are multiplied with. */
export const BENCHMARK_MEASURES = ["labour_force", "registered_unemployed", "young_jobs"] as const;
export type BenchmarkMeasure = (typeof BENCHMARK_MEASURES)[number];
export type ChangeVerdict = (typeof CHANGE_VERDICTS)[number];
export type TargetVerdict = (typeof TARGET_VERDICTS)[number];
export type QualityLetter = (typeof QUALITY_LETTERS)[number];
export type ObsStatus = (typeof OBS_STATUSES)[number];

const text = <const N extends string>(name: N, zh: string, en: string) =>
  ({ name, type: "utf8", title: { zh, en } }) as const;
const number = <const N extends string>(name: N, zh: string, en: string) =>
  ({ name, type: "float64", nullable: true, title: { zh, en } }) as const;

const release = text("release", "发布期", "release");
const city = text("city", "城市", "city");
const quarter = { ...text("quarter", "季度", "quarter"), quarter: true } as const;
const period = text("period", "时期", "period");
const periodKind = { ...text("period_kind", "时期类型", "kind of period"), values: PERIOD_KINDS } as const;
const indicator = text("indicator", "指标", "indicator");
const domain = text("domain", "范围", "cells the figure covers, comma separated, * for all");
const survey = { ...text("survey", "调查", "survey"), values: SOURCES } as const;
const cell = text("cell", "公开单元", "public cell");
const se = number("se", "标准误", "standard error");
const df = {
  name: "df",
  type: "int32",
  nullable: true,
  title: { zh: "自由度", en: "degrees of freedom" },
} as const;
const lower = number("ci_lower", "95%置信下限", "lower limit, 95 %");
const upper = number("ci_upper", "95%置信上限", "upper limit, 95 %");
const lower50 = number("ci_lower_50", "50%置信下限", "lower limit, 50 %");
const upper50 = number("ci_upper_50", "50%置信上限", "upper limit, 50 %");
const obsStatus = { ...text("obs_status", "观测状态", "observation status"), values: OBS_STATUSES } as const;
const integer = <const N extends string>(name: N, zh: string, en: string) =>
  ({ name, type: "int32", title: { zh, en } }) as const;

export const estimatesTable = defineTable({
  name: "estimates",
  title: { zh: "估计值", en: "estimates" },
  columns: [
    release,
    city,
    period,
    periodKind,
    indicator,
    domain,
    number("estimate", "估计值", "estimate"),
    lower,
    upper,
    lower50,
    upper50,
    se,
    df,
    number("cv", "变异系数", "coefficient of variation"),
    {
      name: "quality",
      type: "utf8",
      values: QUALITY_LETTERS,
      nullable: true,
      title: { zh: "质量等级", en: "quality letter" },
    },
    integer("n_responding", "回收单位数", "responding units (smallest of the period's quarters)"),
    {
      name: "verdict_change",
      type: "utf8",
      values: CHANGE_VERDICTS,
      nullable: true,
      title: { zh: "同比判断", en: "verdict against the same period a year earlier" },
    },
    {
      name: "verdict_target",
      type: "utf8",
      values: TARGET_VERDICTS,
      nullable: true,
      title: { zh: "目标判断", en: "verdict against the target" },
    },
    number("imputed_share", "补数比重", "share of the level that was filled in"),
    obsStatus,
    {
      name: "conf_status",
      type: "utf8",
      values: ["free", "confidential"],
      title: { zh: "保密状态", en: "confidentiality" },
    },
  ],
});

export const changesTable = defineTable({
  name: "changes",
  title: { zh: "变化", en: "changes between periods" },
  columns: [
    release,
    city,
    period,
    { ...text("from_period", "对比时期", "compared with") },
    periodKind,
    indicator,
    domain,
    integer("lag", "间隔季度", "quarters between the two"),
    number("change", "变化", "change"),
    lower,
    upper,
    se,
    df,
    {
      name: "verdict",
      type: "utf8",
      values: CHANGE_VERDICTS,
      nullable: true,
      title: { zh: "判断", en: "verdict" },
    },
    {
      name: "verdict_joint",
      type: "utf8",
      values: CHANGE_VERDICTS,
      nullable: true,
      title: { zh: "多城市同时判断", en: "verdict where up to ten cities are judged at once (Bonferroni)" },
    },
    obsStatus,
  ],
});

export const cellsTable = defineTable({
  name: "cells",
  title: { zh: "公开单元的设计矩", en: "design moments of the public cells" },
  columns: [
    city,
    survey,
    quarter,
    cell,
    indicator,
    integer("n_resp", "回收单位数", "responding units"),
    number("ty", "分子总量估计", "estimated total of the numerator"),
    number("tx", "分母总量估计", "estimated total of the denominator"),
    number("vyy", "分子方差", "variance of ty"),
    number("vxy", "协方差", "covariance of ty and tx"),
    number("vxx", "分母方差", "variance of tx"),
    number("dfc", "单元自由度", "degrees of freedom of the cell"),
    number("vinf", "方差放大", "variance inflation for the interval"),
    number("sum_w", "权数和", "sum of weights, communities only"),
    number("sum_ww", "权数平方和", "sum of squared weights, communities only"),
    number("imputed_share", "补数比重", "share of the city's employment level that was filled in"),
  ],
});

export const linksTable = defineTable({
  name: "links",
  title: { zh: "季度间协方差", en: "covariances between quarters" },
  columns: [
    city,
    survey,
    { ...quarter, title: { zh: "后一季度", en: "the later quarter" } },
    integer("lag", "间隔季度", "quarters between the two"),
    cell,
    indicator,
    integer("n_match", "两季都回收的单位数", "units responding in both"),
    number("c_y1y0", "协方差 y1,y0", "covariance of ty later, ty earlier"),
    number("c_y1x0", "协方差 y1,x0", "covariance of ty later, tx earlier"),
    number("c_x1y0", "协方差 x1,y0", "covariance of tx later, ty earlier"),
    number("c_x1x0", "协方差 x1,x0", "covariance of tx later, tx earlier"),
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
    number("known_total", "已知总量", "known total"),
  ],
});

export const tQuantilesTable = defineTable({
  name: "t_quantiles",
  title: { zh: "t 分布分位数", en: "quantiles of Student's t" },
  columns: [
    integer("df", "自由度", "degrees of freedom"),
    number("t75", "75%", "0.75"),
    number("t975", "97.5%", "0.975"),
    number("t9975", "99.75%", "0.9975, for ten comparisons at once"),
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
    { ...integer("population_units", "总体单位数", "units of the stratum in the population") },
    number("weight", "权数", "weight N/r of a responding unit; empty for others"),
    nullableCount("working_age_population", "劳动年龄人口", "working-age population"),
    nullableCount("labour_force", "劳动力人数", "labour force"),
    nullableCount("unemployed", "失业人数", "unemployed"),
    nullableCount("registered_unemployed", "登记失业人数", "registered unemployed"),
    nullableCount("newly_employed", "新就业人数", "newly employed"),
    nullableCount("natural_attrition", "自然减员", "natural attrition"),
    nullableCount("new_entrepreneurs", "新创业人数", "new entrepreneurs"),
    nullableCount("jobs_driven", "带动就业人数", "jobs driven"),
    nullableCount("employees_start", "期初人数", "employees at start"),
    nullableCount("hires", "新招人数", "hires"),
    nullableCount("separations", "减少人数", "separations"),
    nullableCount("layoffs", "裁减人数", "layoffs"),
    nullableCount("employees_end", "期末人数", "employees at end"),
    nullableCount("vacancies", "空缺岗位", "vacancies"),
  ],
});

export const indicatorsTable = defineTable({
  name: "indicators",
  title: { zh: "指标", en: "indicators" },
  columns: [
    indicator,
    survey,
    domain,
    { ...text("interval", "区间类型", "kind of interval"), values: ["logit", "log", "t"] },
    {
      ...text("pooling", "合并方式", "how quarters are put together"),
      values: ["mean", "sum", "ratio", "none"],
    },
    { name: "smoothed", type: "bool", title: { zh: "区间方差平滑", en: "interval variance smoothed" } },
    { ...text("estimand", "估计对象", "ratio of totals, or a total"), values: ["ratio", "total"] },
    { ...text("factor_of", "乘数", "known total that the ratio is multiplied with"), nullable: true },
    { ...text("factor_per", "乘数分母", "known total that the factor is divided by"), nullable: true },
    {
      name: "judged_by_cv",
      type: "bool",
      title: { zh: "以变异系数评级", en: "quality by its coefficient of variation" },
    },
    {
      ...text("carried_by", "覆盖面指标", "share of units with an event that the interval rests on"),
      nullable: true,
    },
    { name: "ratio_offset", type: "float64", title: { zh: "加数", en: "added to the ratio and its limits" } },
    text("unit", "单位", "unit"),
    text("name_zh", "中文名", "name in Chinese"),
    text("name_en", "英文名", "name in English"),
  ],
});

const sourced = [
  text("source_title", "来源", "source"),
  {
    name: "source_copy",
    type: "utf8",
    values: ["original", "secondary"],
    title: { zh: "原件或转载", en: "read in the original or in a copy" },
  },
] as const;

export const targetsTable = defineTable({
  name: "targets",
  title: { zh: "政策目标", en: "policy targets" },
  columns: [
    city,
    indicator,
    integer("from_year", "起始年", "first year"),
    {
      name: "to_year",
      type: "int32",
      nullable: true,
      title: { zh: "终止年", en: "last year, empty while it stands" },
    },
    text("basis", "口径时段", "window"),
    { name: "value", type: "float64", title: { zh: "目标值", en: "target, in the unit of the indicator" } },
    { name: "bound", type: "utf8", nullable: true, title: { zh: "方向", en: "at_most or at_least" } },
    text("concept", "概念", "concept"),
    text("chart", "所在图", "headline chart it is drawn on, or none"),
    { name: "scored", type: "bool", title: { zh: "可否评判", en: "may be scored with our estimate" } },
    ...sourced,
  ],
});

export const officialTable = defineTable({
  name: "official",
  title: { zh: "已公布数字", en: "published official figures" },
  columns: [
    city,
    indicator,
    period,
    text("basis", "口径时段", "window"),
    { name: "value", type: "float64", title: { zh: "数值", en: "value, in persons, shares or ratios" } },
    text("concept", "概念", "concept"),
    text("chart", "所在图", "headline chart it is drawn on, or none"),
    ...sourced,
  ],
});

export const INDEX_BASES = ["start", "peers"] as const;

export const indicesTable = defineTable({
  name: "indices",
  title: { zh: "指数", en: "indices" },
  columns: [
    release,
    city,
    period,
    periodKind,
    indicator,
    {
      ...text("against", "对比对象", "start: the first four quarters; peers: the mean of the other cities"),
      values: INDEX_BASES,
    },
    text("base", "基准", "period or number of cities compared with"),
    number("index", "指数", "index, base = 100"),
    lower,
    upper,
    se,
    df,
    {
      name: "verdict",
      type: "utf8",
      values: TARGET_VERDICTS,
      nullable: true,
      title: { zh: "判断", en: "below or above 100, or neither shown" },
    },
  ],
});

/** Mass layoffs by size (METHOD section 6), within a quarter and summed with the quarter before. */
export const ALERT_RULES = [
  "tier_1",
  "tier_2",
  "tier_3",
  "tier_1_two_quarters",
  "tier_2_two_quarters",
  "tier_3_two_quarters",
] as const;
/** Enterprises of the panel, never an exact number. PUBLIC_FILES, D6. */
export const ALERT_BANDS = ["0", "<3", "3-5", "6-10", ">10"] as const;

export const alertsTable = defineTable({
  name: "alerts",
  title: { zh: "裁员预警", en: "mass layoff alerts" },
  columns: [
    city,
    quarter,
    { ...text("rule", "规则", "rule: tier, and window"), values: ALERT_RULES },
    { ...text("band", "样本企业数(分档)", "enterprises of the panel, in bands"), values: ALERT_BANDS },
  ],
});

export type EstimateRow = RowOf<typeof estimatesTable>;
export type ChangeRow = RowOf<typeof changesTable>;
export type CellRow = RowOf<typeof cellsTable>;
export type LinkRow = RowOf<typeof linksTable>;
export type BenchmarkRow = RowOf<typeof benchmarksTable>;
export type TQuantileRow = RowOf<typeof tQuantilesTable>;
export type SampleRow = RowOf<typeof sampleTable>;
export type IndicatorRow = RowOf<typeof indicatorsTable>;
export type TargetRow = RowOf<typeof targetsTable>;
export type OfficialRow = RowOf<typeof officialTable>;
export type IndexRow = RowOf<typeof indicesTable>;
export type AlertRow = RowOf<typeof alertsTable>;

export const publishedTables = {
  estimates: estimatesTable,
  changes: changesTable,
  indices: indicesTable,
  cells: cellsTable,
  links: linksTable,
  benchmarks: benchmarksTable,
  t_quantiles: tQuantilesTable,
  sample: sampleTable,
  indicators: indicatorsTable,
  targets: targetsTable,
  official: officialTable,
  alerts: alertsTable,
} as const;
export type PublishedTableName = keyof typeof publishedTables;
