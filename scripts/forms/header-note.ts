import type { Column } from "#contract/column.ts";
import type { ReturnTableName } from "#contract/input/input-tables.ts";
import { noteOf } from "#contract/published/column-notes.ts";
import { type FormLang, mayBeEmpty, wordsOf } from "./form-words.ts";

// What a column is for, as the notes on a form's headers and the form's second sheet say it.

export interface ColumnFacts {
  readonly title: string;
  readonly meaning: string;
  /** What to write: a whole number, a word of a list, a text. */
  readonly kind: string;
  readonly empty: string;
}

export function columnFacts(table: ReturnTableName, column: Column, lang: FormLang): ColumnFacts {
  return {
    title: column.title[lang],
    meaning: noteOf(table, column.name)[lang],
    kind: kindOf(column, lang),
    empty: emptyOf(column, lang),
  };
}

/** The text of the note on a header. */
export function headerNote(table: ReturnTableName, column: Column, lang: FormLang): string {
  const { title, meaning, kind, empty } = columnFacts(table, column, lang);
  return [title, meaning, kind, empty].join("\n");
}

const UNITS: Readonly<Record<string, string>> = { persons: "人", points: "分" };

function kindOf(column: Column, lang: FormLang): string {
  const zh = lang === "zh";
  const choices = wordsOf(column, lang);
  if (choices) return `${zh ? "可填：" : "One of: "}${choices.join(zh ? "、" : ", ")}`;
  if (column.count && column.type === "int32") {
    const unit = column.unit ?? "persons";
    return zh ? `整数，单位：${UNITS[unit] ?? unit}` : `A whole number of ${unit}`;
  }
  if (column.count) return zh ? "数，0或以上" : "A number, 0 or more";
  if (column.quarter) return zh ? "季度，如 2018Q1" : "A quarter, such as 2018Q1";
  return zh ? "文字" : "Text";
}

function emptyOf(column: Column, lang: FormLang): string {
  const zh = lang === "zh";
  if (!mayBeEmpty(column)) return zh ? "必填" : "Must be filled in";
  if (!column.count) return zh ? "可以留空" : "May be empty";
  return zh ? "没有数据时留空；为零时填0" : "Empty if there are no data; 0 if it is none";
}
