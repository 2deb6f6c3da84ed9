import { defineTable, type RowOf } from "../column.ts";
import { city, integer, number, quarter, survey, text } from "./published-columns.ts";

// What stands beside the estimates: counts of offices' own records, and how the panel answered.

export const CONFIDENTIALITY = ["free", "confidential"] as const;

/** Counts, not estimates: complete, and without an interval. Only measures of data/registry/measures.json. */
export const administrativeCountsTable = defineTable({
  name: "administrative",
  title: { zh: "行政记录", en: "administrative counts" },
  columns: [
    city,
    quarter,
    text("measure", "指标", "measure, of data/registry/measures.json"),
    { ...text("group", "分组", "group of persons, empty for all"), nullable: true },
    { ...integer("value", "数值", "count; empty where it is confidential", "measure"), nullable: true },
    {
      ...text("conf_status", "保密状态", "confidential: fewer than three persons"),
      values: CONFIDENTIALITY,
    },
  ],
});

/** all · areas of communities · size classes of enterprises, as the public cells name them. */
export const PANEL_GROUPS = ["all", "urban", "rural", "large+medium", "small", "micro"] as const;

/** How the panel of a city answered in a quarter. Never the count of a rare event (PUBLIC_FILES, D6). */
export const panelTable = defineTable({
  name: "panel",
  title: { zh: "面板回收", en: "response of the panel" },
  columns: [
    city,
    quarter,
    survey,
    { ...text("group", "分组", "group of units"), values: PANEL_GROUPS },
    { ...integer("listed", "面板单位数", "units of the panel, none below 5", "units"), nullable: true },
    {
      ...integer("responded", "回收单位数", "units that responded, confirmed closures among them", "units"),
      nullable: true,
    },
    number("imputed_share", "补数比重", "share of the employment level that was filled in", "share"),
    {
      ...integer(
        "growing",
        "用工增加的企业",
        "enterprises with more staff than at the start, rounded to 5",
        "units",
      ),
      nullable: true,
    },
    {
      ...integer("level", "用工不变的企业", "enterprises with as many, rounded to 5", "units"),
      nullable: true,
    },
    {
      ...integer("shrinking", "用工减少的企业", "enterprises with fewer, rounded to 5", "units"),
      nullable: true,
    },
  ],
});
export type AdministrativeCountRow = RowOf<typeof administrativeCountsTable>;
export type PanelRow = RowOf<typeof panelTable>;
