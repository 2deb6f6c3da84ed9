import { defineTable } from "../column.ts";

// queries.csv, kept beside the returns: what an office says of queries, so that they are open no more.

const text = <const N extends string>(name: N, zh: string, en: string, synonyms: readonly string[] = []) =>
  ({ name, type: "utf8", title: { zh, en }, synonyms, optional: true }) as const;

export const confirmationsTable = defineTable({
  name: "queries",
  title: { zh: "待核实问题", en: "queries" },
  columns: [
    text("city", "城市", "city", ["地区"]),
    text("quarter", "季度", "quarter", ["期别", "报告期"]),
    text("table", "报表", "table", ["表"]),
    text("unit", "单位", "unit", ["单位编号", "社区编号", "企业编号", "创业编号"]),
    text("file", "文件", "file"),
    text("sheet", "工作表", "sheet"),
    text("row", "行", "row", ["行号"]),
    { ...text("code", "问题代码", "code", ["代码"]), optional: false },
    text("column", "项目", "column", ["列"]),
    { ...text("value", "填报值", "value", ["值"]), optional: false },
    text("question", "问题", "question"),
    { ...text("comment", "说明", "comment", ["备注", "原因"]), optional: false },
    text("by", "确认人", "by", ["填写人"]),
    text("on", "确认日期", "on", ["日期"]),
  ],
});

export type ConfirmationCell = (typeof confirmationsTable)["columns"][number]["name"];
