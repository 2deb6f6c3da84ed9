import type { AlertRow } from "#contract/published/figure-tables.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import type { Words } from "../words.ts";
import { figureSentence, joined } from "./clauses.ts";
import type { ReportBlock, ReportTable } from "./report-document.ts";
import type { ReportFacts } from "./report-facts.ts";

// What to watch. No forecast: only what the quarter's own intervals and counts support.

const TIERS = [
  ["tier_1", "tier_1_two_quarters"],
  ["tier_2", "tier_2_two_quarters"],
  ["tier_3", "tier_3_two_quarters"],
] as const;

export function outlookSection(facts: ReportFacts, words: Words): ReportBlock[] {
  const { t } = words;
  return [
    ...warningBlocks(facts.warnings, words),
    ...(facts.layoffs.length > 0 ? [layoffTable(facts, words)] : []),
    { kind: "paragraph", text: joined([demand(facts, words), nextQuarter(facts, words)], words) },
    {
      kind: "paragraph",
      tone: "note",
      text: t("quarterly.outlook.note"),
      link: { path: "methodology/#alerts", text: t("quarterly.link.alerts") },
    },
  ];
}

function warningBlocks(warnings: readonly string[], { t }: Words): ReportBlock[] {
  if (warnings.length === 0) return [{ kind: "paragraph", text: t("quarterly.outlook.quiet") }];
  return [
    { kind: "paragraph", text: t("quarterly.outlook.fired", { count: warnings.length }) },
    { kind: "list", items: warnings },
  ];
}

/** Vacancies at the end of the quarter are what is known of the next. */
function demand(facts: ReportFacts, words: Words): string {
  return facts.surveys.enterprise ? figureSentence(facts, "vacancy_rate", "quarter", words) : "";
}

function nextQuarter({ quarter, next }: ReportFacts, words: Words): string {
  const following = quarterOf(quarterIndex(quarter) + 1);
  const season = following.endsWith("Q1") ? "spring" : quarter.endsWith("Q1") ? "after_spring" : "";
  return joined(
    [
      season === "" ? "" : words.t(`quarterly.outlook.${season}`),
      next === null
        ? ""
        : words.t("quarterly.outlook.next", {
            quarter: words.quarter(next.quarter),
            date: words.date(next.planned_on),
          }),
    ],
    words,
  );
}

function layoffTable({ layoffs, city }: ReportFacts, words: Words): ReportTable {
  const { t } = words;
  const band = (rule: AlertRow["rule"]) => {
    const found = layoffs.find((row) => row.rule === rule)?.band;
    return found === undefined ? "–" : t(`quarterly.layoffs.band.${bandKey(found)}`);
  };
  return {
    ...{ kind: "table", numeric: [false, true, true] },
    caption: t("quarterly.layoffs.caption", { city: city[words.lang] }),
    head: ["tier", "one_quarter", "two_quarters"].map((column) => t(`quarterly.column.${column}`)),
    rows: TIERS.map(([one, two]) => [t(`quarterly.layoffs.${one}`), band(one), band(two)]),
    note: t("quarterly.layoffs.note"),
  };
}

/** Bands are written <3 and >10, which no key can be. */
function bandKey(band: AlertRow["band"]): string {
  return band.replace("<", "below_").replace(">", "above_").replace("-", "_");
}
