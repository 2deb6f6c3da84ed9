import type { ChartLabels, ChartSeries, ChartTarget, OfficialMark } from "#contract/published/chart-data.ts";

// What a chart is told. Every word arrives here: charts know no language.

export interface ChartFormat {
  value(value: number, se: number | null): string;
  tick(value: number, step: number): string;
  quarter(quarter: string, short: boolean): string;
}

export interface LineOptions {
  readonly document: Document;
  /** Prefix of every id, unique on the page. */
  readonly id: string;
  readonly width: number;
  /** Height of the drawing itself, without title and legend. */
  readonly plotHeight?: number;
  /** Height of the whole picture, instead: the drawing takes what title, legend and source leave. */
  readonly height?: number;
  readonly series: readonly ChartSeries[];
  readonly labels: ChartLabels;
  readonly format: ChartFormat;
  readonly target?: readonly ChartTarget[];
  readonly official?: readonly OfficialMark[];
}
