import { expect, test } from "vitest";
import { drawsOf } from "./draws.ts";
import { apportion, nextStart, selectPanel } from "./selection.ts";

const population = (n: number) => {
  const draws = drawsOf(1, "selection");
  return Array.from({ length: n }, () => ({ prn: draws.uniform() }));
};

test("parts add up to the total and stay within their bounds", () => {
  const shares = [
    { weight: 10, least: 5, most: 400 },
    { weight: 1, least: 5, most: 400 },
    { weight: 30, least: 5, most: 12 },
  ];
  const parts = apportion(60, shares);
  expect(parts[0]).toBeGreaterThan(parts[1] ?? 0);
  expect(parts[2]).toBe(12);
  expect(parts.reduce((a, b) => a + b)).toBe(60);
});

test("parts end at the bounds when there are too few units for the total", () => {
  expect(apportion(100, [{ weight: 1, least: 5, most: 7 }])).toEqual([7]);
});

test("a panel that starts late on the circle goes on from its beginning", () => {
  const units = [{ prn: 0.1 }, { prn: 0.5 }, { prn: 0.9 }];
  expect(selectPanel(units, 2, 0.8)).toEqual([{ prn: 0.9 }, { prn: 0.1 }]);
});

test("a January replaces about a fifth of a panel", () => {
  const units = population(5000);
  const before = selectPanel(units, 1000, 0.3);
  const after = selectPanel(units, 1000, nextStart(0.3, 1000, units.length));
  const stayed = after.filter((unit) => before.includes(unit)).length;
  expect(stayed).toBeGreaterThan(740);
  expect(stayed).toBeLessThan(860);
});

test("a unit's chance of being drawn does not depend on the start", () => {
  const draws = drawsOf(2, "chance");
  let hits = 0;
  for (let round = 0; round < 4000; round++) {
    const units = Array.from({ length: 8 }, () => ({ prn: draws.uniform() }));
    if (selectPanel(units, 2, 0.7).includes(units[0] ?? { prn: 0 })) hits++;
  }
  expect(hits / 4000).toBeGreaterThan(0.22);
  expect(hits / 4000).toBeLessThan(0.28);
});
