import type { PeriodKind } from "#contract/period.ts";
import type { Lang } from "./dictionary.ts";
import {
  formatAmount,
  formatChange,
  formatChangeInterval,
  formatChangeSize,
  formatInteger,
  formatInterval,
  formatTick,
  formatValue,
  type Unit,
} from "./format.ts";
import { formatDate } from "./format-date.ts";
import { formatPeriod, formatQuarter, formatRelease } from "./format-period.ts";
import { translator } from "./translator.ts";

/** One language in a hand: what report and charts take as an argument. */
export function wordsIn(lang: Lang) {
  type Se = number | null;
  return {
    lang,
    t: translator(lang),
    value: (unit: Unit, value: number, se?: Se) => formatValue(unit, value, lang, se),
    amount: (unit: Unit, value: number, se?: Se) => formatAmount(unit, value, lang, se),
    interval: (unit: Unit, lower: number, upper: number, se?: Se) =>
      formatInterval(unit, lower, upper, lang, se),
    change: (unit: Unit, change: number, se?: Se) => formatChange(unit, change, lang, se),
    changeSize: (unit: Unit, change: number, se?: Se) => formatChangeSize(unit, change, lang, se),
    changeInterval: (unit: Unit, lower: number, upper: number, se?: Se) =>
      formatChangeInterval(unit, lower, upper, lang, se),
    tick: (unit: Unit, value: number, step?: number) => formatTick(unit, value, lang, step),
    quarter: (quarter: string, length?: "long" | "short") => formatQuarter(quarter, lang, length),
    release: (id: string) => formatRelease(id, lang),
    period: (period: string, kind: PeriodKind) => formatPeriod(period, kind, lang),
    date: (date: string) => formatDate(date, lang),
    integer: (value: number) => formatInteger(value, lang),
  };
}

export type LanguageWords = ReturnType<typeof wordsIn>;
