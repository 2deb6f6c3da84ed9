import type { Found } from "./claim.ts";
import { sameSets } from "./differencing.ts";
import { type Known, productOf } from "./known.ts";
import type { Key } from "./meaning.ts";
import type { CitySets } from "./sets.ts";
import { type Derived, difference, isWhole, type UnitCounts } from "./solve.ts";

// A return that was corrected between two releases: as many answered as before, and if one alone changed by d in a
// count a, then Σa grew by d, Σa² by d(2a - d), and Σab by db, where b did not change.

export function correctedUnits(city: string, newer: CitySets, older: CitySets): Found[] {
  return sameSets(newer.answered, older.answered).flatMap(({ now, before }): Found[] => {
    const unit = now.n === before.n ? correctedUnit(now, before) : null;
    if (!unit) return [];
    return [{ city, target: { cell: now.cell, in: now.who, notIn: null, corrected: true }, units: [unit] }];
  });
}

/** null where several may have changed: then the counts that follow are hardly ever whole. */
function correctedUnit(now: Known, before: Known): UnitCounts | null {
  const { sums, products } = difference(now, before);
  const changed = [...sums].find(([, { value, error }]) => Math.abs(value) > 0.5 + error);
  if (!changed) return null;
  const [key, by] = changed;
  const unit: UnitCounts = new Map();
  const squares = products.get(productOf(key, key));
  if (squares) unit.set(key, quotient(squares, by, by.value));
  for (const [other, sum] of sums as ReadonlyMap<Key, Derived>) {
    const mixed = products.get(productOf(key, other));
    if (other !== key && mixed && Math.abs(sum.value) < 0.5) unit.set(other, quotient(mixed, by, 0));
  }
  const values = [...unit.values()];
  const isPlausible = values.every((one) => isWhole(one) && one.value > -0.5);
  return values.length > 1 && isPlausible ? unit : null;
}

/** (q / d + d) / 2 for the count that changed, q / d for another. */
function quotient(q: Derived, d: Derived, shift: number): Derived {
  const value = q.value / d.value;
  const error = (q.error + Math.abs(value) * d.error) / Math.abs(d.value);
  return shift === 0 ? { value, error } : { value: (value + shift) / 2, error: error + d.error };
}
