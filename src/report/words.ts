import type { PeriodKind } from "#contract/period.ts";
import type { Indicator } from "#contract/registry/registry.ts";

/** What a sentence needs of a language. i18n's wordsIn(lang) has this shape. */
export interface Words {
  readonly lang: "zh" | "en";
  t(key: string, params?: Readonly<Record<string, string | number>>): string;
  /** With its unit: 12.6万人. */
  value(unit: Indicator["unit"], value: number, se?: number | null): string;
  /** Without the noun: 12.6万. */
  amount(unit: Indicator["unit"], value: number, se?: number | null): string;
  interval(unit: Indicator["unit"], lower: number, upper: number, se?: number | null): string;
  /** Signed; rates in percentage points. */
  change(unit: Indicator["unit"], change: number, se?: number | null): string;
  changeInterval(unit: Indicator["unit"], lower: number, upper: number, se?: number | null): string;
  /** Without a sign, where words say its direction. */
  changeSize(unit: Indicator["unit"], change: number, se?: number | null): string;
  quarter(quarter: string): string;
  period(period: string, kind: PeriodKind): string;
  /** By its quarter, and its edition after the first. */
  release(id: string): string;
  date(date: string): string;
  integer(value: number): string;
}
