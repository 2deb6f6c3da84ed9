import type { Indicator } from "./registry.ts";

const words = { zh: "-", en: "-" };

/** An indicator for a study or a test, which the registry need not know: a plain ratio unless told otherwise. */
export function plainIndicator(part: Partial<Indicator> & Pick<Indicator, "id">): Indicator {
  return {
    ...{ headline: false, survey: "community", domain: "*", smoothed: false, indexed: false },
    ...{ interval: "logit", pooling: "mean", estimand: "ratio", unit: "percent" },
    ...{ factor: null, matched_lag: null, carried_by: null, offset: 0 },
    ...{ numerator: { ...words, column: "y" }, denominator: { ...words, column: "x" } },
    ...{ name: words, short: words, definition: words },
    ...{ comparable: ["-"], not_comparable: ["-"], limits: ["-"] },
    ...part,
  };
}
