import type { Found } from "./claim.ts";
import { type Known, productOf } from "./known.ts";
import type { Key } from "./meaning.ts";
import { orders } from "./orders.ts";
import { isWhole, type UnitCounts } from "./solve.ts";

// Counts are whole: few enterprises with a known sum and sum of squares have one solution, or hardly more.

export const MOST_UNITS = 4;
const MOST_STEPS = 2e6;

/** All enterprises of a set at once. Where sums are no whole numbers (noise), there is nothing to try. */
export function solveWhole(city: string, known: Known): Found | null {
  const keys = [...known.sums.keys()].filter((key) => known.products.has(productOf(key, key)));
  const options = keys.map((key) => ({ key, lists: solutionsOf(known, key) }));
  const best = options
    .filter(({ lists }) => lists.length > 0)
    .toSorted((a, b) => a.lists.length - b.lists.length)[0];
  if (!best) return null;
  const others = options.filter(({ key }) => key !== best.key);
  const unique = best.lists.filter((list) => others.every((other) => fits(known, best.key, list, other)));
  const [only] = unique;
  if (!only || unique.length > 1) return null;
  const units: UnitCounts[] = only.map((value) => new Map([[best.key, { value, error: 0 }]]));
  return { city, target: { cell: known.cell, in: known.who, notIn: null }, units };
}

/** Descending lists of whole numbers with the sum and the sum of squares of a count. */
function solutionsOf(known: Known, key: Key): number[][] {
  const sum = known.sums.get(key) ?? Number.NaN;
  const square = known.products.get(productOf(key, key)) ?? Number.NaN;
  const error = 1e-12 * Math.abs(square) + 1e-9;
  if (known.n > MOST_UNITS || !isWhole({ value: sum, error }) || !isWhole({ value: square, error }))
    return [];
  return wholeSolutions(known.n, Math.round(sum), Math.round(square));
}

/** Every descending list of n whole numbers >= 0 with that sum and sum of squares; none if there are too many to try. */
export function wholeSolutions(n: number, sum: number, square: number): number[][] {
  let steps = 0;
  const search = (left: number, s: number, p: number, most: number): number[][] => {
    steps += 1;
    if (s < 0 || p < 0 || s * s > left * p || p > s * most) return [];
    if (left === 1) return s * s === p && s <= most ? [[s]] : [];
    if (left === 2) return twoWhole(s, p, most);
    const found: number[][] = [];
    const last = Math.min(most, Math.floor(Math.sqrt(p)));
    for (let first = Math.ceil(s / left); first <= last && steps < MOST_STEPS; first += 1) {
      for (const rest of search(left - 1, s - first, p - first * first, first)) found.push([first, ...rest]);
    }
    return found;
  };
  const found = n < 1 ? [] : search(n, sum, square, sum);
  return steps < MOST_STEPS ? found : [];
}

function twoWhole(sum: number, square: number, most: number): number[][] {
  const root = Math.round(Math.sqrt(Math.max(0, 2 * square - sum * sum)));
  const high = (sum + root) / 2;
  const isOne =
    root * root === 2 * square - sum * sum && Number.isInteger(high) && high <= most && root <= sum;
  return isOne ? [[high, sum - high]] : [];
}

/** Whether some order of some solution of the other count has the published sum of products. */
function fits(
  known: Known,
  key: Key,
  list: readonly number[],
  other: { key: Key; lists: number[][] },
): boolean {
  const mixed = known.products.get(productOf(key, other.key));
  if (mixed === undefined || other.lists.length === 0) return true;
  return other.lists.some((values) =>
    orders(values).some(
      (order) =>
        Math.abs(order.reduce((sum, value, i) => sum + value * (list[i] ?? 0), 0) - mixed) <
        1e-6 + 1e-9 * Math.abs(mixed),
    ),
  );
}
