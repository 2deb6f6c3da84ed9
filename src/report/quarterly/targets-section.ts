import type { OfficialRow, TargetRow } from "#contract/registry/registry-tables.ts";
import { isPrintable } from "../figure.ts";
import { targetLabel, targetVerdict } from "../verdict.ts";
import type { Words } from "../words.ts";
import { named } from "./clauses.ts";
import type { ReportBlock, ReportTable } from "./report-document.ts";
import type { ReportFacts } from "./report-facts.ts";
import { measureAt } from "./year-to-date.ts";

// How the year stands to its targets. Completion in per cent is for counts alone; a surveyed figure has its verdict.

export function targetsSection(facts: ReportFacts, words: Words): ReportBlock[] {
  const { t } = words;
  const year = Number(facts.quarter.slice(0, 4));
  const own = facts.targets.filter((row) => row.from_year <= year && year <= (row.to_year ?? year));
  const official = facts.official.filter(
    ({ period, chart }) => chart !== "none" && period.startsWith(`${year}`),
  );
  const none = own.length === 0 ? [t("quarterly.targets.none", { city: facts.city[words.lang], year })] : [];
  const verdicts = targetSentences(facts, words);
  const counted = completionTable(facts, own, words);
  return [
    ...[...none, ...verdicts].map((text) => ({ kind: "paragraph", text }) as const),
    ...counted,
    ...(counted.length > 0
      ? ([{ kind: "paragraph", tone: "note", text: t("quarterly.targets.counts") }] as const)
      : []),
    ...(official.length > 0 ? [officialTable(facts, official, words)] : []),
  ];
}

/** "近四个季度…，低于目标4.0%（…）。" for each figure that may be scored. */
export function targetSentences(facts: ReportFacts, words: Words): string[] {
  return facts.indicators.flatMap((indicator) => {
    const row = facts.figures.level(indicator.id, "four_quarter", facts.quarter);
    if (!row?.verdict_target || !isPrintable(row)) return [];
    const year = Number(facts.quarter.slice(0, 4));
    const target = facts.targets.find(
      (one) =>
        one.scored && one.chart === indicator.id && one.from_year <= year && year <= (one.to_year ?? year),
    );
    if (!target) return [];
    const limits = words.interval(indicator.unit, row.ci_lower, row.ci_upper, row.se);
    return words.t(`quarterly.target.${row.verdict_target}`, {
      name: indicator.name[words.lang],
      value: words.value(indicator.unit, row.estimate, row.se),
      interval: named(facts, limits, words, "short"),
      target: targetLabel(target, { indicator }, words),
      verdict: targetVerdict(row.verdict_target, words),
    });
  });
}

/**
 * Administrative counts, flows from the start of the year, each with its target and the share of it that is done.
 * Those with a target come first: a slide has no room for all.
 */
function completionTable(facts: ReportFacts, targets: readonly TargetRow[], words: Words): ReportTable[] {
  const { t } = words;
  const targetOf = ({ id }: { readonly id: string }) =>
    targets.find((row) => row.indicator === id && row.basis === "per_year");
  const measures = facts.measures.toSorted((a, b) => Number(!targetOf(a)) - Number(!targetOf(b)));
  const rows = measures.flatMap((measure) => {
    const count = measureAt(facts.counts, measure, facts.quarter);
    const target = targetOf(measure);
    if (count === null) return [];
    const before = measureAt(facts.counts, measure, yearBefore(facts.quarter));
    return [
      [
        measure.name[words.lang],
        words.integer(count),
        before === null ? "–" : words.integer(before),
        target ? words.integer(target.value) : "–",
        target && target.value > 0 ? words.value("percent", count / target.value) : "–",
      ],
    ];
  });
  if (rows.length === 0) return [];
  return [
    {
      ...{ kind: "table", rows, numeric: [false, true, true, true, true] },
      caption: t("quarterly.targets.caption", { city: facts.city[words.lang] }),
      head: ["measure", "to_date", "to_date_before", "year_target", "completion"].map((column) =>
        t(`quarterly.column.${column}`),
      ),
    },
  ];
}

function yearBefore(quarter: string): string {
  return `${Number(quarter.slice(0, 4)) - 1}${quarter.slice(4)}`;
}

/** Real figures of the city's offices for the year, which our estimates are not held against. */
function officialTable(facts: ReportFacts, rows: readonly OfficialRow[], words: Words): ReportTable {
  const { t } = words;
  return {
    ...{ kind: "table", caption: t("quarterly.official.caption"), numeric: [false, false, true, false] },
    head: ["concept", "period", "value", "source"].map((column) => t(`quarterly.column.${column}`)),
    rows: rows.map((row) => [
      t(`concept.${row.concept}`),
      row.period,
      words.value(facts.indicators.find(({ id }) => id === row.chart)?.unit ?? "ratio", row.value),
      t("quarterly.official.source", {
        source: row.source_title,
        copy: t(`source_copy.${row.source_copy}`),
      }),
    ]),
    note: t("quarterly.official.note"),
  };
}
