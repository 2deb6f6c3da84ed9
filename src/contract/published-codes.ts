// Words that published tables use for what a figure is and allows.

export const CHANGE_VERDICTS = ["rise", "fall", "no_change_demonstrated"] as const;
export const TARGET_VERDICTS = ["below", "above", "not_distinguishable"] as const;
export const QUALITY_LETTERS = ["A", "B", "C", "D", "E", "F"] as const;
export const OBS_STATUSES = [
  "normal",
  "not_collected",
  "too_few_units",
  "no_events",
  "no_known_total",
  "unreliable",
  "not_qualified",
  "too_much_imputed",
  "purposive_panel",
] as const;
/** Known totals that figures are multiplied with. */
export const BENCHMARK_MEASURES = ["labour_force", "registered_unemployed", "young_jobs"] as const;
export type BenchmarkMeasure = (typeof BENCHMARK_MEASURES)[number];
export type ChangeVerdict = (typeof CHANGE_VERDICTS)[number];
export type TargetVerdict = (typeof TARGET_VERDICTS)[number];
export type QualityLetter = (typeof QUALITY_LETTERS)[number];
export type ObsStatus = (typeof OBS_STATUSES)[number];
