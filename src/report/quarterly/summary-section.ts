import type { PeriodKind } from "#contract/period.ts";
import type { Words } from "../words.ts";
import { figureSentence, growthSentence, type Naming } from "./clauses.ts";
import { responseSentence } from "./panel-section.ts";
import type { ReportBlock } from "./report-document.ts";
import type { ReportFacts } from "./report-facts.ts";
import { targetSentences } from "./targets-section.ts";

// Three to five sentences that stand by themselves.

const MOST = 5;

export function summarySection(facts: ReportFacts, words: Words): ReportBlock[] {
  return [
    { kind: "list", items: summaryItems(facts, words) },
    {
      kind: "paragraph",
      tone: "note",
      text: words.t(`quarterly.interval_note.${facts.basis === "purposive" ? "purposive" : "random"}`),
      link: { path: "methodology/#interval", text: words.t("quarterly.link.interval") },
    },
  ];
}

/** The interval is called by its full name in the first sentence that has one. */
export function summaryItems(facts: ReportFacts, words: Words): string[] {
  const said: ((naming: Naming) => string)[] = [
    ...(facts.surveys.community
      ? [
          (naming: Naming) => figureSentence(facts, "unemployment_rate", "four_quarter", words, naming),
          (naming: Naming) => figureSentence(facts, "new_jobs", toDate(facts), words, naming),
        ]
      : [() => words.t("quarterly.panel.community.missing")]),
    facts.surveys.enterprise
      ? (naming: Naming) => growthSentence(facts, "employment_growth_year", words, naming)
      : () => words.t("quarterly.panel.enterprise.missing"),
    ...(facts.surveys.community
      ? [(naming: Naming) => figureSentence(facts, "jobs_multiplier", "four_quarter", words, naming)]
      : []),
  ];
  const items = inFullOnce(said);
  const more = [...targetSentences(facts, words), ...lastly(facts, words)];
  return [...items, ...more].slice(0, MOST);
}

function lastly(facts: ReportFacts, words: Words): string[] {
  if (facts.warnings.length > 0) {
    return [words.t("quarterly.summary.warnings", { count: facts.warnings.length })];
  }
  return [responseSentence(facts, facts.surveys.enterprise ? "enterprise" : "community", words)].filter(
    (text) => text !== "",
  );
}

/** A sentence in which the longer name changes nothing has no interval: the next one introduces it. */
function inFullOnce(said: readonly ((naming: Naming) => string)[]): string[] {
  let introduced = false;
  return said.map((sentence) => {
    const short = sentence("short");
    const text = introduced ? short : sentence("full");
    introduced ||= text !== short;
    return text;
  });
}

function toDate({ quarter }: ReportFacts): PeriodKind {
  if (quarter.endsWith("Q1")) return "quarter";
  return quarter.endsWith("Q4") ? "year" : "year_to_date";
}
