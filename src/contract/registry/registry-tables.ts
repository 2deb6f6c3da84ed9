import {
  city,
  domain,
  indicator,
  integer,
  period,
  survey,
  text,
} from "#contract/published/published-columns.ts";
import { defineTable, type RowOf } from "../column.ts";

// The registries as published tables.

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
    {
      name: "ratio_offset",
      type: "float64",
      unit: "number",
      title: { zh: "加数", en: "added to the ratio and its limits" },
    },
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
    integer("from_year", "起始年", "first year", "year"),
    {
      name: "to_year",
      type: "int32",
      unit: "year",
      nullable: true,
      title: { zh: "终止年", en: "last year, empty while it stands" },
    },
    text("basis", "口径时段", "window"),
    {
      name: "value",
      type: "float64",
      unit: "as_named",
      title: { zh: "目标值", en: "target, in the unit of the indicator" },
    },
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
    {
      name: "value",
      type: "float64",
      unit: "as_named",
      title: { zh: "数值", en: "value, in persons, shares or ratios" },
    },
    text("concept", "概念", "concept"),
    text("chart", "所在图", "headline chart it is drawn on, or none"),
    ...sourced,
  ],
});
export type IndicatorRow = RowOf<typeof indicatorsTable>;
export type TargetRow = RowOf<typeof targetsTable>;
export type OfficialRow = RowOf<typeof officialTable>;
