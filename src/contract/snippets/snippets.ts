import { type PublishedTableName, publishedTables } from "#contract/published/published-tables.ts";
import type { ReadSnippet, Snippet, SnippetLanguage } from "./snippet.ts";
import { listOf } from "./snippets-cells.ts";
import { readSnippets } from "./snippets-read.ts";
import { recomputeSnippets } from "./snippets-recompute.ts";

// The code of each tool, filled in for a table, a city and what is asked of them.

export interface SnippetPlace {
  /** Of the file. */
  readonly url: string;
  readonly table: PublishedTableName;
  readonly city: string;
  readonly indicator?: string;
  readonly quarter?: string;
  /** Public cells as the registry writes them: comma separated, * for all. */
  readonly cells?: string;
}

export { readSnippets, recomputeSnippets };

/** The code that reads a table; of estimates it shows the newest quarterly unemployment rate of the city. */
export function readText(snippet: ReadSnippet, place: SnippetPlace): string {
  return fill(place.table === "estimates" ? snippet.estimates : snippet.text, snippet.language, place);
}

/** The code that computes a ratio and its standard error from the moments of a quarter's cells. */
export function recomputeText(snippet: Snippet, place: Required<SnippetPlace>): string {
  return fill(snippet.text, snippet.language, place);
}

function fill(text: string, language: SnippetLanguage, place: SnippetPlace): string {
  const values: Readonly<Record<string, string>> = {
    url: place.url,
    table: place.table,
    city: place.city,
    indicator: place.indicator ?? "unemployment_rate",
    quarter: place.quarter ?? "",
    cells: listOf(place.cells ?? "*", language),
    numbers: numbersOf(place.table),
  };
  return text.replaceAll(
    /\{(url|table|city|indicator|quarter|cells|numbers)\}/g,
    (_, name) => values[name] ?? "",
  );
}

/** Columns of numbers with their types, for a tool that must be told. */
function numbersOf(table: PublishedTableName): string {
  return publishedTables[table].columns
    .filter(({ type }) => type === "float64" || type === "int32")
    .map(({ name }) => `{"${name}", type number}`)
    .join(", ");
}
