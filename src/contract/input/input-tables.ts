import { defineTable, type RowOf } from "../column.ts";
import { groupWords, measureWords, SECTOR_NAMES } from "./input-words.ts";

// What an office hands in (one folder a city; see README, "Returns").

const quarter = {
  name: "quarter",
  type: "utf8",
  quarter: true,
  title: { zh: "季度", en: "quarter" },
  synonyms: ["期别", "报告期", "统计季度", "报表季度", "所属季度", "所属期", "时期"],
} as const;
const city = {
  name: "city",
  type: "utf8",
  title: { zh: "城市", en: "city" },
  synonyms: ["地区", "市", "城市名称", "所在城市", "所属城市", "设区市"],
} as const;

export const SURVEYS = ["community", "enterprise"] as const;
export type Survey = (typeof SURVEYS)[number];
/** Where a figure comes from: one of the surveys, or the register of supported start-ups, which is complete. */
export const SOURCES = [...SURVEYS, "register"] as const;
export type Source = (typeof SOURCES)[number];
export const DESIGN_BASES = ["probability", "purposive"] as const;

export const frameTable = defineTable({
  name: "frame",
  title: { zh: "抽样框", en: "sampling frame" },
  columns: [
    quarter,
    {
      name: "survey",
      type: "utf8",
      values: SURVEYS,
      valueSynonyms: { 社区: "community", "社区(村屯)": "community", 企业: "enterprise" },
      title: { zh: "调查", en: "survey" },
    },
    {
      name: "stratum",
      type: "utf8",
      code: true,
      title: { zh: "层", en: "stratum" },
      synonyms: ["抽样层", "分层"],
    },
    {
      name: "population_units",
      type: "int32",
      count: true,
      unit: "units",
      title: { zh: "总体单位数", en: "units in the population" },
    },
    {
      name: "known_total",
      type: "float64",
      count: true,
      nullable: true,
      unit: "persons",
      title: { zh: "已知总量", en: "known total (labour force; employment)" },
    },
    {
      name: "design_basis",
      type: "utf8",
      values: DESIGN_BASES,
      valueSynonyms: {
        ...{ 概率抽样: "probability", 概率: "probability", 随机抽样: "probability" },
        ...{ 非概率抽样: "purposive", 非概率: "purposive", 立意抽样: "purposive", 典型抽样: "purposive" },
      },
      nullable: true,
      optional: true,
      title: { zh: "抽样方式", en: "design basis" },
    },
  ],
});

const persons = <const N extends string>(name: N, zh: string, en: string, synonyms: readonly string[] = []) =>
  ({
    name,
    type: "int32",
    count: true,
    nullable: true,
    unit: "persons",
    title: { zh, en },
    synonyms,
  }) as const;

export const communitiesTable = defineTable({
  name: "communities",
  title: { zh: "社区(村屯)季度报表", en: "community returns" },
  columns: [
    quarter,
    city,
    {
      name: "community_id",
      type: "utf8",
      code: true,
      title: { zh: "社区编号", en: "community id" },
      synonyms: ["社区代码", "社区编码", "社区(村屯)编号", "社区(村)编号", "社区号"],
    },
    {
      name: "area",
      type: "utf8",
      values: ["urban", "rural"],
      valueSynonyms: {
        ...{ 城镇: "urban", 城市: "urban", 城区: "urban", 城镇社区: "urban", 城市社区: "urban" },
        ...{ 农村: "rural", 乡村: "rural", 村屯: "rural", 农村社区: "rural" },
      },
      title: { zh: "城乡", en: "area" },
      synonyms: ["城乡类型", "城乡分类", "城乡类别"],
    },
    {
      name: "status",
      type: "utf8",
      values: ["responded", "refused"],
      valueSynonyms: {
        ...{ 已报: "responded", 已填报: "responded", 已上报: "responded", 已回收: "responded" },
        ...{ 拒报: "refused", 未报: "refused", 未上报: "refused", 未回收: "refused", 拒访: "refused" },
      },
      title: { zh: "回收状态", en: "status" },
      synonyms: ["状态", "填报状态", "报送状态"],
    },
    { ...persons("working_age_population", "劳动年龄人口", "working-age population", ["劳动年龄人口数"]) },
    { ...persons("labour_force", "劳动力人数", "labour force", ["劳动力", "劳动力数", "labor force"]) },
    { ...persons("unemployed", "失业人数", "unemployed", ["失业人员", "失业人员数", "失业数"]) },
    {
      ...persons("registered_unemployed", "登记失业人数", "registered unemployed", [
        "登记失业人员",
        "登记失业人员数",
      ]),
    },
    { ...persons("newly_employed", "新就业人数", "newly employed", ["新增就业人数", "新增就业", "新就业"]) },
    {
      ...persons("natural_attrition", "自然减员", "natural attrition (retired, died)", [
        "自然减员人数",
        "natural attrition",
      ]),
    },
    {
      ...persons("new_entrepreneurs", "新创业人数", "new entrepreneurs", [
        "新创业人员",
        "新增创业人数",
        "创业人数",
      ]),
    },
    {
      ...persons("jobs_driven", "带动就业人数", "jobs driven (founders excluded)", [
        "带动就业",
        "创业带动就业人数",
        "jobs driven",
      ]),
    },
    {
      ...persons("satisfaction_respondents", "满意度受访人数", "persons asked how satisfied they are"),
      optional: true,
    },
    {
      ...persons("satisfaction_points", "满意度总分", "sum of their answers, 1 (not at all) to 5 (very)"),
      unit: "points",
      optional: true,
    },
  ],
});

/** Why staff at the start of a quarter need not be staff at the end of the one before. */
export const RESTRUCTURINGS = ["merger", "split", "transfer"] as const;

export const SIZES = ["large", "medium", "small", "micro"] as const;

