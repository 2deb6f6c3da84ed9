import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeClasses } from "./weighting-classes.ts";

const classOf = (id: string, responding: number, population = 40) => ({
  ...{ id, responding, population },
  group: id.split("/")[0] ?? id,
});

test("classes with three respondents stay as they are", () => {
  expect(mergeClasses([classOf("a/C", 3), classOf("a/F", 3)], true)).toStrictEqual([["a/C"], ["a/F"]]);
});

test("a thin class joins the next of its group, the last one the class before", () => {
  const classes = [classOf("a/C", 2), classOf("a/F", 5), classOf("a/G", 1)];
  expect(mergeClasses(classes, false)).toStrictEqual([["a/C", "a/F", "a/G"]]);
});

test("a small class that is fully observed is left alone", () => {
  expect(mergeClasses([classOf("a/C", 2, 2), classOf("a/F", 5)], true)).toStrictEqual([["a/C"], ["a/F"]]);
});

test("a group too thin as a whole joins its neighbour only where groups may join", () => {
  const classes = [classOf("small/C", 1), classOf("micro/C", 9)];
  expect(mergeClasses(classes, true)).toStrictEqual([["small/C", "micro/C"]]);
  expect(mergeClasses(classes, false)).toStrictEqual([["small/C"], ["micro/C"]]);
});

test("whatever the counts, every stratum ends in exactly one class, and across groups none stays thin", () => {
  const counts = fc.array(fc.tuple(fc.nat(2), fc.nat(5), fc.nat(5)), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(counts, (drawn) => {
      const classes = drawn.map(([group, responding, more], i) =>
        classOf(`${group}/${i}`, responding, responding + more),
      );
      const merged = mergeClasses(classes, true);
      expect(merged.flat().toSorted()).toStrictEqual(classes.map((c) => c.id).toSorted());
      const sum = (ids: string[], key: "responding" | "population") =>
        ids.reduce((total, id) => total + (classes.find((c) => c.id === id)?.[key] ?? 0), 0);
      const thin = merged.filter((ids) => {
        const responding = sum(ids, "responding");
        return responding < 3 && responding < sum(ids, "population");
      });
      expect(thin.length === 0 || merged.length === 1).toBe(true);
    }),
  );
});
