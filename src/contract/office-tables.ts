import { defineTable, type RowOf } from "./column.ts";

// Lists in the office's folder that the next release reads again. They name units: never inside what is published.

const text = <const N extends string>(name: N, zh: string, en: string) =>
  ({ name, type: "utf8", title: { zh, en } }) as const;

export const LATE_STATUSES = ["applied", "held", "replaced", "refused"] as const;

export const lateReturnsTable = defineTable({
  name: "late_returns",
  title: { zh: "迟报与更正", en: "late returns" },
  columns: [
    text("city", "城市", "city"),
    text("quarter", "季度", "quarter"),
    { ...text("table", "报表", "return"), values: ["communities", "enterprises"] },
    { ...text("unit", "单位编号", "unit id"), nullable: true },
    text("received", "收到日期", "day on which it came"),
    text("file", "文件", "file"),
    { name: "row", type: "int32", title: { zh: "行", en: "row" } },
    { ...text("status", "状态", "whether it counts"), values: LATE_STATUSES },
  ],
});
export type LateReturnRow = RowOf<typeof lateReturnsTable>;

export const publishedCellsTable = defineTable({
  name: "published_cells",
  title: { zh: "已公布的企业单元", en: "published cells of enterprises" },
  columns: [
    text("quarter", "季度", "quarter"),
    text("indicator", "指标", "indicator"),
    text("cell", "公开单元", "public cell"),
  ],
});
export type PublishedCellRow = RowOf<typeof publishedCellsTable>;
