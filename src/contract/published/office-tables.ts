import { defineTable, type RowOf } from "../column.ts";
import { REVISION_CAUSES } from "./published-codes.ts";
import { city, indicator, quarter, survey, text } from "./published-columns.ts";

// Tables of the office's own folder, which the next release reads again. They name units: never published.

/** digests.csv: what a release rests on, to be compared with what the next one does. */
export const digestsTable = defineTable({
  name: "digests",
  title: { zh: "摘要", en: "digests of what was used" },
  columns: [
    city,
    quarter,
    survey,
    { ...text("cause", "内容", "what a difference would be"), values: REVISION_CAUSES },
    text("sha256", "SHA-256", "SHA-256"),
  ],
});
export type DigestRow = RowOf<typeof digestsTable>;

export const LATE_STATUSES = ["applied", "held", "replaced", "refused"] as const;

export const lateReturnsTable = defineTable({
  name: "late_returns",
  title: { zh: "迟报与更正", en: "late returns" },
  columns: [
    city,
    quarter,
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
  columns: [quarter, indicator, text("cell", "公开单元", "public cell")],
});
export type PublishedCellRow = RowOf<typeof publishedCellsTable>;
