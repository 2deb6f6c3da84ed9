import { expect, test } from "vitest";
import type { EstimateRow } from "#contract/published/figure-tables.ts";
import { plainIndicator } from "#contract/registry/plain-indicator.ts";
import { peerIndexRows } from "./peer-index.ts";
import { tQuantileRows, tTable } from "./t-quantiles.ts";

const t = tTable(tQuantileRows());
const indicator = plainIndicator({ id: "unemployment_rate", indexed: true });
const row = (city: string, estimate: number, se: number, obs_status = "normal") =>
  ({
    ...{ city, estimate, se, obs_status, df: 10, indicator: indicator.id, release: "2016Q4" },
    ...{ period: "2016Q1..2016Q4", period_kind: "four_quarter" },
  }) as EstimateRow;

test("a city against the mean of three others, by hand", () => {
  const rows = [row("a", 0.05, 0.002), row("b", 0.04, 0.001), row("c", 0.03, 0.002), row("d", 0.05, 0.001)];
  const [index] = peerIndexRows(rows, [indicator], t);
  // mean of b, c, d = 0.04; log variance (.002/.05)^2 + (.001^2 + .002^2 + .001^2)/(3 x .04)^2
  const variance = 0.04 ** 2 + 6e-6 / 0.12 ** 2;
  expect(index).toMatchObject({ city: "a", against: "peers", base: "3" });
  expect(index?.index).toBeCloseTo(125, 10);
  expect(index?.se).toBeCloseTo(125 * Math.sqrt(variance), 10);
  const half = Math.log((index?.ci_upper ?? 0) / 125);
  expect(half / Math.sqrt(variance)).toBeCloseTo(t(index?.df ?? 0).t975, 10);
});

test("fewer than three others, or figures that are not published, make no index", () => {
  const three = [row("a", 0.05, 0.002), row("b", 0.04, 0.001), row("c", 0.03, 0.002)];
  expect(peerIndexRows(three, [indicator], t)).toStrictEqual([]);
  expect(peerIndexRows([...three, row("d", 0.05, 0.001, "unreliable")], [indicator], t)).toStrictEqual([]);
});

test("numbers of persons tell the size of a city and are not held against others", () => {
  const rows = ["a", "b", "c", "d"].map((city) => row(city, 100, 5));
  expect(peerIndexRows(rows, [{ ...indicator, unit: "persons" }], t)).toStrictEqual([]);
});
