import type { FileFormatName } from "#contract/published/data-files.ts";

// Code that runs as it stands and reads the published files from their addresses.

export type SnippetTool =
  | "r"
  | "r_arrow"
  | "pandas"
  | "polars"
  | "duckdb"
  | "observable_d3"
  | "observable_arrow"
  | "power_query";
export type SnippetLanguage = "r" | "python" | "sql" | "javascript" | "powerquery";

export interface Snippet {
  /** Stable: an anchor on pages, a name in the command's lines. */
  readonly id: string;
  readonly tool: SnippetTool;
  readonly language: SnippetLanguage;
  /** The form of file it reads. */
  readonly format: FileFormatName;
  /** With {url}, {table}, {city}, {indicator}, {quarter}, {cells}, {numbers}; whatever else has braces is code. */
  readonly text: string;
}

/** Reads a table and shows its first rows; a snippet of estimates shows a figure with its interval instead. */
export interface ReadSnippet extends Snippet {
  readonly estimates: string;
}
