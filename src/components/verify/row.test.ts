import { expect, test } from "vitest";
import type { EstimateRow } from "#contract/published/figure-tables.ts";
import { plainIndicator } from "#contract/registry/plain-indicator.ts";
import { wordsIn } from "#i18n/words.ts";
import { saidRow } from "./row.ts";

const row: EstimateRow = {
  ...{ release: "2017Q4", city: "tonghua", period: "2017Q1..2017Q4", period_kind: "four_quarter" },
  ...{ indicator: "jobs_multiplier", domain: "*", estimate: 3.1, ci_lower: 1.7, ci_upper: 5.7 },
  ...{ ci_lower_50: 2.5, ci_upper_50: 3.8, se: 0.9, df: 12, cv: 0.3, quality: "E", n_responding: 19 },
  ...{ verdict_change: null, verdict_target: null, imputed_share: null },
  ...{ obs_status: "normal", conf_status: "free" },
};
const figures = {
  indicator: plainIndicator({ id: "jobs_multiplier", unit: "ratio", pooling: "ratio" }),
  city: { zh: "通化", en: "Tonghua" },
  rows: [row],
  changes: [],
};

test.each([
  ["zh", "没有可比的数，不作比较", "不作判断"],
  ["en", "nothing to compare it with", "no verdict"],
] as const)(
  "a figure without one to compare it with is not said to have no change (%s)",
  (lang, change, verdict) => {
    expect(saidRow(row, figures, wordsIn(lang))).toMatchObject({ change, verdict });
    const blank = { ...row, estimate: null, quality: null, obs_status: "too_few_units" } as const;
    expect(saidRow(blank, figures, wordsIn(lang))).toMatchObject({ change, verdict });
  },
);
