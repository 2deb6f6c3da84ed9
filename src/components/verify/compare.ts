import { lostDigits, TOLERANCE } from "#contract/agreement.ts";
import type { PeriodKind } from "#contract/period.ts";

// Published figures and changes beside those that were computed again.

const FIGURE_ITEMS = ["estimate", "ci_lower", "ci_upper", "se", "quality"] as const;
const CHANGE_ITEMS = ["from_period", "change", "ci_lower", "ci_upper", "se", "verdict"] as const;

type Value = number | string | null;
export type ComparedItem = (typeof FIGURE_ITEMS)[number] | (typeof CHANGE_ITEMS)[number];

export interface ComparedRow extends Readonly<Partial<Record<ComparedItem, Value>>> {
  readonly period: string;
  readonly kind: PeriodKind;
  /** Quarters that a change looks back; null: the figure itself. */
  readonly lag: number | null;
}

export interface Comparison extends Pick<ComparedRow, "period" | "kind" | "lag"> {
  /** Null where that side has no such row. */
  readonly published: ComparedRow | null;
  readonly recomputed: ComparedRow | null;
  readonly items: readonly ComparedPair[];
  readonly agrees: boolean;
}

export interface ComparedPair {
  readonly item: ComparedItem;
  readonly published: Value;
  readonly recomputed: Value;
  /** 0 where both are absent or the same word, infinite where one is absent or another word. */
  readonly difference: number;
}

/**
 * Difference of two values relative to the larger.
 * @param floor what a number is held against at least.
 * @param lost what doubles may cost of it.
 */
export function relativeDifference(a: Value, b: Value, floor = 0, lost = 0): number {
  if (a === b) return 0;
  if (typeof a !== "number" || typeof b !== "number") return Number.POSITIVE_INFINITY;
  return Math.abs(a - b) / (Math.max(Math.abs(a), Math.abs(b), floor) + lost / TOLERANCE);
}

/** Every row that either side has. A period without a figure agrees with one that is not there. */
export function compareRows(
  published: readonly ComparedRow[],
  recomputed: readonly ComparedRow[],
): Comparison[] {
  const keyOf = ({ kind, period, lag }: Pick<ComparedRow, "kind" | "period" | "lag">) =>
    `${kind} ${period} ${lag}`;
  const [ours, theirs] = [published, recomputed].map((rows) => new Map(rows.map((row) => [keyOf(row), row])));
  const all = new Map([...published, ...recomputed].map((row) => [keyOf(row), row]));
  return [...all].map(([key, { period, kind, lag }]) => {
    const pair = { published: ours?.get(key) ?? null, recomputed: theirs?.get(key) ?? null };
    const levels = [period, pair.published?.from_period ?? period].map((of) => {
      return Math.abs(Number(ours?.get(keyOf({ kind, period: String(of), lag: null }))?.estimate ?? 0));
    });
    const items = pairsOf(lag, pair.published, pair.recomputed, Math.max(...levels));
    return { period, kind, lag, ...pair, items, agrees: items.every(isAgreed) };
  });
}

function isAgreed({ difference }: ComparedPair): boolean {
  return difference <= TOLERANCE;
}

/** A change may lie near zero, where two sums of the same numbers share few digits: its error is the measure then. */
function pairsOf(
  lag: number | null,
  ours: ComparedRow | null,
  theirs: ComparedRow | null,
  level: number,
): ComparedPair[] {
  const se = Math.abs(Number(ours?.se ?? 0));
  const floor = lag === null ? 0 : se;
  return (lag === null ? FIGURE_ITEMS : CHANGE_ITEMS).map((item) => {
    const [a, b] = [ours?.[item] ?? null, theirs?.[item] ?? null];
    const difference = relativeDifference(a, b, floor, lostDigits(item, level, se));
    return { item, published: a, recomputed: b, difference };
  });
}
