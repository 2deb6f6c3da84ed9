import { offeredTables, tableTitle } from "#components/catalogue/files.ts";
import type { Column } from "#contract/column.ts";
import { slugOf, tablePath } from "#contract/page-paths.ts";
import type { Manifest } from "#contract/published/manifest.ts";
import { publishedNote } from "#contract/published/published-notes.ts";
import { publishedTables } from "#contract/published/published-tables.ts";
import { tableNotes } from "#contract/published/table-notes.ts";
import type { LanguageWords } from "#i18n/words.ts";
import type { SearchDocument } from "./index.ts";

// Tables and columns, as the search finds them.

export function tableDocuments(manifest: Manifest, { lang }: LanguageWords): SearchDocument[] {
  return offeredTables(manifest).map(({ name }) => ({
    kind: "table",
    title: `${tableTitle(name, lang)} (${name})`,
    line: tableNotes[name][lang],
    path: tablePath(name),
    names: `${name} ${publishedTables[name].title.zh} ${publishedTables[name].title.en}`,
  }));
}

/** A column of several tables is found once, with its tables; it leads to the first of them. */
export function columnDocuments(manifest: Manifest, { t, lang }: LanguageWords): SearchDocument[] {
  const columns = offeredTables(manifest).flatMap(({ name: table }) =>
    (publishedTables[table].columns as readonly Column[]).map((column) => ({ table, column })),
  );
  const alike = Map.groupBy(columns, ({ column }) => `${column.name} ${column.title[lang]}`);
  return [...alike.values()].flatMap((own) => {
    const first = own[0];
    if (!first) return [];
    const { table, column } = first;
    const tables = t("find.column_in", { tables: own.map((one) => one.table).join(", ") });
    const note = publishedNote(column.name)?.[lang];
    const document: SearchDocument = {
      kind: "column",
      title: `${column.name} ${column.title[lang]}`,
      line: [...(note ? [note] : []), tables].join(" "),
      path: `${tablePath(table)}#column-${slugOf(column.name)}`,
      names: `${column.title.zh} ${column.title.en}`,
    };
    return [document];
  });
}
