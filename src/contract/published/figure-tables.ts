import { defineTable, type RowOf } from "../column.ts";
import { CHANGE_VERDICTS, QUALITY_LETTERS, TARGET_VERDICTS } from "./published-codes.ts";
import {
  city,
  df,
  domain,
  indicator,
  integer,
  lower,
  lower50,
  number,
  obsStatus,
  period,
  periodKind,
  quarter,
  release,
  se,
  text,
  upper,
  upper50,
} from "./published-columns.ts";

// Figures, changes, indices and alerts.

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
    number("estimate", "估计值", "estimate", "indicator"),
    lower,
    upper,
    lower50,
    upper50,
    se,
    df,
    number("cv", "变异系数", "coefficient of variation", "share"),
    {
      name: "quality",
      type: "utf8",
      values: QUALITY_LETTERS,
      nullable: true,
      title: { zh: "质量等级", en: "quality letter" },
    },
    integer("n_responding", "回收单位数", "responding units (smallest of the period's quarters)", "units"),
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
    number("imputed_share", "补数比重", "share of the level that was filled in", "share"),
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
    integer("lag", "间隔季度", "quarters between the two", "quarters"),
    number("change", "变化", "change", "indicator"),
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
    number("index", "指数", "index, base = 100", "index"),
    { ...lower, unit: "index" },
    { ...upper, unit: "index" },
    { ...se, unit: "index" },
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
export type IndexRow = RowOf<typeof indicesTable>;
export type AlertRow = RowOf<typeof alertsTable>;
