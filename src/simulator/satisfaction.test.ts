import { deviation, mean } from "d3";
import { expect, test } from "vitest";
import { type Asking, satisfactionOf } from "./satisfaction.ts";

const COMMUNITIES = 300;
const meanAnswer = (ask: Asking, elapsed: number) =>
  Array.from({ length: COMMUNITIES }, (_, i) => {
    const asked = ask(i, elapsed);
    return asked.satisfaction_points / asked.satisfaction_respondents;
  });
const askOnce = (seed: number, city = "siping") => {
  const ask = satisfactionOf(city, seed, COMMUNITIES);
  return Array.from({ length: COMMUNITIES }, (_, i) => ask(i, 0));
};

test("25 to 40 persons are asked, each answers from 1 to 5, and few communities leave it blank", () => {
  const asked = [1, 2, 3, 4].flatMap((seed) => askOnce(seed));
  for (const { satisfaction_respondents: n, satisfaction_points: points } of asked) {
    expect(n).toBeGreaterThanOrEqual(25);
    expect(n).toBeLessThanOrEqual(40);
    expect(points).toBeGreaterThanOrEqual(n);
    expect(points).toBeLessThanOrEqual(5 * n);
  }
  expect(new Set(asked.map((a) => a.satisfaction_respondents)).size).toBe(16);
  const blank = asked.filter((a) => a.blank).length / asked.length;
  expect(blank).toBeGreaterThan(0.008);
  expect(blank).toBeLessThan(0.04);
});

test("the same seed gives the same answers, another seed or city others", () => {
  expect(askOnce(1)).toEqual(askOnce(1));
  expect(askOnce(2)).not.toEqual(askOnce(1));
  expect(askOnce(1, "jilin")).not.toEqual(askOnce(1));
});

test("communities differ by more than who happens to be asked, and keep their place for years", () => {
  const ask = satisfactionOf("siping", 1, COMMUNITIES);
  const [first, later] = [meanAnswer(ask, 0), meanAnswer(ask, 1)];
  // 32 answers with a standard deviation of 1 at most.
  expect(deviation(first) ?? 0).toBeGreaterThan(1.2 / Math.sqrt(32));
  const upper = first.map((answer, i) => ({ answer, next: later[i] ?? 0 })).filter((c) => c.answer > 3.9);
  expect((mean(upper, (c) => c.next) ?? 0) - (mean(later) ?? 0)).toBeGreaterThan(0.1);
});

test("a city's answers drift slowly", () => {
  for (const city of ["siping", "jilin", "wuhan"]) {
    const ask = satisfactionOf(city, 1, COMMUNITIES);
    const yearly = [0, 4, 8, 12, 16, 20, 24, 28, 32, 36].map(
      (elapsed) => mean(meanAnswer(ask, elapsed)) ?? 0,
    );
    yearly.slice(1).forEach((value, i) => {
      expect(Math.abs(value - (yearly[i] ?? 0))).toBeLessThan(0.12);
    });
    expect(Math.min(...yearly)).toBeGreaterThan(2.9);
    expect(Math.max(...yearly)).toBeLessThan(4.3);
  }
});
