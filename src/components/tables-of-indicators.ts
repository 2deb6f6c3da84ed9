import { type PublishedTableName, publishedTables } from "#contract/published-tables.ts";
import { TABLES_OF_DOCUMENTS } from "#contract/table-notes.ts";

/** Whether a table has rows of our own indicators. */
export function hasIndicator(name: PublishedTableName): boolean {
  const columns: readonly { readonly name: string }[] = publishedTables[name].columns;
  return columns.some((column) => column.name === "indicator") && !TABLES_OF_DOCUMENTS.includes(name);
}
