import type { CellRow } from "#contract/moment-tables.ts";
import { quartersOfPeriod } from "#contract/snippets-period.ts";
import type { LanguageWords } from "#i18n/words.ts";
import type { Recomputed } from "./ask.ts";
import { COMPARED, type Comparison, relativeDifference } from "./compare.ts";
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
  const own = comparisons.find(({ period, kind }) => period === choice.period && kind === choice.kind);
  const apart = comparisons.filter(({ agrees }) => !agrees);
  const period = words.period(choice.period, choice.kind);
  const paragraph = (text: string, className = "") => element(document, "p", text, className);
  const count = {
    agreeing: words.integer(comparisons.length - apart.length),
    total: words.integer(comparisons.length),
  };
  const parts = [
    own?.agrees
      ? paragraph(t("verify.agrees", { period }), "verify-good")
      : paragraph(t("verify.differs", { period }), "verify-bad"),
    ...(own ? [comparisonTable(document, own, words)] : []),
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

function namesOf(apart: readonly Comparison[], { t, period }: LanguageWords): string {
  const names = apart.slice(0, NAMED).map((one) => period(one.period, one.kind));
  const more = apart.length > NAMED ? t("verify.more") : "";
  return t("verify.differing", { periods: names.join(t("verify.and")) + more });
}

function filesWords({ files }: VerifyFacts, { t, integer }: LanguageWords): string {
  const count = integer(Object.keys(files).length);
  return t(globalThis.crypto?.subtle ? "verify.files_checked" : "verify.files_unchecked", { count });
}

/** Numbers as they stand in the files: nothing is rounded before it is compared. */
function comparisonTable(document: Document, { published, recomputed }: Comparison, words: LanguageWords) {
  const { t } = words;
  const shown = (value: number | null | undefined) => (value == null ? t("verify.none") : String(value));
  const rows = COMPARED.map((name) => {
    const [a, b] = [published?.[name] ?? null, recomputed?.[name] ?? null];
    const difference = relativeDifference(a, b);
    const apart = Number.isFinite(difference)
      ? String(Number(difference.toPrecision(2)))
      : t("verify.one_absent");
    return [t(`verify.number.${name}`), shown(a), shown(b), apart];
  });
  const head = ["number", "published", "recomputed", "difference"].map((column) =>
    t(`verify.column.${column}`),
  );
  return region(document, t("verify.compared"), head, rows);
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
