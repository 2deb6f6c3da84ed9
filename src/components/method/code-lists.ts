import type { Column } from "#contract/column.ts";
import { SOURCES } from "#contract/input/input-tables.ts";
import { slugOf } from "#contract/page-paths.ts";
import { PERIOD_KINDS } from "#contract/period.ts";
import { CONFIDENTIALITY, PANEL_GROUPS } from "#contract/published/context-tables.ts";
import { ALERT_BANDS, ALERT_RULES, INDEX_BASES } from "#contract/published/figure-tables.ts";
import {
  BENCHMARK_MEASURES,
  CHANGE_VERDICTS,
  FIGURE_STATUSES,
  QUALITY_LETTERS,
  RELEASE_STATES,
  REVISED_PARTS,
  REVISION_REASONS,
  TARGET_VERDICTS,
} from "#contract/published/published-codes.ts";

// Every list of codes that published tables use; the words of a code are those of its key.

export interface CodeList {
  readonly id: string;
  readonly values: readonly string[];
  /** Columns that hold such codes without having them among their allowed values. */
  readonly columns?: readonly string[];
  /** What stands before the code in the key of its words. */
  readonly key: string;
}

export const CODE_LISTS: readonly CodeList[] = [
  { id: "period_kind", values: PERIOD_KINDS, key: "period_kind" },
  { id: "survey", values: SOURCES, key: "code.survey" },
  { id: "quality", values: QUALITY_LETTERS, key: "quality" },
  { id: "obs_status", values: FIGURE_STATUSES, key: "code.obs_status" },
  { id: "conf_status", values: CONFIDENTIALITY, key: "code.conf_status" },
  { id: "verdict_change", values: CHANGE_VERDICTS, key: "code.verdict_change" },
  { id: "verdict_target", values: TARGET_VERDICTS, key: "code.verdict_target" },
  { id: "against", values: INDEX_BASES, key: "code.against" },
  { id: "rule", values: ALERT_RULES, key: "code.rule" },
  { id: "band", values: ALERT_BANDS, key: "code.band" },
  { id: "group", values: PANEL_GROUPS, key: "code.group" },
  {
    id: "benchmark",
    values: BENCHMARK_MEASURES,
    key: "code.benchmark",
    columns: ["factor_of", "factor_per"],
  },
  {
    id: "unit",
    values: ["percent", "percent_change", "persons", "ratio", "index"],
    key: "code.unit",
    columns: ["unit"],
  },
  { id: "interval", values: ["logit", "log", "t"], key: "code.interval" },
  { id: "pooling", values: ["mean", "sum", "ratio", "none"], key: "code.pooling" },
  { id: "estimand", values: ["ratio", "total"], key: "code.estimand" },
  {
    id: "concept",
    values: [
      ...["urban_annual_mean", "registered", "national_survey", "administrative", "administrative_new_jobs"],
      ...["administrative_entrepreneurs", "administrative_jobs_driven", "planned_ratio_founders_excluded"],
      "planned_ratio_founders_not_stated",
    ],
    key: "concept",
    columns: ["concept"],
  },
  {
    id: "basis",
    values: ["per_year", "year_average", "period", "cumulative", "average"],
    key: "code.basis",
    columns: ["basis"],
  },
  { id: "bound", values: ["at_most", "at_least", "about"], key: "code.bound", columns: ["bound"] },
  { id: "source_copy", values: ["original", "secondary"], key: "source_copy" },
  { id: "revised", values: REVISED_PARTS, key: "code.revised" },
  { id: "reason", values: REVISION_REASONS, key: "code.reason", columns: ["reason"] },
  { id: "state", values: RELEASE_STATES, key: "code.state" },
];

/** Where the catalogue explains a list. */
export const codeAnchor = ({ id }: CodeList) => `code-${slugOf(id)}`;

/** Key of what a code means. */
export function codeKey({ key }: CodeList, value: string): string {
  return `${key}.${value
    .replaceAll("<", "below_")
    .replaceAll(">", "above_")
    .replaceAll(/[^A-Za-z0-9_]/g, "_")}`;
}

/** The list that a column's values are of; undefined for a column without codes. */
export function codeListOf({ name, values }: Pick<Column, "name" | "values">): CodeList | undefined {
  return CODE_LISTS.find(
    (list) =>
      list.columns?.includes(name) ||
      (values?.every((value) => list.values.includes(value)) && values.length > 0),
  );
}
