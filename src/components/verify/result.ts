import type { CellRow } from "#contract/published/moment-tables.ts";
import { quartersOfPeriod } from "#contract/snippets/snippets-period.ts";
import type { LanguageWords } from "#i18n/words.ts";
import type { Recomputed } from "./ask.ts";
import type { Comparison } from "./compare.ts";
import { comparisonTable, rowName } from "./comparison-table.ts";
import { element, region } from "./elements.ts";
import type { VerifyFacts } from "./facts.ts";
import type { PeriodChoice } from "./periods.ts";

// What a recomputation found: the chosen period, all periods, the files, and the rows it was made from.

/** Periods that differ are named up to here. */
const NAMED = 12;

export function drawResult(
  document: Document,
  facts: VerifyFacts,
  { comparisons, cells, changed }: Recomputed,
  choice: PeriodChoice,
  words: LanguageWords,
): HTMLElement[] {
  const { t } = words;
  const own = comparisons.filter(({ period, kind }) => period === choice.period && kind === choice.kind);
  const apart = comparisons.filter(({ agrees }) => !agrees);
  const paragraph = (text: string, className = "") => element(document, "p", text, className);
  const count = {
    agreeing: words.integer(comparisons.length - apart.length),
    total: words.integer(comparisons.length),
  };
  const parts = [
    ownWords(document, own, choice, words),
    ...own.map((one) => comparisonTable(document, one, words)),
    paragraph(
      t(apart.length === 0 ? "verify.all_agree" : "verify.some_differ", count),
      apart.length === 0 ? "" : "verify-bad",
    ),
    ...(apart.length === 0 ? [] : [paragraph(namesOf(apart, words), "muted")]),
    paragraph(filesWords(facts, words)),
    ...changed.map((file) => paragraph(t("verify.manifest_changed", { file }), "verify-bad")),
  ];
  const quarters = quartersOfPeriod(choice.period, choice.kind);
  const read = cells.filter(({ quarter }) => quarters.includes(quarter));
  return [...parts, element(document, "h3", t("verify.moments")), momentsTable(document, read, words)];
}

function ownWords(
  document: Document,
  own: readonly Comparison[],
  choice: PeriodChoice,
  words: LanguageWords,
): HTMLElement {
  const { t } = words;
  const period = words.period(choice.period, choice.kind);
  const apart = own.filter(({ agrees }) => !agrees);
  if (own.length > 0 && apart.length === 0)
    return element(document, "p", t("verify.agrees", { period }), "verify-good");
  const items = apart.map((one) => rowName(one, words)).join(t("verify.and")) || t("verify.none");
  return element(document, "p", t("verify.differs", { period, items }), "verify-bad");
}

function namesOf(apart: readonly Comparison[], { t, period }: LanguageWords): string {
  const periods = new Set(apart.map((one) => period(one.period, one.kind)));
  const names = [...periods].slice(0, NAMED);
  const more = periods.size > NAMED ? t("verify.more") : "";
  return t("verify.differing", { periods: names.join(t("verify.and")) + more });
}

function filesWords({ files }: VerifyFacts, { t, integer }: LanguageWords): string {
  const count = integer(Object.keys(files).length);
  return t(globalThis.crypto?.subtle ? "verify.files_checked" : "verify.files_unchecked", { count });
}

const MOMENTS = [
  "n_resp",
  "ty",
  "tx",
  "vyy",
  "vxy",
  "vxx",
  "dfc",
  "vinf",
] as const satisfies (keyof CellRow)[];

function momentsTable(document: Document, cells: readonly CellRow[], { t }: LanguageWords) {
  const head = [t("verify.moments_row"), ...MOMENTS];
  const rows = cells.map((row) => [
    [row.quarter, row.cell, row.indicator].join(" · "),
    ...MOMENTS.map((name) => (row[name] === null ? t("verify.none") : String(row[name]))),
  ]);
  return region(document, t("verify.moments"), head, rows);
}
