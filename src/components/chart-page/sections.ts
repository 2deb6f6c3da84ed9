/** The parts of a chart's page: one is shown at a time, on paper and without style sheet all of them. */
export const CHART_SECTIONS = ["chart", "table", "sources", "downloads", "embed"] as const;
