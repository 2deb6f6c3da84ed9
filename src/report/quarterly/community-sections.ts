import type { PeriodKind } from "#contract/period.ts";
import type { Words } from "../words.ts";
import { lineChart } from "./chart-blocks.ts";
import { figureSentence, joined, opening, quarterBefore } from "./clauses.ts";
import { type FigureLine, figuresTable } from "./figure-tables.ts";
import type { ReportBlock } from "./report-document.ts";
import type { ReportFacts } from "./report-facts.ts";
import { verifyLink } from "./verify-link.ts";

// What the watched communities say of unemployment and of new jobs.

export function unemploymentSection(facts: ReportFacts, words: Words): ReportBlock[] {
  if (!facts.surveys.community) return missing(words);
  const id = "unemployment_rate";
  const assisted = facts.figures.level("unemployment_rate_registered", "four_quarter", facts.quarter);
  const lines: FigureLine[] = [
    ...kindsOf(facts, id),
    ...(assisted?.estimate != null ? [["unemployment_rate_registered", "four_quarter"] as const] : []),
  ];
  return [
    {
      ...{ kind: "paragraph", text: figureSentence(facts, id, "four_quarter", words) },
      ...verifyLink(facts, id, "four_quarter", words),
    },
    { kind: "paragraph", text: figureSentence(facts, id, "quarter", words) },
    ...note(quarterBefore(facts, id, words)),
    ...lineChart(facts, [id], "four_quarter", words),
    figuresTable(facts, lines, captionOf(facts, id, words), words),
    {
      kind: "paragraph",
      tone: "note",
      text: words.t("quarterly.unemployment.concept"),
      link: { path: "methodology/#unemployment-rate", text: words.t("quarterly.link.unemployment") },
    },
  ];
}

export function newJobsSection(facts: ReportFacts, words: Words): ReportBlock[] {
  if (!facts.surveys.community) return missing(words);
  const id = "new_jobs";
  const [first, ...others] = saidKinds(facts).map((kind) => figureSentence(facts, id, kind, words));
  return [
    {
      kind: "paragraph",
      text: first ?? "",
      ...verifyLink(facts, id, saidKinds(facts)[0] ?? "quarter", words),
    },
    { kind: "paragraph", text: joined(others, words) },
    ...note(quarterBefore(facts, id, words)),
    ...lineChart(facts, [id], "four_quarter", words),
    figuresTable(facts, kindsOf(facts, id), captionOf(facts, id, words), words),
    {
      kind: "paragraph",
      tone: "note",
      text: words.t("quarterly.new_jobs.concept"),
      link: { path: "methodology/#new-jobs", text: words.t("quarterly.link.new_jobs") },
    },
  ];
}

/** Year to date first: it is the quarter itself at the start of a year, and the year at its end. */
function saidKinds({ quarter }: ReportFacts): PeriodKind[] {
  if (quarter.endsWith("Q1")) return ["quarter", "four_quarter"];
  return quarter.endsWith("Q4") ? ["year", "quarter"] : ["year_to_date", "quarter", "four_quarter"];
}

function kindsOf({ quarter }: ReportFacts, id: string): FigureLine[] {
  const whole = quarter.endsWith("Q1") || quarter.endsWith("Q4");
  return [[id, "quarter"], ...(whole ? [] : [[id, "year_to_date"] as const]), [id, "four_quarter"]];
}

export function captionOf(facts: ReportFacts, id: string, words: Words): string {
  const name = facts.indicators.find((indicator) => indicator.id === id)?.name[words.lang] ?? id;
  return words.t("table.caption", { name: opening(name, words), city: facts.city[words.lang] });
}

export function note(text: string): ReportBlock[] {
  return text === "" ? [] : [{ kind: "paragraph", tone: "note", text }];
}

export function missing(words: Words): ReportBlock[] {
  return [{ kind: "paragraph", text: words.t("quarterly.panel.community.missing") }];
}
