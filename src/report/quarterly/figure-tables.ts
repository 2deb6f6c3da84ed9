import { type PeriodKind, periodLabel } from "#contract/period.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import { isPrintable, statusOf } from "../figure.ts";
import { growthVerdict } from "../growth-title.ts";
import { changeVerdict } from "../verdict.ts";
import type { Words } from "../words.ts";
import { lastYears, QUARTERS_SHOWN } from "./chart-blocks.ts";
import { opening } from "./clauses.ts";
import type { ReportTable } from "./report-document.ts";
import { type GroupGrowth, indicatorIn, type ReportFacts } from "./report-facts.ts";

// Tables of figures: each with its interval, the change on a year earlier with its own, and what they allow to say.

export type FigureLine = readonly [id: string, kind: PeriodKind];

/** A row a figure: what, value, interval, year earlier, change, verdict of the change, of a growth rate as well. */
export function figuresTable(
  facts: ReportFacts,
  lines: readonly FigureLine[],
  caption: string,
  words: Words,
): ReportTable {
  const { t } = words;
  return {
    ...{ kind: "table", caption, numeric: [false, true, true, true, true, false] },
    head: ["figure", "value", "interval", "year_before", "change", "change_verdict"].map((column) =>
      t(`quarterly.column.${column}`),
    ),
    rows: lines.map(([id, kind]) => figureRow(facts, indicatorIn(facts, id), kind, words)),
  };
}

function figureRow(
  { figures, quarter }: ReportFacts,
  { id, unit, name, pooling }: Indicator,
  kind: PeriodKind,
  words: Words,
): string[] {
  const { t, lang } = words;
  const own = opening(name[lang], words);
  const label = pooling === "none" ? own : `${own} · ${t(`period_kind.${pooling}.${kind}`)}`;
  const row = figures.level(id, kind, quarter);
  if (!row || !isPrintable(row)) {
    return [label, t(`status_short.${row ? statusOf(row) : "not_collected"}`), "", "", "", ""];
  }
  const before = figures.level(id, kind, quarterOf(quarterIndex(quarter) - 4));
  const change = figures.change(id, kind, quarter, 4);
  const known =
    change?.change != null && change.ci_lower !== null && change.ci_upper !== null ? change : null;
  const verdict = change?.verdict ?? null;
  return [
    label,
    words.value(unit, row.estimate, row.se),
    words.interval(unit, row.ci_lower, row.ci_upper, row.se),
    before && isPrintable(before) ? words.value(unit, before.estimate, before.se) : "–",
    known
      ? t("quarterly.change_cell", {
          change: words.change(unit, known.change ?? 0, known.se),
          interval: words.changeInterval(unit, known.ci_lower ?? 0, known.ci_upper ?? 0, known.se),
        })
      : "–",
    verdict === null ? "–" : changeVerdict(verdict, words),
  ];
}

/** Growth by size and sector, with the verdict of each one's own interval. */
export function groupsTable(groups: readonly GroupGrowth[], caption: string, words: Words): ReportTable {
  const { t } = words;
  return {
    ...{ kind: "table", caption, numeric: [false, true, true, true, false] },
    note: t("quarterly.groups.note"),
    head: ["group", "value", "interval", "units", "verdict"].map((column) => t(`quarterly.column.${column}`)),
    rows: groups.map(({ name, estimate, ci_lower, ci_upper, se, n_responding, obs_status }) =>
      estimate === null || ci_lower === null || ci_upper === null || obs_status !== "normal"
        ? [name, t(`status_short.${obs_status}`), "", "", ""]
        : [
            name,
            words.value("percent_change", estimate, se),
            words.interval("percent_change", ci_lower, ci_upper, se),
            n_responding === null ? "–" : words.integer(n_responding),
            changeVerdict(growthVerdict({ ci_lower, ci_upper }), words),
          ],
    ),
  };
}

/** The numbers of all line charts, quarter by quarter: what is drawn is also to be read. */
export function yearsTable(
  facts: ReportFacts,
  lines: readonly FigureLine[],
  caption: string,
  words: Words,
): ReportTable {
  const last = quarterIndex(facts.quarter);
  const columns = lines.filter(([id, kind]) =>
    lastYears(facts, id, kind).some(({ estimate }) => estimate !== null),
  );
  const heads = columns.map(([id, kind]) => {
    const { short, pooling } = indicatorIn(facts, id);
    const own = opening(short[words.lang], words);
    return pooling === "none" ? own : `${own} · ${words.t(`period_kind.${pooling}.${kind}`)}`;
  });
  const quarters = Array.from({ length: QUARTERS_SHOWN }, (_, i) => quarterOf(last - i));
  const rows = quarters.map((quarter) => [
    words.quarter(quarter),
    ...columns.map(([id, kind]) => yearsCell(facts, id, kind, quarter, words)),
  ]);
  return {
    ...{ kind: "table", caption, head: [words.t("table.period"), ...heads] },
    numeric: [false, ...columns.map(() => true)],
    rows: rows.filter((row) => row.slice(1).some((cell) => cell !== "–")),
    note: words.t("quarterly.years_note"),
  };
}

function yearsCell(facts: ReportFacts, id: string, kind: PeriodKind, quarter: string, words: Words): string {
  const row = facts.figures.level(id, kind, quarter);
  if (!row) return "–";
  if (!isPrintable(row)) return words.t(`status_short.${statusOf(row)}`);
  const { unit } = indicatorIn(facts, id);
  const amount = (value: number) => words.amount(unit, value, row.se);
  return words.t("quarterly.years_cell", {
    value: amount(row.estimate),
    lower: amount(row.ci_lower),
    upper: amount(row.ci_upper),
  });
}

/** The label of the period of a kind that ends with the report's quarter. */
export function periodOf(facts: ReportFacts, kind: PeriodKind, words: Words): string {
  return words.period(periodLabel(kind, quarterIndex(facts.quarter)), kind);
}
