import type { Lang } from "./dictionary.ts";

// Plain decimals only: Intl's units and compact forms differ between releases of ICU, these don't.

const LOCALES: Readonly<Record<Lang, string>> = { zh: "zh-CN", en: "en-GB" };
const cache = new Map<string, Intl.NumberFormat>();

export interface NumberStyle {
  /** Digits after the decimal point, always written. */
  readonly digits: number;
  /** A plus before what is greater than zero. */
  readonly plus?: boolean;
}

/** A decimal with grouping; what rounds to zero has no sign. */
export function formatNumber(value: number, lang: Lang, { digits, plus = false }: NumberStyle): string {
  const key = `${lang} ${digits} ${plus}`;
  let format = cache.get(key);
  if (!format) {
    format = new Intl.NumberFormat(LOCALES[lang], {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: plus ? "exceptZero" : "negative",
    });
    cache.set(key, format);
  }
  return format.format(value);
}

/** The power of ten that keeps two significant digits of a standard error: 3456 gives 100. */
export function roundingUnit(se: number | null | undefined): number {
  if (se === null || se === undefined || !(se > 0)) return 1;
  return Math.max(1, 10 ** (Math.floor(Math.log10(se)) - 1));
}
