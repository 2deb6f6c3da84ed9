import { plainIndicator } from "#contract/registry/plain-indicator.ts";
import type { CityContext } from "#pipeline/build-city.ts";
import { tQuantileRows, tTable } from "#pipeline/estimate/t-quantiles.ts";

// Four indicators of each kind of pooling and interval, for tests that don't want the registry.

export const writtenContext: CityContext = {
  ...{ release: "test", targets: [], t: tTable(tQuantileRows()), noiseKey: "key" },
  indicators: [
    plainIndicator({ id: "unemployment_rate", domain: "urban" }),
    plainIndicator({ id: "new_jobs", domain: "urban", pooling: "sum", factor: { of: "labour_force" } }),
    plainIndicator({ id: "jobs_multiplier", domain: "*", interval: "log", pooling: "ratio" }),
    plainIndicator({
      ...{ id: "employment_growth", survey: "enterprise", domain: "*", interval: "t", pooling: "none" },
      unit: "percent_change",
    }),
  ],
};
