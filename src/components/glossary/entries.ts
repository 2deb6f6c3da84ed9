import { readFile } from "node:fs/promises";
import { publishedNote } from "#contract/published/published-notes.ts";
import { type GlossaryEntry, parseGlossary } from "#contract/registry/glossary.ts";
import type { Lang } from "#i18n/dictionary.ts";
import type { LanguageWords } from "#i18n/words.ts";

// The glossary, as pages read it.

let glossary: Promise<GlossaryEntry[]> | undefined;

/** data/registry/glossary.json, read once a build. @throws naming the fault. */
export function readGlossary(): Promise<GlossaryEntry[]> {
  glossary ??= readFile("data/registry/glossary.json", "utf8").then(parseGlossary);
  return glossary;
}

/** What a term means. @throws when the house does not say what the entry refers to. */
export function meaningOf({ id, text }: GlossaryEntry, { t, lang }: LanguageWords): string {
  if ("words" in text) return t(text.words);
  if (!("column" in text)) return text[lang];
  const note = publishedNote(text.column)?.[lang];
  if (!note) throw new Error(`glossary.json: ${id}: no note on a column ${text.column}`);
  return note;
}

/** As a dictionary of the language has them: Chinese by pinyin. */
export function inOrder(entries: readonly GlossaryEntry[], lang: Lang): GlossaryEntry[] {
  const { compare } = new Intl.Collator(lang === "zh" ? "zh-CN-u-co-pinyin" : "en");
  return entries.toSorted((a, b) => compare(a.term[lang], b.term[lang]));
}

/** The term that a published column, or the list of its codes, holds. */
export function termOfColumn(entries: readonly GlossaryEntry[], column: string): GlossaryEntry | undefined {
  return entries.find(({ columns }) => columns.includes(column));
}

/** @throws when there is no such term. */
export function entryOf(entries: readonly GlossaryEntry[], id: string): GlossaryEntry {
  const found = entries.find((entry) => entry.id === id);
  if (!found) throw new Error(`no such term in glossary.json: ${id}`);
  return found;
}
