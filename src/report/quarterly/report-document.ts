import type { ChartLabels } from "#contract/published/chart-data.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import type { ChartBlockRow, LineBlock } from "../chart-block.ts";

// A quarterly report as a document that knows its words but not how it is shown: a page, paper and a word
// processor all render the same blocks in the same order. Plain data, without functions.

export interface ReportDocument {
  readonly lang: "zh" | "en";
  readonly city: string;
  readonly quarter: string;
  readonly release: string;
  readonly title: string;
  /** City, quarter, release. */
  readonly subtitle: string;
  /** The notice that the data are simulated; null for real returns. */
  readonly simulated: string | null;
  /** The first of them is the summary. */
  readonly sections: readonly ReportSection[];
}

export interface ReportSection {
  /** Unique in the document, for anchors. */
  readonly id: string;
  /** With its number: 一、监测样本与回收. */
  readonly heading: string;
  readonly blocks: readonly ReportBlock[];
}

export type ReportBlock =
  | ReportParagraph
  | ReportList
  | ReportTable
  | LineBlock
  | ReportDotChart
  | ReportSignature;

export interface ReportParagraph {
  readonly kind: "paragraph";
  readonly text: string;
  /** note: small and grey, such as a caution; plain without it. */
  readonly tone?: "note";
  /** Where a word of it is defined or a figure verified: path within the site, without language. Left out on paper. */
  readonly link?: { readonly path: string; readonly text: string };
}

/** Sentences one below the other. */
export interface ReportList {
  readonly kind: "list";
  readonly items: readonly string[];
}

export interface ReportTable {
  readonly kind: "table";
  readonly caption: string;
  readonly head: readonly string[];
  /** As many cells as the head has; the first names the row. */
  readonly rows: readonly (readonly string[])[];
  /** For each column whether it holds numbers, set to the right. */
  readonly numeric: readonly boolean[];
  /** Small print below. */
  readonly note?: string;
}

export interface ReportDotRow extends Omit<ChartBlockRow, "series" | "quarter" | "period"> {
  readonly label: string;
  /** Why there is no figure. */
  readonly absent: string;
}

/** What charts/interval-dots.ts takes, besides document, width and the number formats of `unit`. */
export interface ReportDotChart {
  readonly kind: "dots";
  readonly id: string;
  readonly unit: Indicator["unit"];
  readonly rows: readonly ReportDotRow[];
  readonly labels: ChartLabels;
}

/** The lines to sign on paper, each with room to write: 编制, 审核, 日期. */
export interface ReportSignature {
  readonly kind: "signature";
  readonly lines: readonly string[];
}
