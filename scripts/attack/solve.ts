import { type Known, productOf } from "./known.ts";
import type { Key } from "./meaning.ts";

// Single enterprises out of the sums over one or two of them.

/** A value and how far the doubles it was made of let it be off. */
export interface Derived {
  readonly value: number;
  readonly error: number;
}

/** Counts of one enterprise. */
export type UnitCounts = Map<Key, Derived>;

/** Sums over the enterprises of one set that are not in another. */
export interface Difference {
  readonly n: number;
  readonly sums: Map<Key, Derived>;
  readonly products: Map<string, Derived>;
}

/** Sums of doubles that were multiplied by weights and divided again keep some 12 digits. */
const DIGITS = 1e-12;

export function difference(whole: Known, part: Known): Difference {
  return {
    n: whole.n - part.n,
    sums: subtract(whole.sums, part.sums),
    products: subtract(whole.products, part.products),
  };
}

function subtract<K>(whole: ReadonlyMap<K, number>, part: ReadonlyMap<K, number>): Map<K, Derived> {
  const result = new Map<K, Derived>();
  for (const [key, a] of whole) {
    const b = part.get(key);
    if (b !== undefined) result.set(key, { value: a - b, error: DIGITS * (Math.abs(a) + Math.abs(b)) });
  }
  return result;
}

/**
 * The enterprises of a difference of one or two; null where they can't be told.
 * @param nested whether the one set is known to lie in the other: if not, a second equation must agree.
 */
export function solveUnits(d: Difference, nested: boolean): UnitCounts[] | null {
  if (d.n === 1) return solveOne(d, nested);
  if (d.n === 2) return solveTwo(d, nested);
  return null;
}

function solveOne(d: Difference, nested: boolean): UnitCounts[] | null {
  const unit: UnitCounts = new Map(d.sums);
  let agreed = nested;
  for (const [product, square] of d.products) {
    const key = squaredKey(product);
    if (!key) continue;
    const sum = d.sums.get(key);
    if (sum) {
      if (!agree(sum.value ** 2, square.value, 2 * Math.abs(sum.value) * sum.error + square.error))
        return null;
      agreed ||= sum.value > 0.5;
    } else if (square.value > square.error) {
      const value = Math.sqrt(square.value);
      unit.set(key, { value, error: square.error / (2 * value) });
    }
  }
  fillByProducts(unit, d);
  if (!agreed || [...unit.values()].some(({ value, error }) => value < -1e-3 - error)) return null;
  return unit.size > 0 ? [unit] : null;
}

/** Σab over one enterprise is ab: where a is known, b is. */
function fillByProducts(unit: UnitCounts, d: Difference): void {
  const anchor = [...unit].toSorted(([, a], [, b]) => b.value - a.value)[0];
  if (!anchor || anchor[1].value <= 0.5) return;
  const [key, { value, error }] = anchor;
  for (const [product, mixed] of d.products) {
    const other = otherKey(product, key);
    if (!other || unit.has(other)) continue;
    const found = mixed.value / value;
    unit.set(other, { value: found, error: (mixed.error + Math.abs(found) * error) / value });
  }
}

function solveTwo(d: Difference, nested: boolean): UnitCounts[] | null {
  for (const [key, sum] of d.sums) {
    const square = d.products.get(productOf(key, key));
    if (!square) continue;
    const roots = rootsOf(sum, square);
    if (!roots) return null;
    const units: [UnitCounts, UnitCounts] = [new Map([[key, roots[0]]]), new Map([[key, roots[1]]])];
    const agreed = fillTwo(units, d, key, roots);
    if (agreed === false) return null;
    if (agreed === true || nested) return units;
  }
  return null;
}

/** a + b = s and a² + b² = p: the two are (s ± sqrt(2p - s²)) / 2. */
function rootsOf(s: Derived, p: Derived): [Derived, Derived] | null {
  const inside = 2 * p.value - s.value ** 2;
  const off = 2 * p.error + 2 * Math.abs(s.value) * s.error;
  if (inside <= 4 * off) return null;
  const root = Math.sqrt(inside);
  const error = (s.error + off / (2 * root)) / 2;
  const high = { value: (s.value + root) / 2, error };
  const low = { value: (s.value - root) / 2, error };
  return low.value < -error - 1e-3 ? null : [high, low];
}

/** Solves the other counts from Σv and Σuv. @returns whether Σv² agrees; null where it is not known. */
function fillTwo(
  units: readonly [UnitCounts, UnitCounts],
  d: Difference,
  key: Key,
  [a, b]: readonly [Derived, Derived],
): boolean | null {
  let agreed: boolean | null = null;
  const gap = a.value - b.value;
  for (const [other, sum] of d.sums) {
    const mixed = d.products.get(productOf(key, other));
    if (other === key || !mixed || gap < 0.5) continue;
    const high = (mixed.value - b.value * sum.value) / gap;
    const low = sum.value - high;
    const error = 4 * ((mixed.error + Math.abs(sum.value) * (b.error + a.error) + b.value * sum.error) / gap);
    const square = d.products.get(productOf(other, other));
    if (square) {
      const off = square.error + 2 * (Math.abs(high) + Math.abs(low)) * error;
      if (!agree(high ** 2 + low ** 2, square.value, off)) return false;
      if (Math.abs(high) + Math.abs(low) > 0.5) agreed = true;
    }
    if (high < -1e-3 - error || low < -1e-3 - error) return false;
    units[0].set(other, { value: high, error });
    units[1].set(other, { value: low, error });
  }
  return agreed;
}

const agree = (a: number, b: number, error: number): boolean =>
  Math.abs(a - b) <= 4 * error + 1e-9 * Math.abs(b) && error < 1e-3 * Math.abs(b) + 1e-3;

export function isWhole({ value, error }: Derived): boolean {
  return error < 0.01 && Math.abs(value - Math.round(value)) <= 1e-6 + 4 * error;
}

function squaredKey(product: string): Key | null {
  const [a, b] = product.split("*");
  return a === b ? (a as Key) : null;
}

function otherKey(product: string, key: Key): Key | null {
  const [a, b] = product.split("*") as [Key, Key];
  if (a === key) return b === key ? null : b;
  return b === key ? a : null;
}
