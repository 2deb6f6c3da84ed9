import type { DataValidation } from "hucre/xlsx";
import type { Bilingual, Column } from "#contract/column.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import { YOUNG } from "#pipeline/weigh/register.ts";
import { type FormLang, mayBeEmpty, wordsOf } from "./form-words.ts";

// What a spreadsheet lets people type into a column of a form. Pasted cells pass it: the checks look again.

/** Excel takes at most 255 characters of a list that is written out, and as many of a message. */
const MOST_CHARACTERS = 255;
/** Of GB/T 4754. */
const SECTORS = Array.from("ABCDEFGHIJKLMNOPQRST");
const GREATEST_COUNT = 2_147_483_647;

const words = {
  choose: { zh: "请从列表中选择。", en: "Please choose from the list." },
  not_listed: {
    zh: "列表里没有这个词。确实需要时可以保留。",
    en: "The list does not have this word. Keep it if it is needed.",
  },
  whole: {
    zh: "填整数，0或以上，不带单位、小数和百分号。",
    en: "A whole number, 0 or more; no unit, decimals or per cent.",
  },
  number: { zh: "填数，0或以上。", en: "A number, 0 or more." },
  empty: { zh: "没有取得数据时留空。", en: "Empty if there are no data." },
  given: { zh: "本表只填这一个：", en: "This form is for one alone: " },
} as const satisfies Record<string, Bilingual>;

export interface FormPlace {
  readonly quarter: string;
  readonly city: string;
}

/** The limits of one column, or null where anything may be written. */
export function limitsOf(
  column: Column,
  range: string,
  place: FormPlace,
  lang: FormLang,
): DataValidation | null {
  const title = column.title[lang].slice(0, 32);
  const common = {
    range,
    allowBlank: true,
    showInputMessage: true,
    showErrorMessage: true,
    inputTitle: title,
    errorTitle: title,
  };
  const list = choicesOf(column, place, lang);
  if (list) {
    const message = list.only ? `${words.given[lang]}${list.only}` : words.choose[lang];
    return {
      ...common,
      type: "list",
      values: [...list.words],
      errorStyle: list.open ? "warning" : "stop",
      inputMessage: message,
      errorMessage: list.open ? words.not_listed[lang] : message,
    };
  }
  if (!column.count) return null;
  const whole = column.type === "int32";
  const message = whole ? words.whole[lang] : words.number[lang];
  return {
    ...common,
    type: whole ? "whole" : "decimal",
    operator: "between",
    formula1: "0",
    formula2: String(GREATEST_COUNT),
    errorStyle: "stop",
    inputMessage: mayBeEmpty(column) ? `${message}${lang === "en" ? " " : ""}${words.empty[lang]}` : message,
    errorMessage: message,
  };
}

interface Choices {
  readonly words: readonly string[];
  /** Other words are read as well. */
  readonly open: boolean;
  /** The only word there is. */
  readonly only?: string;
}

function choicesOf(column: Column, place: FormPlace, lang: FormLang): Choices | null {
  if (column.name === "quarter" || column.name === "city") {
    return { words: [place[column.name]], open: false, only: place[column.name] };
  }
  if (column.name === "supported_quarter") return { words: recentQuarters(place.quarter), open: false };
  if (column.name === "sector") return { words: SECTORS, open: true };
  const choices = wordsOf(column, lang);
  if (!choices || choices.join(",").length > MOST_CHARACTERS) return null;
  return { words: choices, open: !column.values && column.type !== "bool" };
}

/** Those of which a start-up that is still followed can be, the newest first. */
function recentQuarters(quarter: string): string[] {
  return Array.from({ length: YOUNG + 1 }, (_, age) => quarterOf(quarterIndex(quarter) - age));
}
