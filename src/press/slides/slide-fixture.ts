import type { EstimateRow } from "#contract/published/figure-tables.ts";
import { plainIndicator } from "#contract/registry/plain-indicator.ts";
import { wordsIn } from "#i18n/words.ts";
import { type ChartDocument, type ChartSource, chartDocument } from "#report/chart-document.ts";

// A chart with everything that may happen to a quarter; invented.

const fixtureIndicator = plainIndicator({
  ...{ id: "unemployment_rate", headline: true, domain: "urban", pooling: "none" },
  numerator: { zh: "失业人数", en: "unemployed", column: "unemployed" },
  denominator: { zh: "劳动力", en: "labour force", column: "labour_force" },
  name: { zh: "样本监测失业率 <A&B>", en: "monitoring-sample unemployment rate <A&B>" },
  short: { zh: "失业率", en: "unemployment rate" },
  definition: { zh: "失业人数占劳动力的比重。", en: "Unemployed as a share of the labour force." },
});

/** Digits that no rounding survives. */
const ESTIMATES = [0.0371234567890123, 0.1 + 0.2 - 0.26, 1 / 27, 0.041, 0.039, 0.0388];
const QUARTERS = ["2016Q3", "2016Q4", "2017Q1", "2017Q2", "2017Q3", "2017Q4"];

function row(i: number): EstimateRow {
  const estimate = ESTIMATES[i] ?? 0;
  return {
    ...{ release: "2017Q4", city: "changchun", period: QUARTERS[i] ?? "", period_kind: "quarter" },
    ...{ indicator: "unemployment_rate", domain: "urban", estimate, se: 0.003, df: 12, cv: 0.08 },
    ...{ ci_lower: estimate * 0.8, ci_upper: estimate * 1.3, quality: i === 0 ? "D" : "B" },
    ...{ ci_lower_50: estimate * 0.95, ci_upper_50: estimate * 1.1, n_responding: 14 },
    ...{ verdict_change: null, verdict_target: null, imputed_share: null },
    ...{ obs_status: "normal", conf_status: "free" },
  };
}

const none = { estimate: null, ci_lower: null, ci_upper: null, ci_lower_50: null, ci_upper_50: null };

/** The second quarter has too few units, the fourth no row at all. */
export const fixtureRows: readonly EstimateRow[] = [
  row(0),
  { ...row(1), ...none, quality: null, obs_status: "too_few_units" },
  row(2),
  row(4),
  row(5),
];

const registry: ChartSource["registry"] = {
  cities: [
    {
      ...{ id: "changchun", zh: "长春", en: "Changchun", province_zh: "吉林", province_en: "Jilin" },
      ...{ division: "220100", lon: 125.3, lat: 43.9 },
    },
  ],
  targets: [
    {
      ...{ city: "changchun", indicator: "unemployment_rate_annual_mean", from_year: 2017, to_year: 2017 },
      ...{ basis: "year_average", value: 0.04, bound: "at_most", concept: "urban_annual_mean" },
      ...{ chart: "unemployment_rate", scored: true, source_title: "source", source_copy: "original" },
    },
  ],
  official: [
    {
      ...{ city: "changchun", indicator: "registered_unemployment_rate", period: "2016", basis: "period" },
      ...{ value: 0.0363, concept: "registered", chart: "unemployment_rate", source_title: "source" },
      source_copy: "original",
    },
  ],
};

const manifest: ChartSource["manifest"] = {
  ...{ release: "2017Q4", simulated: true },
  cities: [
    {
      ...{ id: "changchun", design_basis: "probability", enterprise: null, missing: [] },
      community: { first: "2016Q3", last: "2017Q4" },
    },
  ],
};

/** @param part of the indicator, and rows in the place of the fixture's. */
export function fixtureChart(
  lang: "zh" | "en",
  part: Partial<typeof fixtureIndicator> = {},
  rows: readonly EstimateRow[] = fixtureRows,
): ChartDocument {
  const indicator = { ...fixtureIndicator, ...part };
  const estimates = rows.map((one) => ({ ...one, indicator: indicator.id }));
  return chartDocument({ manifest, registry, estimates, changes: [] }, indicator, "changchun", wordsIn(lang));
}
