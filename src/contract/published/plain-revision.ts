import type { RevisionRow } from "./release-tables.ts";

/** A rate that late returns moved within its first interval, for tests to say what else of it matters. */
export const plainRevision: RevisionRow = {
  ...{ release: "2017Q4", city: "changchun", period: "2017Q3", period_kind: "quarter", domain: "urban" },
  ...{ indicator: "unemployment_rate", revised: "value", first_release: "2017Q3", first_estimate: 0.04 },
  ...{ first_lower: 0.03, first_upper: 0.05, previous_release: "2017Q3", previous_estimate: 0.04 },
  ...{ estimate: 0.043, lower: 0.034, upper: 0.052, within_first: true, reason: "late_returns" },
  ...{ verdict_first: null, verdict_before: null, verdict_after: null },
  ...{ obs_status_before: null, obs_status_after: null },
};
