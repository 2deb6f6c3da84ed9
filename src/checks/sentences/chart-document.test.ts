import { describe, expect, test } from "vitest";
import type { EstimateRow } from "#contract/published/figure-tables.ts";
import type { Manifest } from "#contract/published/manifest.ts";
import { plainIndicator } from "#contract/registry/plain-indicator.ts";
import { wordsIn } from "#i18n/words.ts";
import { type ChartSource, chartDocument } from "#report/chart-document.ts";

// One document for every chart: what it says and draws, and what it says where there is nothing.

const zh = wordsIn("zh");
const en = wordsIn("en");
const rate = plainIndicator({
  ...{ id: "unemployment_rate", name: { zh: "失业率", en: "unemployment rate" }, unit: "percent" },
  ...{ short: { zh: "失业率", en: "unemployment" }, domain: "urban", pooling: "mean", headline: true },
});
const growth = plainIndicator({
  ...{ id: "employment_growth", name: { zh: "用工增长", en: "growth" }, short: { zh: "用工", en: "growth" } },
  ...{ survey: "enterprise", pooling: "none", unit: "percent_change" },
});
const survival = plainIndicator({
  ...{
    id: "startup_survival_4",
    name: { zh: "存续率", en: "survival" },
    short: { zh: "存续", en: "survival" },
  },
  ...{ survey: "register", pooling: "none", unit: "percent" },
});
const row = (period: string, part: Partial<EstimateRow> = {}): EstimateRow => ({
  ...{ release: "2017Q4", city: "changchun", period, period_kind: "four_quarter" },
  ...{ indicator: "unemployment_rate", domain: "urban", estimate: 0.037, ci_lower: 0.032, ci_upper: 0.042 },
  ...{ ci_lower_50: 0.035, ci_upper_50: 0.039, se: 0.0025, df: 12, cv: 0.06, quality: "B" },
  ...{ n_responding: 14, verdict_change: null, verdict_target: null, imputed_share: null },
  ...{ obs_status: "normal", conf_status: "free", ...part },
});
const none = { estimate: null, ci_lower: null, ci_upper: null, se: null, quality: null };
const city: Manifest["cities"][number] = {
  ...{ id: "changchun", design_basis: "probability", missing: [] },
  ...{ community: { first: "2016Q1", last: "2017Q4" }, enterprise: null },
};
const source = (
  estimates: readonly EstimateRow[],
  part: Partial<ChartSource["manifest"]> = {},
): ChartSource => ({
  manifest: { release: "2017Q4", simulated: true, cities: [city], ...part },
  registry: { cities: [], targets: [], official: [] },
  ...{ estimates, changes: [] },
});

describe("a chart with figures", () => {
  const doc = chartDocument(source([row("2016Q4..2017Q3"), row("2017Q1..2017Q4")]), rate, "changchun", zh);

  test("says its finding, and draws every period once", () => {
    expect(doc.finding).toBe("changchun：近四个季度平均失业率3.7%");
    expect(doc.block?.rows.map(({ quarter }) => quarter)).toEqual(["2017Q3", "2017Q4"]);
    expect(doc.block?.labels.title).toBe(doc.finding);
  });

  test("has a sentence to paste, with interval, source, release and the notice of simulation", () => {
    expect(doc.briefing).toBe(
      "changchun2017年一至四季度，平均失业率为3.7%，真实值很可能（95%）在3.2%至4.2%之间。" +
        "（资料来源：就业季报2017年四季度，社区样本监测估计，模拟数据，不是真实统计）",
    );
  });

  test("of real returns says nothing of simulation", () => {
    const real = chartDocument(source([row("2017Q1..2017Q4")], { simulated: false }), rate, "changchun", en);
    expect(real.briefing).toContain("(Source: Jiuye Quarterly, Q4 2017, sample of communities)");
    expect(real.labels.simulated).toBeNull();
  });
});

test("a city that is behind says with which quarter its data end", () => {
  const doc = chartDocument(source([row("2016Q3..2017Q2")]), rate, "changchun", zh);
  expect(doc.labels.release).toBe("发布期：2017年四季度；这个城市的数据到2017年二季度为止");
});

test("growth is judged by its own interval and named by what it is against", () => {
  const fallen = row("2017Q4", {
    ...{ indicator: "employment_growth", period_kind: "quarter", domain: "*" },
    ...{ estimate: -0.0287, ci_lower: -0.05, ci_upper: -0.007, se: 0.01 },
  });
  expect(chartDocument(source([fallen]), growth, "changchun", zh).finding).toBe(
    "changchun：2017年四季度监测企业用工比上季减少2.9%",
  );
  const yearly = { ...growth, id: "employment_growth_year", matched_lag: 4 };
  const rows = [{ ...fallen, indicator: yearly.id, ci_upper: 0.01 }];
  expect(chartDocument(source(rows), yearly, "changchun", zh).finding).toContain("同比-2.9%，无法判断增减");
});

test("a complete count is said without an interval", () => {
  const counted = row("2017Q4", {
    ...{ indicator: "startup_survival_4", period_kind: "quarter", domain: "*", quality: null },
    ...{ estimate: 0.85, ci_lower: 0.85, ci_upper: 0.85, se: 0 },
  });
  const doc = chartDocument(source([counted]), survival, "changchun", en);
  expect(doc.sentence).toBe("changchun, Q4 2017, survival: 85.0% (complete register, no sampling error).");
  expect(doc.labels.interval).toBe("Complete register, no sampling error");
});

describe("nothing to draw", () => {
  test("a city without any row gets the reason instead", () => {
    const doc = chartDocument(source([]), rate, "changchun", zh);
    expect(doc.block).toBeNull();
    expect(doc.sentence).toBe("changchun：失业率没有可画的数字。这一时期没有收到报表。");
  });

  test("quarters without a return don't make a drawing", () => {
    const doc = chartDocument(
      source([row("2017Q1..2017Q4", { ...none, obs_status: "not_collected" })]),
      ...([rate, "changchun", zh] as const),
    );
    expect(doc.block).toBeNull();
    expect(doc.finding).toContain("没有报表");
  });

  test("suppressed quarters are drawn as such, and no number of theirs is said", () => {
    const hidden = row("2017Q1..2017Q4", { ...none, conf_status: "confidential" });
    const doc = chartDocument(source([hidden]), rate, "changchun", zh);
    expect(doc.block?.rows).toMatchObject([{ obs_status: "confidential", estimate: null }]);
    expect(doc.briefing).not.toMatch(/\d%/);
  });
});
