import type { ChangeRow, EstimateRow } from "#contract/published/figure-tables.ts";
import { plainIndicator } from "#contract/registry/plain-indicator.ts";
import { cityFigures } from "#report/quarterly/city-figures.ts";
import type { ReportFacts } from "#report/quarterly/report-facts.ts";

// Facts of a quarterly report as tests need them: every indicator, and a figure with its change to be varied.

const named = (id: string, zhName: string, enName: string, part: object = {}) =>
  plainIndicator({ id, name: { zh: zhName, en: enName }, short: { zh: zhName, en: enName }, ...part });
const growth = { survey: "enterprise", pooling: "none", unit: "percent_change" };
const rate = { survey: "enterprise", pooling: "none" };
const register = { survey: "register", pooling: "none" };
export const indicators = [
  named("unemployment_rate", "失业率", "unemployment rate", { headline: true, domain: "urban" }),
  named("unemployment_rate_registered", "登记辅助失业率", "assisted rate"),
  named("new_jobs", "新增就业", "new jobs", { pooling: "sum", unit: "persons", headline: true }),
  named("jobs_multiplier", "带动倍数", "jobs per entrepreneur", { pooling: "ratio", unit: "ratio" }),
  named("jobs_multiplier_with_founders", "含本人倍数", "with founders", { pooling: "ratio", unit: "ratio" }),
  named("jobs_multiplier_register", "登记倍数", "register ratio", { ...register, unit: "ratio" }),
  named("entrepreneurial_activity", "创业活动率", "activity"),
  named("satisfaction", "满意度", "satisfaction", { unit: "index" }),
  named("employment_contribution", "就业贡献率", "contribution"),
  ...[4, 8, 12].map((age) => named(`startup_survival_${age}`, `存续${age}`, `survival ${age}`, register)),
  named("employment_growth", "用工增长", "growth", growth),
  named("employment_growth_year", "用工同比", "yearly growth", growth),
  named("employment_level", "用工人数", "employees", { ...rate, unit: "persons" }),
  ...["hire_rate", "separation_rate", "vacancy_rate"].map((id) => named(id, id, id, rate)),
];

export const level: EstimateRow = {
  ...{ release: "2017Q4", city: "changchun", period: "2017Q1..2017Q4", period_kind: "four_quarter" },
  ...{ indicator: "unemployment_rate", domain: "urban", estimate: 0.037, ci_lower: 0.032, ci_upper: 0.042 },
  ...{ ci_lower_50: 0.035, ci_upper_50: 0.039, se: 0.0025, df: 12, cv: 0.06, quality: "B" },
  ...{ n_responding: 14, verdict_change: null, verdict_target: null, imputed_share: null },
  ...{ obs_status: "normal", conf_status: "free" },
};
export const change: ChangeRow = {
  ...{ release: "2017Q4", city: "changchun", period: "2017Q1..2017Q4", from_period: "2016Q1..2016Q4" },
  ...{ period_kind: "four_quarter", indicator: "unemployment_rate", domain: "urban", lag: 4 },
  ...{ change: 0.004, ci_lower: 0.001, ci_upper: 0.007, se: 0.0015, df: 12, verdict: "rise" },
  ...{ verdict_joint: "rise", obs_status: "normal" },
};
export const fall: ChangeRow = {
  ...change,
  change: -0.004,
  ci_lower: -0.007,
  ci_upper: -0.001,
  verdict: "fall",
};
export const unclear: ChangeRow = { ...change, ci_lower: -0.001, verdict: "no_change_demonstrated" };

export function factsOf(
  estimates: readonly EstimateRow[],
  changes: readonly ChangeRow[],
  part: Partial<ReportFacts> = {},
): ReportFacts {
  return {
    ...{ release: "2017Q4", simulated: true, city: { id: "changchun", zh: "长春", en: "Changchun" } },
    ...{ quarter: "2017Q4", basis: "probability", surveys: { community: true, enterprise: true } },
    ...{ indicators, figures: cityFigures({ estimates, changes, indices: [] }), panel: [], groups: [] },
    ...{ counts: [], measures: [], targets: [], official: [], layoffs: [], warnings: [] },
    ...{ revisions: { newest: true, since: "2017Q2", rows: [] }, next: null },
    ...part,
  };
}
