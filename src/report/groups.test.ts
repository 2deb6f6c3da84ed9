import fc from "fast-check";
import { expect, test } from "vitest";
import { groupsOf } from "./groups.ts";
import { type ComparedFigure, comparePairs, relations } from "./pairs.ts";

const figure = (city: string, estimate: number, se = 0.001, df = 20): ComparedFigure => ({
  ...{ city, estimate, se, df },
});
const grouped = (figures: readonly ComparedFigure[]) => {
  const relation = relations(comparePairs(figures));
  const cities = figures.map(({ city }) => city);
  return { ...groupsOf(cities, relation), cities, relation };
};

test("cities far apart fall into groups, highest first, in their own order within a group", () => {
  const { levels } = grouped([
    figure("a", 0.02),
    figure("b", 0.05),
    figure("c", 0.0201),
    figure("d", 0.0501),
    figure("e", 0.09),
  ]);
  expect(levels).toStrictEqual([["e"], ["b", "d"], ["a", "c"]]);
});

test("a chain of neighbours that aren't told apart is one group, though its ends are", () => {
  const chain = [figure("a", 0.05), figure("b", 0.053), figure("c", 0.056)];
  const { levels, highest, lowest, relation } = grouped(chain);
  expect(relation("a", "c")).toBe("lower");
  expect(levels).toStrictEqual([["a", "b", "c"]]);
  expect(highest).toStrictEqual(["b", "c"]);
  expect(lowest).toStrictEqual(["a", "b"]);
});

test("one city is a group of its own, no city none", () => {
  expect(grouped([figure("a", 0.05)]).levels).toStrictEqual([["a"]]);
  expect(grouped([]).levels).toStrictEqual([]);
});

const figures = fc
  .array(
    fc.record({
      estimate: fc.double({ min: 0.01, max: 0.1, noNaN: true }),
      se: fc.double({ min: 0.0002, max: 0.01, noNaN: true }),
      df: fc.integer({ min: 1, max: 60 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((rows) => rows.map((row, i) => ({ city: `c${i}`, ...row })));

test("no two cities that aren't told apart are ever ranked, and whoever is ranked higher is shown to be higher", () => {
  fc.assert(
    fc.property(figures, (rows) => {
      const { levels, cities, relation } = grouped(rows);
      expect(levels.flat().toSorted()).toStrictEqual(cities.toSorted());
      levels.forEach((level, i) => {
        for (const city of level)
          for (const other of levels.slice(i + 1).flat()) expect(relation(city, other)).toBe("higher");
      });
    }),
  );
});

test("the groups are as fine as may be: no group can be cut once more", () => {
  fc.assert(
    fc.property(figures, (rows) => {
      const { levels, relation } = grouped(rows);
      for (const level of levels) {
        // Whoever may be parted from the rest of its group beats it, so a cut would part the k that win most.
        const wins = (city: string) => level.filter((other) => relation(city, other) === "higher").length;
        const best = level.toSorted((a, b) => wins(b) - wins(a));
        for (let k = 1; k < best.length; k += 1) {
          const rest = best.slice(k);
          expect(best.slice(0, k).every((c) => rest.every((o) => relation(c, o) === "higher"))).toBe(false);
        }
      }
    }),
  );
});

test("the order in which cities are named changes nothing", () => {
  fc.assert(
    fc.property(figures, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (rows, keys) => {
      const keyed = rows.map((row) => ({ row, key: keys.next().value ?? 0 }));
      const shuffled = keyed.toSorted((a, b) => a.key - b.key).map(({ row }) => row);
      const sets = ({ levels, highest, lowest }: ReturnType<typeof grouped>) => ({
        levels: levels.map((level) => level.toSorted()),
        highest: highest.toSorted(),
        lowest: lowest.toSorted(),
      });
      expect(sets(grouped(shuffled))).toStrictEqual(sets(grouped(rows)));
    }),
  );
});

test("the one with the largest estimate is among those shown lower than no other", () => {
  fc.assert(
    fc.property(figures, (rows) => {
      const { highest, lowest } = grouped(rows);
      const largest = rows.toSorted((a, b) => b.estimate - a.estimate);
      expect(highest).toContain(largest[0]?.city);
      expect(lowest).toContain(largest.at(-1)?.city);
    }),
  );
});
