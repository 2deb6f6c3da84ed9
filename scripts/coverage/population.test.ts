import { expect, test } from "vitest";
import { drawsOf } from "#simulator/draws.ts";
import { communityStratum } from "./community-population.ts";
import { drawUnits, type Population, panelSamples, populationTotals } from "./population.ts";

test("every unit is drawn equally often", () => {
  const draws = drawsOf(1, "units");
  const counts = new Array(10).fill(0);
  for (let s = 0; s < 20_000; s += 1) for (const i of drawUnits(10, 3, draws)) counts[i] += 1;
  // 20 000 draws of 3 in 10: expectation 6 000, standard deviation 65.
  for (const count of counts) expect(Math.abs(count - 6000)).toBeLessThan(5 * 65);
});

test("no unit is drawn twice, and all are taken when more are wanted than there are", () => {
  const drawn = drawUnits(30, 20, drawsOf(2, "units"));
  expect(new Set(drawn).size).toBe(20);
  expect(drawUnits(7, 20, drawsOf(2, "units")).sort()).toStrictEqual([0, 1, 2, 3, 4, 5, 6]);
});

const population: Population = {
  quarters: [8000, 8001],
  mergesGroups: false,
  strata: [communityStratum("urban", [[], [], []], 2)],
  populationUnits: [[3], [2]],
  counts: [
    [
      [
        { a: 1, b: 2 },
        { a: 3, b: 4 },
        { a: 5, b: 6 },
      ],
    ],
    [[{ a: 7, b: 8 }, null, { a: 9, b: 1 }]],
  ],
};
const formula = { y: (c: { a?: number }) => c.a ?? 0, x: (c: { b?: number }) => c.b ?? 0 };

test("a unit that is not there in a quarter does not answer, and the weights are those of the quarter's units", () => {
  const samples = panelSamples(population, [[0, 1]], formula);
  expect(samples.get(8000)?.strata[0]?.weight).toBe(1.5);
  expect(samples.get(8001)?.strata[0]?.units).toStrictEqual([{ id: "urban0001", y: 7, x: 8 }]);
  expect(samples.get(8001)?.strata[0]?.weight).toBe(2);
});

test("the truth is the sum over the whole population", () => {
  expect(populationTotals(population, formula, 1, null)).toStrictEqual({ y: 16, x: 9 });
  expect(populationTotals(population, formula, 1, ["rural"])).toStrictEqual({ y: 0, x: 0 });
});
