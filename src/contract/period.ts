import { quarterIndex, quarterOf } from "./quarter.ts";

/** How quarters are put together into the period a figure speaks of. */
export const PERIOD_KINDS = ["quarter", "four_quarter", "year_to_date", "year"] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** The quarter indices of the period of this kind that ends with a quarter; null where none ends there. */
export function periodQuarters(kind: PeriodKind, end: number): number[] | null {
  const quarterOfYear = end % 4;
  if (kind === "year" && quarterOfYear !== 3) return null;
  const length = kind === "quarter" ? 1 : kind === "year_to_date" ? quarterOfYear + 1 : 4;
  return Array.from({ length }, (_, i) => end - length + 1 + i);
}

/** 2016Q2 · 2015Q3..2016Q2 · 2016Q1..2016Q2 · 2016 */
export function periodLabel(kind: PeriodKind, end: number): string {
  const quarters = periodQuarters(kind, end);
  if (kind === "quarter") return quarterOf(end);
  if (kind === "year") return String(Math.floor(end / 4));
  return `${quarterOf(quarters?.[0] ?? end)}..${quarterOf(end)}`;
}

/** The quarter a period ends with, as an index. */
export function periodEnd(period: string): number {
  if (/^\d{4}$/.test(period)) return quarterIndex(`${period}Q4`);
  return quarterIndex(period.split("..").at(-1) ?? period);
}
