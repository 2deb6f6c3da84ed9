import { z } from "zod";
import en from "./en.json" with { type: "json" };
import zh from "./zh.json" with { type: "json" };

// The words of both languages: flat keys, {placeholders} in braces.

export type Lang = "zh" | "en";
export const LANGS: readonly Lang[] = ["zh", "en"];

export const dictionarySchema = z.record(z.string().regex(/^[a-z_]+(\.[A-Za-z0-9_]+)+$/), z.string().min(1));
export type Dictionary = z.infer<typeof dictionarySchema>;

export const dictionaries: Readonly<Record<Lang, Dictionary>> = {
  zh: dictionarySchema.parse(zh),
  en: dictionarySchema.parse(en),
};

/** The names of a template's placeholders, in order of appearance. */
export function placeholdersOf(template: string): string[] {
  return Array.from(template.matchAll(/\{([a-z0-9_]+)\}/g), (match) => match[1] ?? "");
}
