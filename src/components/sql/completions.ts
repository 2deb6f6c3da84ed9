import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import type { Lang } from "#components/links.ts";
import type { Table } from "#contract/column.ts";
import { publishedTables } from "#contract/published/published-tables.ts";
import { questions } from "#contract/queries.ts";
import type { SqlWords } from "./words.ts";

// What may be written next: tables, macros and columns, each with its title in the page's language.

const tables: readonly Table[] = Object.values(publishedTables);

/** After `name.` the editor looks here. */
export function schemaOf(lang: Lang) {
  return Object.fromEntries(
    tables.map((table) => [
      table.name,
      {
        self: { label: table.name, type: "class", detail: table.title[lang] },
        children: table.columns.map((column) => columnCompletion(column.name, column.title[lang])),
      },
    ]),
  );
}

/** Macros, and columns of the tables and macros that the query names; of all when it names none. */
export function ownCompletions(lang: Lang, words: SqlWords) {
  const macros = Object.values(questions).map(
    (question): Completion => ({
      label: question.name,
      type: "function",
      detail: `(${question.parameters.join(", ")})`,
      info: words.t(`sql.macro.${question.name}`),
      apply: `${question.name}(`,
      boost: 1,
    }),
  );
  return (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(/\w+/);
    if (!word && !context.explicit) return null;
    if (context.matchBefore(/\.\w*/)) return null;
    const named = new Set(context.state.doc.toString().toLowerCase().match(/\w+/g) ?? []);
    return {
      from: word?.from ?? context.pos,
      options: [...macros, ...columnsFor(named, lang)],
      validFor: /^\w*$/,
    };
  };
}

function columnsFor(named: ReadonlySet<string>, lang: Lang): Completion[] {
  const read = tables.filter((table) => named.has(table.name));
  const asked = Object.values(questions).filter((question) => named.has(question.name));
  const sources = read.length + asked.length > 0 ? read : tables;
  const titles = new Map<string, string>();
  const names = [...sources, ...asked.map(({ answer }) => answer)].flatMap(({ columns }) => [...columns]);
  for (const { name } of names) if (!titles.has(name)) titles.set(name, titleOf(name, sources, lang));
  return [...titles].map(([name, title]) => columnCompletion(name, title));
}

/** Answers of macros name their columns as the published tables do. */
function titleOf(name: string, sources: readonly Table[], lang: Lang): string {
  const columns = [...sources, ...tables].flatMap((table) => table.columns);
  return columns.find((column) => column.name === name)?.title[lang] ?? "";
}

const columnCompletion = (label: string, detail: string): Completion => ({ label, detail, type: "property" });
