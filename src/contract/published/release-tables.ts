import { defineTable, type RowOf } from "../column.ts";
import {
  CHANGE_VERDICTS,
  FIGURE_STATUSES,
  RELEASE_STATES,
  REVISED_PARTS,
  REVISION_REASONS,
} from "./published-codes.ts";
import {
  city,
  domain,
  indicator,
  number,
  period,
  periodKind,
  quarter,
  release,
  text,
} from "./published-columns.ts";

// Releases and what each of them revised.

const verdict = <const N extends string>(name: N, zh: string, en: string) =>
  ({ ...text(name, zh, en), values: CHANGE_VERDICTS, nullable: true }) as const;
const status = <const N extends string>(name: N, zh: string, en: string) =>
  ({ ...text(name, zh, en), values: FIGURE_STATUSES, nullable: true }) as const;

/** A row for every figure and release that says something else of it than the release before. */
export const revisionsTable = defineTable({
  name: "revisions",
  title: { zh: "修订", en: "revisions" },
  columns: [
    { ...release, title: { zh: "修订所在发布期", en: "release in which it was revised" } },
    city,
    period,
    periodKind,
    indicator,
    domain,
    {
      ...text("revised", "修订内容", "what was revised: value, status (shown or not), verdict alone"),
      values: REVISED_PARTS,
    },
    text("first_release", "首次公布的发布期", "release that first published it"),
    number("first_estimate", "首次公布值", "first published value", "indicator"),
    number("first_lower", "首次95%置信下限", "lower limit, 95 %, as first published", "indicator"),
    number("first_upper", "首次95%置信上限", "upper limit, 95 %, as first published", "indicator"),
    text("previous_release", "上一发布期", "release before"),
    number("previous_estimate", "修订前", "value in the release before", "indicator"),
    number("estimate", "修订后", "revised value", "indicator"),
    number("lower", "修订后95%置信下限", "lower limit, 95 %, revised", "indicator"),
    number("upper", "修订后95%置信上限", "upper limit, 95 %, revised", "indicator"),
    {
      name: "within_first",
      type: "bool",
      nullable: true,
      title: { zh: "在首次区间内", en: "revised value inside the first published 95 % interval" },
    },
    verdict("verdict_first", "首次同比判断", "verdict against a year earlier, as first published"),
    verdict("verdict_before", "修订前同比判断", "verdict in the release before"),
    verdict("verdict_after", "修订后同比判断", "verdict, revised"),
    status("obs_status_before", "修订前观测状态", "status in the release before, where it changed"),
    status("obs_status_after", "修订后观测状态", "status now, where it changed"),
    text("reason", "原因", `reasons, comma separated: ${REVISION_REASONS.join(", ")}`),
  ],
});

/** A row for everything that was ever said of a figure: by which releases, from the first that said it to the last. */
export const vintagesTable = defineTable({
  name: "vintages",
  title: { zh: "历次公布值", en: "what each release said" },
  columns: [
    city,
    period,
    periodKind,
    indicator,
    domain,
    text("from_release", "首次如此公布的发布期", "first release that said so"),
    text("to_release", "最后如此公布的发布期", "last release that said so"),
    number("estimate", "估计值", "estimate", "indicator"),
    number("ci_lower", "95%置信下限", "lower limit, 95 %", "indicator"),
    number("ci_upper", "95%置信上限", "upper limit, 95 %", "indicator"),
    verdict("verdict_change", "同比判断", "verdict against the same period a year earlier"),
    { ...text("status", "状态", "status of the figure"), values: FIGURE_STATUSES },
  ],
});

const plannedOn = text("planned_on", "计划发布日", "planned date of release");
const count = <const N extends string>(name: N, zh: string, en: string) =>
  ({ name, type: "int32", nullable: true, unit: "figures", title: { zh, en } }) as const;

export const releasesTable = defineTable({
  name: "releases",
  title: { zh: "发布期", en: "releases" },
  columns: [
    release,
    quarter,
    { ...plannedOn, nullable: true },
    { ...text("released_on", "实际发布日", "date of release"), nullable: true },
    { ...text("state", "状态", "state"), values: RELEASE_STATES },
    {
      name: "kept",
      type: "bool",
      title: { zh: "保存原页", en: "pages and files stand under the release's own address" },
    },
    count("figures", "公布数字个数", "figures with a value"),
    count("revised_figures", "修订数字个数", "figures revised from the release before"),
  ],
});

/** data/registry/releases.csv */
export const calendarTable = defineTable({
  name: "calendar",
  title: { zh: "发布日历", en: "release calendar" },
  columns: [quarter, plannedOn],
});
export type RevisionRow = RowOf<typeof revisionsTable>;
export type VintageRow = RowOf<typeof vintagesTable>;
export type ReleaseRow = RowOf<typeof releasesTable>;
export type CalendarRow = RowOf<typeof calendarTable>;
