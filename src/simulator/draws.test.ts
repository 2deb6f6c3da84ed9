import { deviation, mean } from "d3";
import { expect, test } from "vitest";
import { drawsOf } from "./draws.ts";

const many = (draw: () => number) => Array.from({ length: 4000 }, draw);

test("the same seed and name give the same numbers, any other gives others", () => {
  const first = many(drawsOf(7, "a").uniform);
  expect(many(drawsOf(7, "a").uniform)).toEqual(first);
  expect(many(drawsOf(7, "b").uniform)).not.toEqual(first);
  expect(many(drawsOf(8, "a").uniform)).not.toEqual(first);
});

test("the distributions have the mean and spread that are asked for", () => {
  const draws = drawsOf(7, "moments");
  const cases: [() => number, number, number][] = [
    [draws.normal, 0, 1],
    [() => draws.poisson(25), 25, 5],
    [() => draws.binomial(100, 0.2), 20, 4],
    [() => draws.beta(13.8, 9.2), 0.6, 0.1],
  ];
  for (const [draw, center, spread] of cases) {
    const values = many(draw);
    expect(Math.abs((mean(values) ?? 0) - center) / spread).toBeLessThan(0.06);
    expect((deviation(values) ?? 0) / spread).toBeCloseTo(1, 1);
  }
});
