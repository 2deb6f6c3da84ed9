import type {
  ChartLabels,
  ChartRow,
  ChartSeries,
  ChartTarget,
  OfficialMark,
} from "#contract/published/chart-data.ts";
import type { Indicator } from "#contract/registry/registry.ts";

// A chart as plain data that knows its words: pages, pictures, slides and paper draw the same block.

export type ChartBlockRow = Required<ChartRow>;

/** What charts/line.ts takes, besides document, width and the number formats of `unit`. */
export interface LineBlock {
  readonly kind: "line";
  /** Unique where it is drawn; prefix of the ids inside the picture. */
  readonly id: string;
  readonly unit: Indicator["unit"];
  readonly rows: readonly ChartBlockRow[];
  readonly series: readonly ChartSeries[];
  readonly labels: ChartLabels;
  readonly target: readonly ChartTarget[];
  readonly official: readonly OfficialMark[];
}
