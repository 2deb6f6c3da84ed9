import type { ColumnUnit } from "../column-unit.ts";
import { SOURCES } from "#contract/input/input-tables.ts";
import { PERIOD_KINDS } from "../period.ts";
import { OBS_STATUSES } from "./published-codes.ts";

// Columns that several published tables share.

export const text = <const N extends string>(name: N, zh: string, en: string) =>
  ({ name, type: "utf8", title: { zh, en } }) as const;
export const number = <const N extends string>(name: N, zh: string, en: string, unit: ColumnUnit) =>
  ({ name, type: "float64", nullable: true, unit, title: { zh, en } }) as const;

export const release = text("release", "发布期", "release");
export const city = text("city", "城市", "city");
export const quarter = { ...text("quarter", "季度", "quarter"), quarter: true } as const;
export const period = text("period", "时期", "period");
export const periodKind = {
  ...text("period_kind", "时期类型", "kind of period"),
  values: PERIOD_KINDS,
} as const;
export const indicator = text("indicator", "指标", "indicator");
export const domain = text("domain", "范围", "cells the figure covers, comma separated, * for all");
export const survey = { ...text("survey", "调查", "survey"), values: SOURCES } as const;
export const cell = text("cell", "公开单元", "public cell");
export const se = number("se", "标准误", "standard error", "indicator");
export const df = {
  name: "df",
  type: "int32",
  nullable: true,
  unit: "number",
  title: { zh: "自由度", en: "degrees of freedom" },
} as const;
export const lower = number("ci_lower", "95%置信下限", "lower limit, 95 %", "indicator");
export const upper = number("ci_upper", "95%置信上限", "upper limit, 95 %", "indicator");
export const lower50 = number("ci_lower_50", "50%置信下限", "lower limit, 50 %", "indicator");
export const upper50 = number("ci_upper_50", "50%置信上限", "upper limit, 50 %", "indicator");
export const obsStatus = {
  ...text("obs_status", "观测状态", "observation status"),
  values: OBS_STATUSES,
} as const;
export const integer = <const N extends string>(name: N, zh: string, en: string, unit: ColumnUnit) =>
  ({ name, type: "int32", unit, title: { zh, en } }) as const;
