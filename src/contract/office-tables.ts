import { defineTable, type RowOf } from "./column.ts";
import { REVISION_CAUSES } from "./published-codes.ts";
import { city, quarter, survey, text } from "./published-columns.ts";

// Tables of the office's own folder: never published.

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
