import type { Bilingual } from "../column.ts";

// What a cell should have held. `{values}` are the words that the column allows.

export const cellFaults = {
  empty: { zh: "这一格必须填写", en: "a value (the cell is empty)" },
  one_of: { zh: "应为下列之一：{values}", en: "one of {values}" },
  quarter: { zh: "应为季度，例如 2016Q1", en: "a quarter such as 2016Q1" },
  bool: { zh: "应为 true（是）或 false（否）", en: "true or false" },
  count: { zh: "应为 0 或正数，只写数字，不带单位和百分号", en: "a count, 0 or more" },
  number: { zh: "应为数字", en: "a number" },
  whole: { zh: "应为整数，且小于 2 147 483 648", en: "a whole number below 2 147 483 648" },
  nothing: {
    zh: "没有请填 0，没有调查请留空",
    en: "0 where there were none, an empty cell where nobody counted",
  },
  short_number: {
    zh: "应为完整的数；科学记数法丢掉了后面的数字",
    en: "the number in full: written so it may have lost its last digits",
  },
  short_code: {
    zh: "应为完整的编号；表格软件把它变成了数，只保留 15 位，请把单元格设为文本后重填",
    en: "the whole code, in a cell formatted as text: a spreadsheet made it a number and kept 15 digits",
  },
  dated_code: {
    zh: "应为编号；表格软件把它变成了日期，请把单元格设为文本后重填",
    en: "the code, in a cell formatted as text: a spreadsheet made it a date",
  },
  failed_formula: { zh: "应为编号，不是出错的公式", en: "a code rather than a formula that failed" },
  lost_characters: { zh: "应为编号；有的字已丢失", en: "a code: characters of this one are lost" },
  long_code: { zh: "应为不超过 100 字的编号", en: "a code of at most 100 characters" },
  broken_line: { zh: "应为一行之内的编号", en: "a code within one line" },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type CellFault = keyof typeof cellFaults;
