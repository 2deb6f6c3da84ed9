import { defineTable, type RowOf } from "./column.ts";
import { CHANGE_VERDICTS, OBS_STATUSES, QUALITY_LETTERS } from "./published/published-codes.ts";
import type { PublishedTableName } from "./published/published-tables.ts";

// The questions that may be asked of the published files: one macro a file in src/queries.
// Rows of an answer are described like any other table, so a test can hold SQL against contract.

const text = <const N extends string>(name: N) =>
  ({ name, type: "utf8", title: { zh: name, en: name } }) as const;
const number = <const N extends string>(name: N) =>
  ({ name, type: "float64", nullable: true, title: { zh: name, en: name } }) as const;

const answerColumns = [
  text("period"),
  { ...text("quarter"), quarter: true },
  number("estimate"),
  number("ci_lower"),
  number("ci_upper"),
  number("ci_lower_50"),
  number("ci_upper_50"),
  number("se"),
  number("df"),
  { ...text("quality"), values: QUALITY_LETTERS, nullable: true },
  number("n_responding"),
  { ...text("obs_status"), values: OBS_STATUSES },
] as const;

export const seriesAnswer = defineTable({
  name: "series",
  title: { zh: "序列", en: "series" },
  columns: answerColumns,
});

export const changeAnswer = defineTable({
  name: "change",
  title: { zh: "变化", en: "change" },
  columns: [
    text("period"),
    { ...text("quarter"), quarter: true },
    text("from_period"),
    number("change"),
    number("ci_lower"),
    number("ci_upper"),
    number("se"),
    number("df"),
    { ...text("verdict"), values: CHANGE_VERDICTS, nullable: true },
    { ...text("verdict_joint"), values: CHANGE_VERDICTS, nullable: true },
    { ...text("obs_status"), values: OBS_STATUSES },
  ],
});

const indexColumns = [
  text("period"),
  text("base"),
  number("index"),
  number("ci_lower"),
  number("ci_upper"),
  number("se"),
  number("df"),
] as const;

export const indexStartAnswer = defineTable({
  name: "index_start",
  title: { zh: "对基期指数", en: "index against the start" },
  columns: indexColumns,
});

export const indexPeersAnswer = defineTable({
  name: "index_peers",
  title: { zh: "对其他城市指数", en: "index against other cities" },
  columns: indexColumns,
});

export const COMPARISON_VERDICTS = ["higher", "lower", "cannot_tell"] as const;

export const compareAnswer = defineTable({
  name: "compare",
  title: { zh: "城市比较", en: "a city against others" },
  columns: [
    text("period"),
    text("other_city"),
    number("difference"),
    number("ci_lower"),
    number("ci_upper"),
    number("se"),
    number("df"),
    { ...text("verdict"), values: COMPARISON_VERDICTS },
    { ...text("verdict_joint"), values: COMPARISON_VERDICTS },
  ],
});

export const byCellAnswer = defineTable({
  name: "by_cell",
  title: { zh: "分单元", en: "by public cell" },
  columns: [
    text("cell"),
    number("estimate"),
    number("ci_lower"),
    number("ci_upper"),
    number("se"),
    number("df"),
    number("n_responding"),
    { ...text("obs_status"), values: OBS_STATUSES },
  ],
});

export type SeriesRow = RowOf<typeof seriesAnswer>;
export type ChangeAnswerRow = RowOf<typeof changeAnswer>;
export type IndexAnswerRow = RowOf<typeof indexStartAnswer>;
export type CompareRow = RowOf<typeof compareAnswer>;
export type ByCellRow = RowOf<typeof byCellAnswer>;

export interface Question {
  readonly name: string;
  /** In the order of the macro's parameters. */
  readonly parameters: readonly string[];
  readonly answer: { readonly columns: readonly { readonly name: string; readonly type: string }[] };
  /** The published tables it reads. */
  readonly reads: readonly PublishedTableName[];
}

const combined = ["cells", "links", "benchmarks", "indicators", "t_quantiles"] as const;

/** Macros that others are made of come first: the engine creates them in this order. */
export const buildingBlocks = [
  "quarter_index",
  "quarter_of",
  "period_label",
  "period_terms",
  "quarter_covariances",
  "combination",
] as const;

export const questions = {
  series: {
    name: "series",
    parameters: ["city", "indicator", "cells", "period_kind"],
    answer: seriesAnswer,
    reads: combined,
  },
  change: {
    name: "change",
    parameters: ["city", "indicator", "cells", "period_kind", "lag"],
    answer: changeAnswer,
    reads: combined,
  },
  index_start: {
    name: "index_start",
    parameters: ["city", "indicator"],
    answer: indexStartAnswer,
    reads: combined,
  },
  index_peers: {
    name: "index_peers",
    parameters: ["city", "indicator", "period_kind"],
    answer: indexPeersAnswer,
    reads: ["estimates", "t_quantiles"],
  },
  compare: {
    name: "compare",
    parameters: ["city", "indicator", "period_kind"],
    answer: compareAnswer,
    reads: ["estimates", "t_quantiles"],
  },
  by_cell: {
    name: "by_cell",
    parameters: ["city", "indicator", "quarter"],
    answer: byCellAnswer,
    reads: ["cells", "indicators", "t_quantiles"],
  },
} as const satisfies Record<string, Question>;

export type QuestionName = keyof typeof questions;
export interface Answers {
  readonly series: SeriesRow;
  readonly change: ChangeAnswerRow;
  readonly index_start: IndexAnswerRow;
  readonly index_peers: IndexAnswerRow;
  readonly compare: CompareRow;
  readonly by_cell: ByCellRow;
}
