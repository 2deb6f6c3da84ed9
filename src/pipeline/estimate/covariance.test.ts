import fc from "fast-check";
import { expect, test } from "vitest";
import type { Sample, Unit } from "#pipeline/weigh/sample.ts";
import { alignPair, cellCovariance, matchedUnits, scoreX, scoreY } from "./covariance.ts";

function sampleOf(populationUnits: number, units: readonly Unit[], id = "urban", members = [id]): Sample {
  const weight = units.length === 0 ? 0 : populationUnits / units.length;
  return { quarter: 0, strata: [{ id, members, cell: id, populationUnits, weight, units }] };
}
const unit = (id: string, y: number, x = 1): Unit => ({ id, y, x });

test("the variance of a total is N² (1 - n/N) s²/n", () => {
  // y = 1, 2, 6: mean 3, s² = (4 + 1 + 9)/2 = 7; N = 12, n = 3: 144 · 0.75 · 7/3 = 252
  const sample = sampleOf(12, [unit("a", 1), unit("b", 2), unit("c", 6)]);
  const strata = alignPair(sample, sample).get("urban") ?? [];
  expect(cellCovariance(strata, scoreY, scoreY)).toBeCloseTo(252, 10);
  expect(cellCovariance(strata, scoreX, scoreX)).toBe(0);
});

test("the covariance of two quarters counts units of either one, absent ones with 0", () => {
  // later a=2 b=4 (w 5), earlier b=3 c=1 (w 5), N = 10, nu = 3:
  // later 10 20 0 (mean 10), earlier 0 15 5 (mean 20/3): products 0·(-20/3) + 10·25/3 + (-10)(-5/3) = 100
  // (1 - 3/10) · 3/2 · 100 = 105
  const later = sampleOf(10, [unit("a", 2), unit("b", 4)]);
  const earlier = sampleOf(10, [unit("b", 3), unit("c", 1)]);
  const strata = alignPair(later, earlier).get("urban") ?? [];
  expect(cellCovariance(strata, scoreY, scoreY)).toBeCloseTo(105, 10);
  expect(matchedUnits(strata)).toBe(1);
});

test("a class that is fully observed adds nothing", () => {
  const sample = sampleOf(3, [unit("a", 1), unit("b", 2), unit("c", 6)]);
  expect(cellCovariance(alignPair(sample, sample).get("urban") ?? [], scoreY, scoreY)).toBe(0);
});

test("one respondent has no variance to show", () => {
  const sample = sampleOf(30, [unit("a", 7)]);
  expect(cellCovariance(alignPair(sample, sample).get("urban") ?? [], scoreY, scoreY)).toBe(0);
});

test("classes that one quarter merged are taken together in both", () => {
  const one = (id: string, units: Unit[]) => sampleOf(10, units, id).strata;
  const apart: Sample = { quarter: 1, strata: [...one("C", [unit("a", 1)]), ...one("F", [unit("b", 3)])] };
  const merged = sampleOf(20, [unit("a", 2), unit("b", 5)], "C & F", ["C", "F"]);
  expect([...alignPair(apart, merged).keys()]).toStrictEqual(["C & F"]);
  expect(alignPair(apart, merged).get("C & F")).toHaveLength(1);
});

const units = fc.uniqueArray(fc.record({ id: fc.string({ maxLength: 2 }), y: fc.nat(99), x: fc.nat(99) }), {
  selector: (u) => u.id,
  maxLength: 12,
});
const score = fc.record({
  y: fc.double({ min: -9, max: 9, noNaN: true }),
  x: fc.double({ min: -9, max: 9, noNaN: true }),
});

test("a quarter's covariance with itself is never negative, and Cov(a, b) = Cov(b, a)", () => {
  fc.assert(
    fc.property(units, fc.nat(20), score, score, (drawn, more, a, b) => {
      const sample = sampleOf(drawn.length + more, drawn);
      const strata = alignPair(sample, sample).get("urban") ?? [];
      expect(cellCovariance(strata, a, a)).toBeGreaterThanOrEqual(0);
      expect(cellCovariance(strata, a, b)).toBeCloseTo(cellCovariance(strata, b, a), 6);
    }),
  );
});
