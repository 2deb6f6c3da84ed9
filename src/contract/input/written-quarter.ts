// Quarters as offices write them: 2016Q1, 2016-Q1, Q1 2016, 2016年1季度, 2016年第一季度, 二〇一六年一季度, 2016年1-3月.
// What may be a month as well (2016-1, 201601, 2016-03-31) is none.

const CHINESE_DIGITS: Readonly<Record<string, string>> = {
  ...{ 〇: "0", 零: "0", "○": "0", 一: "1", 二: "2", 三: "3", 四: "4" },
  ...{ 五: "5", 六: "6", 七: "7", 八: "8", 九: "9" },
};
const ROMAN_NUMBERS: Readonly<Record<string, string>> = {
  ...{ Ⅰ: "1", Ⅱ: "2", Ⅲ: "3", Ⅳ: "4" },
  ...{ I: "1", II: "2", III: "3", IV: "4" },
};
const SPELLINGS: readonly RegExp[] = [
  /^(?<year>\d{4})[-./ ]?Q(?<number>[1-4])$/i,
  /^Q(?<number>[1-4])[-./ ]?(?<year>\d{4})$/i,
  /^(?<number>[1-4])Q[-./ ]?(?<year>\d{4})$/i,
  /^(?<year>\d{4})(年度?)?[-./ ]?第?(?<number>[1-4])季度?$/,
  /^(?<year>\d{4})年Q(?<number>[1-4])(季度)?$/i,
];
const MONTHS = /^(?<year>\d{4})年(?<months>1[-~至到]3|4[-~至到]6|7[-~至到]9|10[-~至到]12)月(份)?$/;
/** The same within a longer text, such as the title above a table. */
const WITHIN = /(\d{4})(?:年度?)?[-./ ]?第?([1-4])季|(\d{4})[-./ ]?Q([1-4])/i;
/** No way of writing a quarter is longer, and no title. */
const LONGEST = 40;
const LONGEST_TITLE = 200;

/** @returns the quarter as 2016Q1, null when the text (width-folded) says none. */
export function writtenQuarter(text: string): string | null {
  if (text.length > LONGEST) return null;
  const plain = withPlainDigits(text);
  for (const spelling of SPELLINGS) {
    const { year, number } = spelling.exec(plain)?.groups ?? {};
    if (year !== undefined && number !== undefined) return `${year}Q${number}`;
  }
  const { year, months = "" } = MONTHS.exec(plain)?.groups ?? {};
  return year === undefined ? null : `${year}Q${Math.ceil(Number.parseInt(months, 10) / 3)}`;
}

/** The first quarter that a longer text names. */
export function quarterWithin(text: string): string | null {
  const found = WITHIN.exec(withPlainDigits(text.slice(0, LONGEST_TITLE)));
  if (!found) return null;
  return `${found[1] ?? found[3]}Q${found[2] ?? found[4]}`;
}

function withPlainDigits(text: string): string {
  return text
    .replace(/[〇零○一二三四五六七八九]/g, (digit) => CHINESE_DIGITS[digit] ?? digit)
    .replace(/(?<=第)(Ⅰ|Ⅱ|Ⅲ|Ⅳ|IV|I{1,3})(?=季)/g, (number) => ROMAN_NUMBERS[number] ?? number)
    .replace(/(?<=[\d年度第季Qq])\s+(?=[\d年第季度Qq])/g, "");
}