export const enterprisesTable = defineTable({
  name: "enterprises",
  title: { zh: "企业季度报表", en: "enterprise returns" },
  columns: [
    quarter,
    city,
    {
      name: "enterprise_id",
      type: "utf8",
      code: true,
      title: { zh: "企业编号", en: "enterprise id" },
      synonyms: ["企业代码", "企业编码", "单位编号", "单位代码"],
    },
    {
      name: "size",
      type: "utf8",
      values: SIZES,
      valueSynonyms: {
        ...{ 大型: "large", 中型: "medium", 小型: "small", 微型: "micro" },
        ...{ 大: "large", 中: "medium", 小: "small", 微: "micro" },
        ...{ 大型企业: "large", 中型企业: "medium", 小型企业: "small", 微型企业: "micro" },
      },
      title: { zh: "规模", en: "size class" },
      synonyms: ["企业规模", "规模类型"],
    },
    {
      name: "sector",
      type: "utf8",
      code: true,
      title: { zh: "行业", en: "sector (GB/T 4754 letter)" },
      valueSynonyms: SECTOR_NAMES,
      synonyms: ["行业门类", "行业代码", "行业类别", "所属行业", "sector"],
    },
    {
      name: "status",
      type: "utf8",
      values: ["active", "closed", "refused"],
      valueSynonyms: {
        ...{ responded: "active", 在营: "active", 营业: "active", 正常: "active", 正常营业: "active" },
        ...{ 正常经营: "active", 关闭: "closed", 停业: "closed", 注销: "closed" },
        ...{ 拒报: "refused", 未报: "refused", 未上报: "refused", 未回收: "refused" },
      },
      title: { zh: "企业状态", en: "status" },
      synonyms: ["状态", "经营状态", "填报状态", "营业状态"],
    },
    {
      ...persons("employees_start", "期初人数", "employees at start", [
        "期初从业人员",
        "期初从业人数",
        "期初职工人数",
        "期初用工人数",
      ]),
    },
    {
      ...persons("hires", "新招人数", "hires", [
        "招用人数",
        "新招",
        "新增人数",
        "本期新招人数",
        "新招用人数",
      ]),
    },
    { ...persons("separations", "减少人数", "separations", ["离职人数", "本期减少人数", "流失人数"]) },
    {
      ...persons("layoffs", "裁减人数", "layoffs", [
        "裁员人数",
        "裁员",
        "其中裁减人数",
        "其中:裁减人数",
        "其中:裁员人数",
      ]),
    },
    {
      ...persons("employees_end", "期末人数", "employees at end", [
        "期末从业人员",
        "期末从业人数",
        "期末职工人数",
        "期末用工人数",
      ]),
    },
    { ...persons("vacancies", "空缺岗位", "vacancies", ["岗位空缺数", "空缺岗位数", "空岗数", "缺工人数"]) },
    {
      name: "restructuring",
      type: "utf8",
      values: RESTRUCTURINGS,
      valueSynonyms: { 合并: "merger", 分立: "split", 划转: "transfer" },
      nullable: true,
      optional: true,
      title: { zh: "重组情况", en: "restructuring since the last quarter" },
    },
  ],
});

export const administrativeTable = defineTable({
  name: "administrative",
  title: { zh: "行政记录", en: "administrative counts" },
  columns: [
    quarter,
    city,
    {
      name: "measure",
      type: "utf8",
      code: true,
      valueSynonyms: measureWords,
      title: { zh: "指标", en: "measure" },
    },
    {
      name: "group",
      type: "utf8",
      code: true,
      nullable: true,
      valueSynonyms: groupWords,
      title: { zh: "分组", en: "group" },
    },
    { name: "value", type: "float64", count: true, nullable: true, title: { zh: "数值", en: "value" } },
  ],
});

export const startupsTable = defineTable({
  name: "startups",
  title: { zh: "扶持创业登记", en: "register of supported start-ups" },
  columns: [
    quarter,
    city,
    {
      name: "startup_id",
      type: "utf8",
      code: true,
      title: { zh: "创业编号", en: "start-up id" },
      synonyms: ["创业项目编号", "创业代码", "创业编码"],
    },
    {
      name: "supported_quarter",
      type: "utf8",
      quarter: true,
      title: { zh: "扶持季度", en: "quarter of support" },
    },
    {
      name: "group",
      type: "utf8",
      code: true,
      nullable: true,
      valueSynonyms: groupWords,
      title: { zh: "人群", en: "group of founders" },
      synonyms: ["创业人群", "人群类别"],
    },
    {
      name: "alive",
      type: "bool",
      nullable: true,
      valueSynonyms: { 是: "true", 否: "false" },
      title: { zh: "是否存续", en: "alive" },
    },
    {
      ...persons("jobs", "带动就业人数", "jobs driven (employees besides the founder)", [
        "岗位数",
        "雇员人数",
        "jobs besides the founders'",
      ]),
    },
  ],
});

export type FrameRow = RowOf<typeof frameTable>;
export type CommunityRow = RowOf<typeof communitiesTable>;
export type EnterpriseRow = RowOf<typeof enterprisesTable>;
export type AdministrativeRow = RowOf<typeof administrativeTable>;
export type StartupRow = RowOf<typeof startupsTable>;

/** The files of one city and quarter, by the table each holds. */
export const returnTables = {
  communities: communitiesTable,
  enterprises: enterprisesTable,
  administrative: administrativeTable,
  startups: startupsTable,
} as const;
export type ReturnTableName = keyof typeof returnTables;

/** The column that names the unit of a return; none for counts. */
export const unitColumn = {
  communities: "community_id",
  enterprises: "enterprise_id",
  startups: "startup_id",
} as const satisfies Partial<Record<ReturnTableName, string>>;
