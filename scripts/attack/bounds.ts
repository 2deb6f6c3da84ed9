import type { Claim } from "./claim.ts";
import { type Known, productOf } from "./known.ts";
import type { Key } from "./meaning.ts";

// How large the largest enterprise of a set must and can be, from sum and sum of squares alone.

/** An interval of +-5 % around its middle. */
const NARROW = 1.05 / 0.95;

export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/**
 * Samuelson: the largest is at most mean + s sqrt(n-1) and at least mean + s / sqrt(n-1), s the standard deviation
 * with divisor n. Dominance: Σx² <= largest · Σx, and the largest is at most sqrt(Σx²).
 */
export function largestOf(n: number, sum: number, square: number): Bounds | null {
  if (n < 1 || sum <= 0 || square <= 0) return null;
  const mean = sum / n;
  const s = Math.sqrt(Math.max(0, square / n - mean ** 2));
  const wide = Math.sqrt(Math.max(1, n - 1));
  return {
    least: Math.max(square / sum, n > 1 ? mean + s / wide : mean),
    most: Math.min(Math.sqrt(square), sum, n > 1 ? mean + s * wide : mean),
  };
}

/** Claims the largest enterprise of each set whose bounds are narrow enough. */
export function claimLargest(city: string, sets: readonly Known[]): Claim[] {
  return sets.flatMap((known) =>
    [...known.sums].flatMap(([key, sum]) => {
      const square = known.products.get(productOf(key, key));
      const value = square === undefined ? null : narrowMiddle(known.n, sum, square);
      if (value === null) return [];
      const target = { cell: known.cell, in: known.who, notIn: null };
      return [{ attack: "bounds of the largest", city, target, key, value, of: known.n }];
    }),
  );
}

export function narrowMiddle(n: number, sum: number, square: number): number | null {
  const bounds = largestOf(n, sum, square);
  if (!bounds || bounds.most < bounds.least || bounds.most > NARROW * bounds.least) return null;
  return (bounds.least + bounds.most) / 2;
}

/** The same with one enterprise, whose count is known, taken off. */
export function narrowWithout(known: Known, key: Key, own: number): number | null {
  const sum = known.sums.get(key);
  const square = known.products.get(productOf(key, key));
  if (sum === undefined || square === undefined) return null;
  return narrowMiddle(known.n - 1, sum - own, square - own ** 2);
}
