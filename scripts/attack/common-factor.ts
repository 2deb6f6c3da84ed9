import type { Derived, UnitCounts } from "./solve.ts";

// All counts of an enterprise carry one and the same factor, and counts are whole: two of them give the factor away.

/** What PUBLIC_FILES says of the factor, which is public: 5 to 15 % up or down. */
const LEAST = 0.85;
const MOST = 1.15;
const FORBIDDEN = 0.05;
/** An answer is believed where the wrong candidates together would pass the test so rarely. */
const CHANCE = 0.01;

/**
 * The true counts behind counts that were multiplied by one factor: the only whole number for the largest count
 * that makes the others whole, too. null where there is none or more than one.
 */
export function withoutFactor(unit: UnitCounts): UnitCounts | null {
  const counts = [...unit].filter(([, { value, error }]) => value > 0.5 && error < 1e-3 * value);
  const anchor = counts.toSorted(([, a], [, b]) => b.value - a.value)[0];
  if (!anchor || counts.length < 2) return null;
  const ratios = counts.filter((count) => count !== anchor).map(([, count]) => ratioOf(count, anchor[1]));
  const candidates = candidatesOf(anchor[1].value);
  const slack = (n: number) => ratios.reduce((p, r) => p * Math.min(1, 2 * toleranceOf(n, r)), 1);
  if (candidates.reduce((sum, n) => sum + slack(n), 0) > CHANCE) return null;
  const fitting = candidates.filter((n) =>
    ratios.every((r) => Math.abs(n * r.value - Math.round(n * r.value)) <= toleranceOf(n, r)),
  );
  const [only] = fitting;
  if (only === undefined || fitting.length > 1) return null;
  return new Map(counts.map(([key, count]) => [key, whole((only * count.value) / anchor[1].value)]));
}

const whole = (value: number): Derived => ({ value: Math.round(value), error: 0 });

function candidatesOf(value: number): number[] {
  const [first, last] = [Math.ceil(value / MOST), Math.floor(value / LEAST)];
  const all = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  return all.filter((n) => n > 0 && Math.abs(value / n - 1) >= FORBIDDEN - 1e-9);
}

function ratioOf(count: Derived, anchor: Derived): Derived {
  const value = count.value / anchor.value;
  return { value, error: (count.error + value * anchor.error) / anchor.value };
}

const toleranceOf = (n: number, ratio: Derived): number => n * ratio.error * 4 + 1e-7;
