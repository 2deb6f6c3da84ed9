import type { ObsStatus, QualityLetter } from "./published-codes.ts";

// What a chart is drawn from: rows and words, as plain data that reports hand to charts.

export interface ChartRow {
  /** City id. */
  readonly series: string;
  /** The quarter the period ends with. */
  readonly quarter: string;
  readonly period: string;
  readonly estimate: number | null;
  readonly ci_lower: number | null;
  readonly ci_upper: number | null;
  readonly ci_lower_50: number | null;
  readonly ci_upper_50: number | null;
  /** Standard error, by which totals are rounded. */
  readonly se?: number | null;
  readonly quality?: QualityLetter | null;
  readonly obs_status: ObsStatus | "confidential";
}

export interface ChartSeries {
  readonly id: string;
  readonly label: string;
}

export interface ChartLabels {
  /** The finding. */
  readonly title: string;
  /** Indicator, unit, area, kind of period. */
  readonly subtitle: string;
  readonly source: string;
  readonly release: string;
  /** What the two bands are. */
  readonly interval: string;
  /** Null for real returns. */
  readonly simulated: string | null;
  /** The text alternative. */
  readonly description: string;
  /** Legend entries, drawn only where the thing is there to be seen. */
  readonly rough: string;
  readonly suppressed: string;
  readonly gap: string;
  readonly cut: string;
}

export interface ChartTarget {
  readonly from_quarter: string;
  readonly to_quarter: string;
  readonly value: number;
  /** With its concept. */
  readonly label: string;
}

export interface OfficialMark {
  readonly quarter: string;
  readonly value: number;
  /** With its concept; marks of one label share a shape and a legend entry. */
  readonly label: string;
}
