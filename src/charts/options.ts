import type { ObsStatus, QualityLetter } from "#contract/published-tables.ts";

// What a line chart is drawn from. Words and formats arrive as arguments: charts speak no language.

export interface ChartRow {
  /** Which line the row belongs to. */
  readonly series: string;
  /** The quarter its period ends with. */
  readonly quarter: string;
  readonly estimate: number | null;
  readonly ci_lower: number | null;
  readonly ci_upper: number | null;
  readonly ci_lower_50: number | null;
  readonly ci_upper_50: number | null;
  readonly quality: QualityLetter | null;
  readonly obs_status: ObsStatus;
}

export interface ChartLabels {
  /** The finding. */
  readonly title: string;
  readonly subtitle: string;
  /** Text alternative, made from the numbers. */
  readonly description: string;
  readonly source: string;
  readonly release: string;
  readonly interval: string;
  readonly simulated: string | null;
  /** Legend of the open circle, the hatch, the gap, and a band cut at the top. */
  readonly rough: string;
  readonly suppressed: string;
  readonly gap: string;
  readonly cut: string;
}

export interface ChartOptions {
  readonly document: Document;
  /** Unique on its page; prefix of every id inside. */
  readonly id: string;
  readonly width: number;
  /** In drawing order: one or two. */
  readonly series: readonly { readonly id: string; readonly label: string }[];
  readonly labels: ChartLabels;
  readonly format: {
    value(value: number): string;
    tick(value: number, step: number): string;
    quarter(quarter: string, short: boolean): string;
  };
  readonly target?: readonly {
    readonly from_quarter: string;
    readonly to_quarter: string;
    readonly value: number;
    readonly label: string;
  }[];
  readonly official?: readonly { readonly quarter: string; readonly value: number; readonly label: string }[];
}
