import { expect, test } from "vitest";
import { plainIndicator } from "#contract/registry/plain-indicator.ts";
import type { Sample } from "#pipeline/weigh/sample.ts";
import { type Combination, combine } from "./combination.ts";
import { carriedVariance, eventSamples, isCarried, ratioInterval, respondentDf } from "./ratio-interval.ts";
import { buildSeries } from "./series.ts";
import { tQuantileRows, tTable } from "./t-quantiles.ts";

const multiplier = plainIndicator({
  ...{ id: "jobs_multiplier", interval: "log", pooling: "ratio", unit: "ratio" },
});
const t = tTable(tQuantileRows());

/** Communities of one stratum with equal weights; N = 10 for each sampled one. */
function sampleOf(quarter: number, pairs: readonly (readonly [number, number])[]): Sample {
  const units = pairs.map(([y, x], i) => ({ id: `c${i}`, y, x }));
  const stratum = { id: "urban", members: ["urban"], cell: "urban" };
  return { quarter, strata: [{ ...stratum, populationUnits: 10 * units.length, weight: 10, units }] };
}

function figureOf(samples: readonly Sample[], kind: "quarter" | "four_quarter") {
  const byQuarter = new Map(samples.map((sample) => [sample.quarter, sample]));
  const end = Math.max(...byQuarter.keys());
  const series = buildSeries(multiplier, byQuarter, null, () => null, 5);
  const events = buildSeries(multiplier, eventSamples(byQuarter), null, () => null, 5);
  const ratio = combine(series, kind, end) as Combination;
  const share = combine(events, kind, end) as Combination;
  const df = respondentDf(series, [...byQuarter.keys()]);
  return { ratio, share, df, interval: ratioInterval(ratio, share, df, t) };
}

const pairs = [
  [0, 1],
  [0, 2],
  [4, 1],
  [0, 0],
  [8, 3],
  [0, 1],
  [12, 2],
  [0, 0],
] as const;

test("a case by hand: the relative variance of the share of communities with jobs is added 2.5 (1 - p) times", () => {
  const { ratio, share, df, interval } = figureOf([sampleOf(8000, pairs)], "quarter");
  expect(ratio.estimate).toBeCloseTo(2.4, 12);
  expect(share.estimate).toBeCloseTo(3 / 8, 12);
  // V(p) = (1 - 8/80) p (1 - p) / 7
  expect(share.variance).toBeCloseTo((0.9 * (3 / 8) * (5 / 8)) / 7, 12);
  const added = 2.5 * (5 / 8) * (2.4 / 0.375) ** 2 * share.variance;
  expect(carriedVariance(ratio, share)).toBeCloseTo(ratio.intervalVariance + added, 12);
  expect(df).toBeCloseTo(7, 9);
  const reach = (t(7).t975 * Math.sqrt(ratio.intervalVariance + added)) / 2.4;
  expect(interval?.at95.lower).toBeCloseTo(2.4 * Math.exp(-reach), 10);
  expect(interval?.at95.upper).toBeCloseTo(2.4 * Math.exp(reach), 10);
  expect(interval?.at50.upper).toBeLessThan(interval?.at95.upper ?? 0);
});

test("nothing is added where every community has jobs", () => {
  const all = pairs.map(([y, x]) => [y + 1, x + 1] as const);
  const { ratio, share } = figureOf([sampleOf(8000, all)], "quarter");
  expect(carriedVariance(ratio, share)).toBe(ratio.intervalVariance);
});

test("over four equal quarters the figure and what is added are those of one", () => {
  const one = figureOf([sampleOf(8000, pairs)], "quarter");
  const four = figureOf(
    [8000, 8001, 8002, 8003].map((quarter) => sampleOf(quarter, pairs)),
    "four_quarter",
  );
  expect(four.share.variance).toBeCloseTo(one.share.variance, 12);
  expect(four.interval?.at95.upper).toBeCloseTo(one.interval?.at95.upper ?? 0, 9);
});

test("there is no interval without jobs", () => {
  const none = pairs.map(([, x]) => [0, x] as const);
  expect(figureOf([sampleOf(8000, none)], "quarter").interval).toBeNull();
});

test.each([
  [0.15, 20, true],
  [0.1, 20, false],
  [3 / 7, 7, true],
])("a share of %d of %d communities is enough: %s", (estimate, n, enough) => {
  expect(isCarried({ estimate, n })).toBe(enough);
});
