import type { Bilingual, Column } from "#contract/column.ts";
import { QUARTER_PATTERN } from "#contract/quarter.ts";

// How a form says what the contract says: titles of cities and quarters, words for values.

export type FormLang = keyof Bilingual;
export const FORM_LANGS: readonly FormLang[] = ["zh", "en"];

const ORDINALS = ["一", "二", "三", "四"];

/** 2018年第一季度 / first quarter of 2018 as Q1 2018. */
export function quarterTitle(quarter: string, lang: FormLang): string {
  const [, year, part] = QUARTER_PATTERN.exec(quarter) ?? [];
  if (!year || !part) throw new Error(`not a quarter (expected YYYYQ1 … YYYYQ4): ${quarter}`);
  return lang === "zh" ? `${year}年第${ORDINALS[Number(part) - 1]}季度` : `Q${part} ${year}`;
}

/** @param name null: the registry does not know the city. */
export function cityTitle(city: string, name: Bilingual | null, lang: FormLang): string {
  if (!name) return city;
  if (lang === "en") return name.en;
  return name.zh.endsWith("市") ? name.zh : `${name.zh}市`;
}

const isChinese = (word: string) => /\p{Script=Han}/u.test(word);

/** The words that a cell of the column may hold, one for each value, or null where it is not a choice. */
export function wordsOf(column: Column, lang: FormLang): readonly string[] | null {
  const values = column.values ?? [...new Set(Object.values(column.valueSynonyms ?? {}))];
  return values.length > 0 ? values.map((value) => wordOf(column, value, lang)) : null;
}

/** A value of the contract as a cell of the form says it: the first Chinese word for it. */
export function wordOf<V extends string | number | null>(
  column: Column,
  value: V,
  lang: FormLang,
): V | string {
  if (lang === "en" || typeof value !== "string") return value;
  const synonyms = Object.entries(column.valueSynonyms ?? {});
  return synonyms.find(([word, meant]) => meant === value && isChinese(word))?.[0] ?? value;
}

export function mayBeEmpty(column: Column): boolean {
  return Boolean(column.nullable ?? column.optional);
}
