import { type PublishedTableName, publishedTables } from "#contract/published/published-tables.ts";
import { TABLES_OF_DOCUMENTS } from "#contract/published/table-notes.ts";
import type { Indicator } from "#contract/registry/registry.ts";

/** Whether a table has rows of an indicator of ours; not every one has an index. */
export function hasIndicator(name: PublishedTableName, { indexed }: Pick<Indicator, "indexed">): boolean {
  const columns: readonly { readonly name: string }[] = publishedTables[name].columns;
  const isOurs = columns.some((column) => column.name === "indicator") && !TABLES_OF_DOCUMENTS.includes(name);
  return isOurs && (indexed || name !== "indices");
}
