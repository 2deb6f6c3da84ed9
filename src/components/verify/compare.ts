import type { PeriodKind } from "#contract/period.ts";

// Published figures beside those that were computed again.

/** On the values as they stand in the files. */
export const TOLERANCE = 1e-9;
export const COMPARED = ["estimate", "ci_lower", "ci_upper", "se"] as const;
export type ComparedName = (typeof COMPARED)[number];

export interface FigureNumbers extends Readonly<Record<ComparedName, number | null>> {
  readonly period: string;
  readonly kind: PeriodKind;
}

export interface Comparison {
  readonly period: string;
  readonly kind: PeriodKind;
  /** Null where that side has no such period. */
  readonly published: FigureNumbers | null;
  readonly recomputed: FigureNumbers | null;
  readonly agrees: boolean;
}

/** Difference of two numbers relative to the larger; 0 where both are absent, infinite where one is. */
export function relativeDifference(a: number | null, b: number | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return Number.POSITIVE_INFINITY;
  return Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
}

/** Every period that either side has. A period without a figure agrees with one that is not there. */
export function compareFigures(
  published: readonly FigureNumbers[],
  recomputed: readonly FigureNumbers[],
): Comparison[] {
  const keyOf = ({ kind, period }: FigureNumbers) => `${kind} ${period}`;
  const [ours, theirs] = [published, recomputed].map((rows) => new Map(rows.map((row) => [keyOf(row), row])));
  return [...new Set([...published, ...recomputed].map(keyOf))].map((key) => {
    const [kind = "", period = ""] = key.split(" ");
    const pair = { published: ours?.get(key) ?? null, recomputed: theirs?.get(key) ?? null };
    const agrees = COMPARED.every(
      (name) =>
        relativeDifference(pair.published?.[name] ?? null, pair.recomputed?.[name] ?? null) <= TOLERANCE,
    );
    return { period, kind: kind as PeriodKind, ...pair, agrees };
  });
}
