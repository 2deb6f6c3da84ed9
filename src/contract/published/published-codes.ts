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
/** What became of a figure between two releases: as OBS_STATUSES, or confidential, or no longer there at all. */
export const FIGURE_STATUSES = [...OBS_STATUSES, "confidential", "dropped"] as const;
/** What a revision changes: the number, whether it is shown, or only the verdict on it. */
export const REVISED_PARTS = ["value", "status", "verdict"] as const;
/** What may differ in the returns that a quarter rests on. Codes alone: a free text could name a firm. */
export const REVISION_CAUSES = ["late_returns", "frame"] as const;
export const REVISION_REASONS = [...REVISION_CAUSES, "method", "other"] as const;
export const RELEASE_STATES = ["past", "current", "planned"] as const;
/** Known totals that figures are multiplied with. */
export const BENCHMARK_MEASURES = ["labour_force", "registered_unemployed", "young_jobs"] as const;
export type BenchmarkMeasure = (typeof BENCHMARK_MEASURES)[number];
export type ChangeVerdict = (typeof CHANGE_VERDICTS)[number];
export type TargetVerdict = (typeof TARGET_VERDICTS)[number];
export type QualityLetter = (typeof QUALITY_LETTERS)[number];
export type ObsStatus = (typeof OBS_STATUSES)[number];
export type FigureStatus = (typeof FIGURE_STATUSES)[number];
export type RevisionCause = (typeof REVISION_CAUSES)[number];
export type RevisionReason = (typeof REVISION_REASONS)[number];
