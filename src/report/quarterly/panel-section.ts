import { PANEL_GROUPS, type PanelRow } from "#contract/published/context-tables.ts";
import { basisNote } from "../design-basis.ts";
import type { Words } from "../words.ts";
import { joined } from "./clauses.ts";
import type { ReportBlock, ReportTable } from "./report-document.ts";
import type { ReportFacts } from "./report-facts.ts";

// Who was asked and who answered.

const SURVEYS = ["community", "enterprise"] as const;
type Survey = (typeof SURVEYS)[number];

export function panelSection(facts: ReportFacts, words: Words): ReportBlock[] {
  const sentences = SURVEYS.map((survey) => responseSentence(facts, survey, words));
  const imputed = imputedSentence(facts, words);
  return [
    {
      ...{ kind: "paragraph", text: joined(sentences, words) },
      link: { path: "glossary/#response-rate", text: words.t("quarterly.link.response") },
    },
    ...(facts.panel.length > 0 ? [panelTable(facts, words)] : []),
    {
      kind: "paragraph",
      text: joined([basisNote(facts.basis, words), imputed], words),
      ...(imputed === ""
        ? {}
        : { link: { path: "glossary/#imputation", text: words.t("quarterly.link.imputation") } }),
    },
  ];
}

/** "本季监测社区20个,回收18个,回收率90.0%。" Without the panel's table, the units a figure rests on. */
export function responseSentence(facts: ReportFacts, survey: Survey, words: Words): string {
  const { t } = words;
  const all = panelRow(facts, survey, "all");
  if (!facts.surveys[survey]) return t(`quarterly.panel.${survey}.missing`);
  if (all?.listed != null && all.responded !== null) {
    return t(`quarterly.panel.${survey}.responded`, {
      listed: words.integer(all.listed),
      responded: words.integer(all.responded),
      rate: words.value("percent", all.responded / Math.max(1, all.listed)),
    });
  }
  const id = survey === "community" ? "jobs_multiplier_reach" : "employment_growth";
  const units = facts.figures.level(id, "quarter", facts.quarter)?.n_responding;
  return units == null ? "" : t(`quarterly.panel.${survey}.units`, { units: words.integer(units) });
}

export function panelRow(
  { panel }: ReportFacts,
  survey: Survey,
  group: PanelRow["group"],
): PanelRow | undefined {
  return panel.find((row) => row.survey === survey && row.group === group);
}

function panelTable(facts: ReportFacts, words: Words): ReportTable {
  const { t } = words;
  const rows = SURVEYS.flatMap((survey) =>
    PANEL_GROUPS.flatMap((group) => panelRow(facts, survey, group) ?? []),
  );
  return {
    ...{ kind: "table", caption: t("quarterly.panel.caption"), numeric: [false, true, true, true] },
    head: ["units_of", "listed", "responded", "rate"].map((column) => t(`quarterly.column.${column}`)),
    rows: rows.map(({ survey, group, listed, responded }) => [
      t(`quarterly.panel.group.${survey}.${group.replace("+", "_")}`),
      listed === null ? "–" : words.integer(listed),
      responded === null ? "–" : words.integer(responded),
      listed === null || responded === null || listed === 0
        ? "–"
        : words.value("percent", responded / listed),
    ]),
  };
}

function imputedSentence(facts: ReportFacts, words: Words): string {
  const share = facts.figures.level("employment_level", "quarter", facts.quarter)?.imputed_share;
  if (share === null || share === undefined || share === 0) return "";
  return words.t("quarterly.panel.imputed", { share: words.value("percent", share) });
}
