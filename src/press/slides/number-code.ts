import { roundingUnit } from "#i18n/number.ts";
import type { LanguageWords } from "#i18n/words.ts";
import type { LineBlock } from "#report/chart-block.ts";

// Number formats of Office that write what the site writes.

type Unit = LineBlock["unit"];

/** Tens of thousands: a comma takes three digits away, the escaped point stands before the last that is left. */
const WAN = '[=0]0;0\\.0,"万"';
const GROUPED = "#,##0";

/** 0.6234567 is 62.34567: moves the point and keeps every digit, which multiplying does not. */
export function hundredfold(value: number): number {
  return Number(`${value}e2`.replace(/e([+-]?\d+)e2$/, (_, power: string) => `e${Number(power) + 2}`));
}

export function axisCode(unit: Unit, step: number, { lang }: Pick<LanguageWords, "lang">): string {
  if (unit === "persons") return lang === "zh" && step >= 1000 ? WAN : GROUPED;
  const percent = unit === "percent" || unit === "percent_change";
  const digits = Math.max(0, -Math.floor(Math.log10(percent ? step * 100 : step) + 1e-9));
  return decimals(digits) + (percent ? "%" : "");
}

/** Null where no format rounds as the site does, which rounds persons by their standard error. */
export function labelCode(unit: Unit, value: number, se: number | null, words: LanguageWords): string | null {
  const text = words.amount(unit, value, se);
  const digits = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
  if (unit !== "persons") return decimals(digits) + (text.endsWith("%") ? "%" : "");
  if (text.endsWith("万")) return digits === 1 ? WAN : null;
  const rounding = roundingUnit(se);
  if (rounding === 1) return GROUPED;
  return rounding === 1000 ? `${GROUPED},",000"` : null;
}

/** For cells: as many digits as one wants to see when the cell is not selected. */
export function cellCode(unit: Unit): string {
  if (unit === "persons") return GROUPED;
  return unit === "percent" || unit === "percent_change" ? "0.00%" : "0.00";
}

function decimals(digits: number): string {
  return digits === 0 ? "0" : `0.${"0".repeat(digits)}`;
}
