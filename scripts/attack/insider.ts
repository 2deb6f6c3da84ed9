import { narrowWithout } from "./bounds.ts";
import { type Claim, claimsOf, type Found } from "./claim.ts";
import { pairTarget } from "./differencing.ts";
import type { Known } from "./known.ts";
import { productOf } from "./known.ts";
import type { Key } from "./meaning.ts";
import { type Outsider, withoutNoise } from "./outsider.ts";
import { type Truths, targetUnits } from "./score.ts";
import { type Difference, difference, solveUnits } from "./solve.ts";
import { targetOf } from "./take-all.ts";
import { respondentsOf, trueValue } from "./truth.ts";
import { MOST_UNITS, solveWhole } from "./whole-cell.ts";

// Run 2: every enterprise of the sample in turn, which knows its own returns, looks for the others of its cell.

/** What an enterprise published of itself, over what it returned; missing where it could not find itself. */
type Factors = ReadonlyMap<string, number>;

/** An enterprise finds itself where an outsider found somebody and it knows that nobody else can be meant. */
export function ownFactors(outsider: Outsider, truths: Truths): Factors {
  const factors = new Map<string, number>();
  for (const { target, units } of outsider.found) {
    const [unit] = units;
    const [id, ...others] = targetUnits(target, truths);
    if (!unit || id === undefined || others.length > 0 || units.length > 1) continue;
    for (const [key, { value }] of unit) {
      const own = trueValue(truths.now, id, key);
      if (own !== null && own >= 20) factors.set(id, value / own);
    }
  }
  return factors;
}

export function attackFromInside(city: string, outsider: Outsider, truths: Truths): Claim[] {
  const factors = ownFactors(outsider, truths);
  /** The count as it is in the published sums; null where the enterprise can't know. */
  const ownCount = (id: string, key: Key): number | null => {
    const factor = outsider.noise === "none" ? 1 : factors.get(id);
    const value = trueValue(truths.now, id, key);
    return factor === undefined || value === null ? null : factor * value;
  };
  return [
    ...offDifferences(city, outsider, truths, ownCount),
    ...offTakeAll(city, outsider, truths, ownCount),
    ...outsider.sets.answered.flatMap((known) => offCell(city, known, truths, ownCount)),
  ];
}

type OwnCount = (id: string, key: Key) => number | null;

/** Differences of two or three enterprises, one of which is the attacker's own. */
function offDifferences(city: string, outsider: Outsider, truths: Truths, own: OwnCount): Claim[] {
  const found = Object.values(outsider.pairs)
    .flat()
    .flatMap((pair): Found[] => {
      const d = difference(pair.whole, pair.part);
      if (d.n < 2 || d.n > 3) return [];
      return targetUnits(pairTarget(pair), truths).flatMap((but) => {
        const rest = without(d, (key) => own(but, key));
        const units = rest ? solveUnits(rest, pair.nested) : null;
        return units ? [{ city, target: { ...pairTarget(pair), but }, units }] : [];
      });
    });
  const name = "difference less own return";
  return [
    ...found.flatMap((one) => claimsOf(name, one, outsider.noise !== "none")),
    ...withoutNoise(name, found, outsider.noise),
  ];
}

function without(d: Difference, own: (key: Key) => number | null): Difference | null {
  const rest: Difference = { n: d.n - 1, sums: new Map(), products: new Map() };
  for (const [key, sum] of d.sums) {
    const value = own(key);
    if (value !== null) rest.sums.set(key, { ...sum, value: sum.value - value });
  }
  for (const [product, sum] of d.products) {
    const [a, b] = product.split("*") as [Key, Key];
    const [one, two] = [own(a), own(b)];
    if (one !== null && two !== null) rest.products.set(product, { ...sum, value: sum.value - one * two });
  }
  return rest.sums.size + rest.products.size > 0 ? rest : null;
}

/** Of two enterprises of a take-all stratum each learns the other. */
function offTakeAll(city: string, { totals }: Outsider, truths: Truths, own: OwnCount): Claim[] {
  return totals.flatMap((found): Claim[] => {
    if (found.stratum.units !== 2) return [];
    return targetUnits(targetOf(found), truths).flatMap((but) => {
      const mine = own(but, found.key);
      if (mine === null) return [];
      const target = { ...targetOf(found), but };
      const attack = "take-all by dfc less own return";
      return [{ attack, city, target, key: found.key, value: found.total - mine, of: 1 }];
    });
  });
}

/** Bounds of the largest other one, and whole numbers where few others are left. */
function offCell(city: string, known: Known, truths: Truths, own: OwnCount): Claim[] {
  const ids = respondentsOf(truths.now, known.cell, known.who);
  return ids.flatMap((but): Claim[] => {
    const target = { cell: known.cell, in: known.who, notIn: null, but };
    const rest = known.n - 1 <= MOST_UNITS ? lessOne(known, (key) => own(but, key)) : null;
    const solved = rest ? solveWhole(city, rest) : null;
    const whole = solved ? claimsOf("whole numbers less own return", { ...solved, target }, false) : [];
    const bounds = [...known.sums.keys()].flatMap((key): Claim[] => {
      const mine = own(but, key);
      const value = mine === null ? null : narrowWithout(known, key, mine);
      if (value === null) return [];
      return [{ attack: "bounds less own return", city, target, key, value, of: known.n - 1 }];
    });
    return [...whole, ...bounds];
  });
}

function lessOne(known: Known, own: (key: Key) => number | null): Known | null {
  const keys = [...known.sums.keys()].filter((key) => own(key) !== null);
  const value = (key: Key) => own(key) ?? 0;
  const products = keys.flatMap((a) =>
    keys.flatMap((b): [string, number][] => {
      const product = known.products.get(productOf(a, b));
      return product === undefined ? [] : [[productOf(a, b), product - value(a) * value(b)]];
    }),
  );
  const sums = keys.map((key) => [key, (known.sums.get(key) ?? 0) - value(key)] as const);
  return { ...known, n: known.n - 1, sums: new Map(sums), products: new Map(products) };
}
