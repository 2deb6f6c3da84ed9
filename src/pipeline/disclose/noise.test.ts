import { expect, test } from "vitest";
import type { EnterpriseRow } from "#contract/input/input-tables.ts";
import { addNoise, noiseFactor } from "./noise.ts";

const row = (id: string, quarter: string, employees_start: number, employees_end: number): EnterpriseRow => ({
  ...{ quarter, city: "jilin", enterprise_id: id, size: "small", sector: "C", status: "active" },
  ...{ employees_start, employees_end, hires: 3, separations: 1, layoffs: null, vacancies: 0 },
  restructuring: null,
});
const ids = Array.from({ length: 2000 }, (_, i) => `E${i}`);

test("counts of 20 and more come out whole and never within 5 % of the truth", () => {
  for (const [i, id] of ids.entries()) {
    const noised = addNoise(row(id, "2016Q1", 20 + (i % 500), 400), "key");
    for (const [count, truth] of [
      ["employees_start", 20 + (i % 500)] as const,
      ["employees_end", 400] as const,
    ]) {
      const value = noised[count] ?? 0;
      expect(Number.isInteger(value)).toBe(true);
      expect(Math.abs(value / truth - 1)).toBeGreaterThanOrEqual(0.05 - 1e-12);
    }
  }
});

test("small counts keep their expectation, nothing stays nothing, and what is missing stays missing", () => {
  const noised = ids.map((id) => addNoise(row(id, "2016Q1", 60, 62), "key"));
  const mean = noised.reduce((sum, { hires }) => sum + (hires ?? 0), 0) / ids.length;
  const expected = ids.reduce((sum, id) => sum + 3 * noiseFactor("key", `jilin/${id}`), 0) / ids.length;
  expect(Math.abs(mean - expected)).toBeLessThan(0.05);
  expect(new Set(noised.map(({ vacancies, layoffs }) => `${vacancies} ${layoffs}`))).toEqual(
    new Set(["0 null"]),
  );
});

test("staff at the end of a quarter are staff at the start of the next", () => {
  for (const id of ids) {
    const before = addNoise(row(id, "2016Q4", 9, 11), "key");
    expect(addNoise(row(id, "2017Q1", 11, 14), "key").employees_start).toBe(before.employees_end);
  }
});

test("another key gives other noise", () => {
  const with1 = ids.map((id) => addNoise(row(id, "2016Q1", 100, 90), "key 1").employees_start);
  const with2 = ids.map((id) => addNoise(row(id, "2016Q1", 100, 90), "key 2").employees_start);
  expect(with1).not.toEqual(with2);
});
