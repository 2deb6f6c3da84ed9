// Quarters as offices write them: 2016Q1, 2016-Q1, Q1 2016, 2016年1季度, 2016年第一季度, 二〇一六年一季度.

const CHINESE_DIGITS: Readonly<Record<string, string>> = {
  ...{
    〇: "0",
    零: "0",
    "○": "0",
    一: "1",
    二: "2",
    三: "3",
    四: "4",
    五: "5",
    六: "6",
    七: "7",
    八: "8",
    九: "9",
  },
};
const SPELLINGS: readonly RegExp[] = [
  /^(?<year>\d{4})[-./ ]?Q(?<number>[1-4])$/i,
  /^Q(?<number>[1-4])[-./ ]?(?<year>\d{4})$/i,
  /^(?<number>[1-4])Q[-./ ]?(?<year>\d{4})$/i,
  /^(?<year>\d{4})年?第?(?<number>[1-4])季度?$/,
  /^(?<year>\d{4})年Q(?<number>[1-4])$/i,
];
/** The same within a longer text, such as the title above a table. */
const WITHIN = /(\d{4})年第?([1-4])季|(\d{4}) ?Q([1-4])/i;

/** @returns the quarter as 2016Q1, null when the text (width-folded) says none. */
export function writtenQuarter(text: string): string | null {
  const plain = withoutSpaces(text);
  for (const spelling of SPELLINGS) {
    const { year, number } = spelling.exec(plain)?.groups ?? {};
    if (year !== undefined && number !== undefined) return `${year}Q${number}`;
  }
  return null;
}

/** The first quarter that a longer text names. */
export function quarterWithin(text: string): string | null {
  const found = WITHIN.exec(withoutSpaces(text));
  if (!found) return null;
  return `${found[1] ?? found[3]}Q${found[2] ?? found[4]}`;
}

function withoutSpaces(text: string): string {
  const digits = text.replace(/[〇零○一二三四五六七八九]/g, (digit) => CHINESE_DIGITS[digit] ?? digit);
  return digits.replace(/(?<=[\d年第季Qq])\s+(?=[\d年第季度Qq])/g, "");
}
