import { basisNote } from "../design-basis.ts";
import type { Words } from "../words.ts";
import { yearsTable } from "./figure-tables.ts";
import type { ReportBlock } from "./report-document.ts";
import type { ReportFacts } from "./report-facts.ts";

// What every report ends with: how the figures are made, five years of them, and who answers for the report.

export function methodSection(facts: ReportFacts, words: Words): ReportBlock[] {
  const { t } = words;
  const explained = (key: string, path: string): ReportBlock => ({
    kind: "paragraph",
    text: t(`quarterly.method.${key}`),
    link: { path: `methodology/#${path}`, text: t("quarterly.link.method") },
  });
  return [
    { kind: "paragraph", text: basisNote(facts.basis, words) },
    explained("interval", "interval"),
    explained("verdict", "verdict"),
    explained("compare", "limits"),
    explained("protect", "confidentiality"),
    { kind: "paragraph", text: t("quarterly.method.concepts") },
  ];
}

export function yearsSection(facts: ReportFacts, words: Words): ReportBlock[] {
  const caption = words.t("quarterly.years_caption", { city: facts.city[words.lang] });
  const table = yearsTable(
    facts,
    [
      ["unemployment_rate", "four_quarter"],
      ["new_jobs", "four_quarter"],
      ["jobs_multiplier", "four_quarter"],
      ["employment_growth_year", "quarter"],
    ],
    caption,
    words,
  );
  return table.rows.length === 0 ? [] : [table];
}

export function signatureSection(facts: ReportFacts, words: Words): ReportBlock[] {
  const { t } = words;
  return [
    { kind: "signature", lines: ["prepared", "reviewed", "date"].map((line) => t(`quarterly.sign.${line}`)) },
    {
      kind: "paragraph",
      tone: "note",
      text: t("quarterly.sign.source", {
        city: facts.city[words.lang],
        release: words.release(facts.release),
      }),
    },
    ...(facts.simulated
      ? ([{ kind: "paragraph", tone: "note", text: t("quarterly.simulated") }] as const)
      : []),
  ];
}
