import type { ObsStatus, QualityLetter } from "#contract/published-codes.ts";
import type { Indicator } from "#contract/registry.ts";

// A chart as plain data that knows its words: pages, pictures, slides and paper draw the same block.

export interface ChartBlockRow {
  readonly series: string;
  readonly quarter: string;
  readonly period: string;
  readonly estimate: number | null;
  readonly ci_lower: number | null;
  readonly ci_upper: number | null;
  readonly ci_lower_50: number | null;
  readonly ci_upper_50: number | null;
  readonly se: number | null;
  readonly quality: QualityLetter | null;
  readonly obs_status: ObsStatus | "confidential";
}

export interface ChartBlockLabels {
  readonly title: string;
  readonly subtitle: string;
  readonly source: string;
  readonly release: string;
  readonly interval: string;
  readonly simulated: string | null;
  readonly description: string;
  readonly rough: string;
  readonly suppressed: string;
  readonly gap: string;
  readonly cut: string;
}

/** What charts/line.ts takes, besides document, width and the number formats of `unit`. */
export interface LineBlock {
  readonly kind: "line";
  /** Unique where it is drawn; prefix of the ids inside the picture. */
  readonly id: string;
  readonly unit: Indicator["unit"];
  readonly rows: readonly ChartBlockRow[];
  readonly series: readonly { readonly id: string; readonly label: string }[];
  readonly labels: ChartBlockLabels;
  readonly target: readonly {
    readonly from_quarter: string;
    readonly to_quarter: string;
    readonly value: number;
    readonly label: string;
  }[];
  readonly official: readonly { readonly quarter: string; readonly value: number; readonly label: string }[];
}
