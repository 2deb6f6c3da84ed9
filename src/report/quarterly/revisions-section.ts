import type { RevisionRow } from "#contract/published/release-tables.ts";
import { errorOf, placeWords, reasonWords, releaseSentences } from "../revisions.ts";
import type { Words } from "../words.ts";
import { opening } from "./clauses.ts";
import type { ReportBlock, ReportTable } from "./report-document.ts";
import { indicatorIn, type ReportFacts } from "./report-facts.ts";

// The newest report tells what its release revised; an older one, how its own quarter was revised since.

const KINDS: readonly string[] = ["quarter", "four_quarter"];

export function revisionsSection(facts: ReportFacts, words: Words): ReportBlock[] {
  const { rows, newest, since } = facts.revisions;
  const { t } = words;
  const shown = rows.filter(
    (row) => KINDS.includes(row.period_kind) && indicatorIn(facts, row.indicator).headline,
  );
  const text = newest
    ? releaseSentences({ release: facts.release, revisions: rows, isFirst: facts.release === since }, words)
    : t(rows.length === 0 ? "quarterly.revisions.none" : "quarterly.revisions.count", {
        count: rows.length,
        since: words.release(since),
      });
  const link = { path: "glossary/#revision", text: t("quarterly.link.revision") };
  return [
    { kind: "paragraph", text, link },
    ...(shown.length === 0 ? [] : [revisionsTable(facts, shown, words)]),
  ];
}

function revisionsTable(facts: ReportFacts, rows: readonly RevisionRow[], words: Words): ReportTable {
  const { t } = words;
  return {
    ...{
      kind: "table",
      caption: t("quarterly.revisions.caption"),
      numeric: [false, true, true, false, false],
    },
    head: ["figure", "first", "revised", "place", "reason"].map((column) => t(`quarterly.column.${column}`)),
    rows: rows.map((row) => revisionCells(facts, row, words)),
  };
}

function revisionCells(facts: ReportFacts, row: RevisionRow, words: Words): string[] {
  const { t } = words;
  const { unit, short, pooling } = indicatorIn(facts, row.indicator);
  const kind = row.period_kind === "quarter" ? "" : ` · ${t(`period_kind.${pooling}.${row.period_kind}`)}`;
  return [
    `${opening(short[words.lang], words)} · ${words.period(row.period, row.period_kind)}${kind}`,
    cell(row.first_estimate, row.first_lower, row.first_upper),
    cell(row.estimate, row.lower, row.upper),
    placeWords(row, words) || "–",
    reasonWords(row.reason, words),
  ];
  function cell(estimate: number | null, lower: number | null, upper: number | null): string {
    if (estimate === null || lower === null || upper === null) return t("quarterly.revisions.absent");
    const se = errorOf(lower, upper);
    return t("quarterly.change_cell", {
      change: words.value(unit, estimate, se),
      interval: words.interval(unit, lower, upper, se),
    });
  }
}
