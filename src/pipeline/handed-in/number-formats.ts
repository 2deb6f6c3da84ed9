import { readXml } from "./xml.ts";

// What the format of a cell makes of the number in it, as far as it changes what the number means.

export type NumberFormat =
  | { readonly kind: "plain" }
  | { readonly kind: "percent" }
  | { readonly kind: "date" }
  /** 007: so many digits, zeros in front. */
  | { readonly kind: "padded"; readonly digits: number };

const PLAIN: NumberFormat = { kind: "plain" };
const PERCENT: NumberFormat = { kind: "percent" };
const DATE: NumberFormat = { kind: "date" };
const PERCENT_IDS = new Set([9, 10]);
/** Those of Chinese, Japanese and Korean spreadsheets among them. */
const DATE_IDS: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** The format of each style that a cell may have, in order. */
export function readNumberFormats(xml: string): NumberFormat[] {
  const codes = new Map<number, string>();
  const styles: number[] = [];
  readXml(xml, {
    open: (name, { numFmtId, formatCode }, inside) => {
      const id = Number(numFmtId ?? 0);
      if (name === "numFmt" && inside.at(-1) === "numFmts") codes.set(id, formatCode ?? "");
      if (name === "xf" && inside.at(-1) === "cellXfs") styles.push(id);
    },
  });
  return styles.map((id) => {
    const code = codes.get(id);
    return code === undefined ? builtIn(id) : formatOf(code);
  });
}

function builtIn(id: number): NumberFormat {
  if (PERCENT_IDS.has(id)) return PERCENT;
  return DATE_IDS.some(([first, last]) => first <= id && id <= last) ? DATE : PLAIN;
}

export function formatOf(code: string): NumberFormat {
  const [positive = ""] = code
    .replace(/"[^"]*"|\\.|[_*]./g, "")
    .replace(/\[(?!h+\]|m+\]|s+\])[^\][]*\]/gi, "")
    .split(";");
  if (positive.includes("%")) return PERCENT;
  if (/^0{2,}$/.test(positive)) return { kind: "padded", digits: positive.length };
  const parts = positive.replace(/general|G\/通用格式|E[+-]/gi, "");
  return /[ymdhs]/i.test(parts) ? DATE : PLAIN;
}

/** Digits that a spreadsheet keeps of a number. */
const DIGITS = 15;

/** What a cell shows of a number: 119.99999999999999 is 120 to whoever typed the formula. */
export function shownNumber(value: number, format: NumberFormat, from1904: boolean): string {
  switch (format.kind) {
    case "percent":
      // 100 % is stored as 1: without its sign it would pass for a count.
      return `${plainNumber(value * 100)}%`;
    case "date":
      return shownDate(value, from1904) ?? plainNumber(value);
    case "padded":
      return Number.isInteger(value) && value >= 0
        ? plainNumber(value).padStart(format.digits, "0")
        : plainNumber(value);
    default:
      return plainNumber(value);
  }
}

/** A number with more digits than a spreadsheet keeps is written 1.23E+17: its last digits are lost. */
function plainNumber(value: number): string {
  if (Math.abs(value) < 10 ** DIGITS) return String(Number(value.toPrecision(DIGITS)) + 0);
  const [digits = "", power = ""] = value.toExponential(DIGITS - 1).split("e");
  return `${digits.replace(/\.?0+$/, "")}E${power}`;
}

const DAY = 86_400_000;

function shownDate(serial: number, from1904: boolean): string | null {
  // Before 1 March 1900 spreadsheets are a day behind: they think that 1900 was a leap year.
  const first = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const date = new Date(first + Math.round(serial * DAY));
  if (Number.isNaN(date.getTime()) || serial < 0) return null;
  return date.toISOString().replace(/T00:00:00\.000Z$/, "");
}
