import type { SnippetLanguage } from "./snippet.ts";

/** Cells by name as each language lists them, or the words that stand for all of them. */
export function listOf(cells: string, language: SnippetLanguage): string {
  const quote = language === "sql" ? "'" : '"';
  const names = cells.split(",").map((cell) => `${quote}${cell}${quote}`);
  if (language === "r") return cells === "*" ? "unique(cells$cell)" : `c(${names.join(", ")})`;
  if (language === "python") return cells === "*" ? "cells.cell.unique()" : `[${names.join(", ")}]`;
  return cells === "*" ? "SELECT cell FROM cells" : names.join(", ");
}
