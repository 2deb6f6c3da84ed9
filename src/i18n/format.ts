import type { Indicator } from "#contract/registry/registry.ts";
import type { Lang } from "./dictionary.ts";
import { formatNumber, roundingUnit } from "./number.ts";

// The one place where a figure becomes text. METHOD section 6: rates to 0.1 point, totals to two
// significant digits of their standard error.

export type Unit = Indicator["unit"];

/** A number of persons is written in 万 from here on. */
const MANY = 100_000;
const WAN = 10_000;

interface Style {
  readonly lang: Lang;
  readonly se?: number | null | undefined;
  readonly plus?: boolean;
  /** The largest number of the expression: both ends of an interval are written alike. */
  readonly largest?: number;
}

/** 4.1% · -1.5% · 12.6万人 / 126,000 people · 3.9. Shares and rates come in as 0.041. */
export function formatValue(unit: Unit, value: number, lang: Lang, se?: number | null): string {
  const text = amount(unit, value, { lang, se });
  return text + (unit === "persons" && lang === "en" && text === "1" ? " person" : noun(unit, lang));
}

/** The same without its noun: 12.6万 / 126,000. */
export function formatAmount(unit: Unit, value: number, lang: Lang, se?: number | null): string {
  return amount(unit, value, { lang, se });
}

/** 3.2%至4.6% / 3.2% to 4.6%. */
export function formatInterval(
  unit: Unit,
  lower: number,
  upper: number,
  lang: Lang,
  se?: number | null,
): string {
  const style = { lang, se, largest: Math.max(Math.abs(lower), Math.abs(upper)) };
  return range(amount(unit, lower, style), amount(unit, upper, style), lang) + noun(unit, lang);
}

/** A difference with its sign: +0.3个百分点 / +0.3 percentage points, +1.2万人, -0.4. */
export function formatChange(unit: Unit, change: number, lang: Lang, se?: number | null): string {
  return difference(unit, change, { lang, se, plus: true }) + changeNoun(unit, lang);
}

/** The size of a difference, where words say its direction. */
export function formatChangeSize(unit: Unit, change: number, lang: Lang, se?: number | null): string {
  return difference(unit, Math.abs(change), { lang, se }) + changeNoun(unit, lang);
}

export function formatChangeInterval(
  unit: Unit,
  lower: number,
  upper: number,
  lang: Lang,
  se?: number | null,
): string {
  const style = { lang, se, plus: true, largest: Math.max(Math.abs(lower), Math.abs(upper)) };
  return range(difference(unit, lower, style), difference(unit, upper, style), lang) + changeNoun(unit, lang);
}

/** An axis label: 4%, 12万 / 120,000, 4; one digit more where the step between ticks asks for it. */
export function formatTick(unit: Unit, value: number, lang: Lang, step = 1): string {
  const percent = unit === "percent" || unit === "percent_change";
  const scale = percent || unit === "index" ? 100 : isWan(unit, lang, step) ? 1 / WAN : 1;
  const digits = Math.max(0, -Math.floor(Math.log10(step * scale) + 1e-9));
  const text = formatNumber(value * scale, lang, { digits });
  if (percent) return `${text}%`;
  return scale < 1 && value !== 0 ? `${text}万` : text;
}

export function formatInteger(value: number, lang: Lang): string {
  return formatNumber(value, lang, { digits: 0 });
}

/** 812 B · 34 kB · 7.7 MB, in thousands. */
export function formatBytes(bytes: number, lang: Lang): string {
  if (bytes < 1000) return `${formatNumber(bytes, lang, { digits: 0 })} B`;
  if (bytes < 999_500) return `${formatNumber(bytes / 1e3, lang, { digits: 0 })} kB`;
  return `${formatNumber(bytes / 1e6, lang, { digits: 1 })} MB`;
}

function isWan(unit: Unit, lang: Lang, step: number): boolean {
  return unit === "persons" && lang === "zh" && step >= WAN / 10;
}

function amount(unit: Unit, value: number, style: Style): string {
  if (unit === "persons") return persons(value, style);
  const decimal = { digits: 1, plus: style.plus ?? false };
  if (unit === "ratio") return formatNumber(value, style.lang, decimal);
  // Shares below one per cent would round to nothing; both ends of an interval are written alike.
  const small = unit === "percent" && (style.largest ?? Math.abs(value)) < 0.01 && value !== 0;
  const hundredths = formatNumber(value * 100, style.lang, { ...decimal, digits: small ? 2 : 1 });
  return unit === "index" ? hundredths : `${hundredths}%`;
}

/** Rates differ by points, never by per cent; a small difference is not rounded to nothing. */
function difference(unit: Unit, change: number, style: Style): string {
  if (unit === "persons") return persons(change, style);
  const scaled = unit === "ratio" ? change : change * 100;
  const digits = Math.abs(scaled) < 0.05 && scaled !== 0 ? 2 : 1;
  return formatNumber(scaled, style.lang, { digits, plus: style.plus ?? false });
}

function persons(value: number, { lang, se, plus = false, largest = Math.abs(value) }: Style): string {
  const unit = roundingUnit(se);
  const rounded = Math.round(value / unit) * unit;
  if (lang === "en" || largest < MANY) return formatNumber(rounded, lang, { digits: 0, plus });
  const digits = unit >= WAN ? 0 : unit === 100 || unit === 10 ? 2 : 1;
  return `${formatNumber(rounded / WAN, lang, { digits, plus })}万`;
}

function noun(unit: Unit, lang: Lang): string {
  if (unit !== "persons") return "";
  return lang === "zh" ? "人" : " people";
}

function changeNoun(unit: Unit, lang: Lang): string {
  if (unit === "ratio" || unit === "persons") return noun(unit, lang);
  if (unit === "index") return lang === "zh" ? "点" : " points";
  return lang === "zh" ? "个百分点" : " percentage points";
}

function range(lower: string, upper: string, lang: Lang): string {
  return lang === "zh" ? `${lower}至${upper}` : `${lower} to ${upper}`;
}
