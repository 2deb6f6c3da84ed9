import type { Indicator } from "#contract/registry.ts";
import type { CityContext } from "./build-city.ts";
import { tQuantileRows, tTable } from "./t-quantiles.ts";

// Four indicators of each kind of pooling and interval, for tests that don't want the registry.

const names = { zh: "-", en: "-" };
const indicator = (part: Partial<Indicator> & Pick<Indicator, "id">): Indicator => ({
  ...{ headline: true, survey: "community", domain: "urban", interval: "logit", pooling: "mean" },
  ...{ smoothed: false, unit: "percent", name: names, short: names, definition: names },
  ...{ estimand: "ratio", factor: null, matched_lag: null, indexed: false },
  ...{ numerator: { ...names, column: "y" }, denominator: { ...names, column: "x" } },
  ...part,
});

export const writtenContext: CityContext = {
  ...{ release: "test", targets: [], t: tTable(tQuantileRows()), noiseKey: "key" },
  indicators: [
    indicator({ id: "unemployment_rate" }),
    indicator({ id: "new_jobs", pooling: "sum", factor: { of: "labour_force" } }),
    indicator({ id: "jobs_multiplier", domain: "*", interval: "log", pooling: "ratio" }),
    indicator({
      ...{ id: "employment_growth", survey: "enterprise", domain: "*", interval: "t", pooling: "none" },
      unit: "percent_change",
    }),
  ],
};
