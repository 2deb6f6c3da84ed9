import type { Bilingual } from "./column.ts";

// What a cell should have held. `{values}` are the words that the column allows.

export const cellFaults = {
  empty: { zh: "这一格必须填写", en: "a value (the cell is empty)" },
  one_of: { zh: "应为下列之一：{values}", en: "one of {values}" },
  quarter: { zh: "应为季度，例如 2016Q1", en: "a quarter such as 2016Q1" },
  bool: { zh: "应为 true（是）或 false（否）", en: "true or false" },
  count: { zh: "应为 0 或正数", en: "a count, 0 or more" },
  number: { zh: "应为数字", en: "a number" },
  whole: { zh: "应为整数，且小于 2 147 483 648", en: "a whole number below 2 147 483 648" },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type CellFault = keyof typeof cellFaults;
