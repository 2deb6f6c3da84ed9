import type { IndexRow } from "#contract/published/figure-tables.ts";
import type { Words } from "../words.ts";
import { lineChart } from "./chart-blocks.ts";
import { figureSentence, joined, opening } from "./clauses.ts";
import { missing } from "./community-sections.ts";
import { type FigureLine, figuresTable } from "./figure-tables.ts";
import type { ReportBlock, ReportTable } from "./report-document.ts";
import { indicatorIn, type ReportFacts } from "./report-facts.ts";
import { verifyLink } from "./verify-link.ts";

// Entrepreneurs and what follows from them: multiplier, activity, survival, and the indices of the city.

const FIGURES: readonly FigureLine[] = [
  ["jobs_multiplier", "four_quarter"],
  ["jobs_multiplier_with_founders", "four_quarter"],
  ["entrepreneurial_activity", "four_quarter"],
  ["satisfaction", "four_quarter"],
  ["employment_contribution", "four_quarter"],
];
const SURVIVAL = ["startup_survival_4", "startup_survival_8", "startup_survival_12"];
const REGISTER = ["jobs_multiplier_register", ...SURVIVAL];

export function startupsSection(facts: ReportFacts, words: Words): ReportBlock[] {
  const { t } = words;
  const register = registerBlocks(facts, words);
  if (!facts.surveys.community) return [...missing(words), ...register];
  const said = (id: string) => figureSentence(facts, id, "four_quarter", words);
  return [
    {
      ...{
        kind: "paragraph",
        text: joined([said("jobs_multiplier"), t("quarterly.startups.founders")], words),
      },
      ...verifyLink(facts, "jobs_multiplier", "four_quarter", words),
    },
    ...lineChart(facts, ["jobs_multiplier", "jobs_multiplier_register"], "four_quarter", words),
    {
      kind: "paragraph",
      text: joined([said("entrepreneurial_activity"), said("employment_contribution")], words),
    },
    figuresTable(facts, FIGURES, t("quarterly.startups.caption", { city: facts.city[words.lang] }), words),
    {
      kind: "paragraph",
      tone: "note",
      text: t("quarterly.startups.concept"),
      link: { path: "methodology/#multiplier", text: t("quarterly.link.multiplier") },
    },
    ...register,
    ...indexBlocks(facts, words),
  ];
}

/** A register is complete: counts without an interval. */
function registerBlocks(facts: ReportFacts, words: Words): ReportBlock[] {
  const rows = REGISTER.flatMap((id) => {
    const row = facts.figures.level(id, "quarter", facts.quarter);
    const { unit, name } = indicatorIn(facts, id);
    return row?.estimate == null
      ? []
      : [
          [
            opening(name[words.lang], words),
            words.value(unit, row.estimate),
            row.n_responding === null ? "–" : words.integer(row.n_responding),
          ],
        ];
  });
  if (rows.length === 0) return [];
  return [
    {
      ...{ kind: "table", rows, numeric: [false, true, true], note: words.t("quarterly.startups.register") },
      caption: words.t("quarterly.startups.register_caption", { city: facts.city[words.lang] }),
      head: ["figure", "value", "startups"].map((column) => words.t(`quarterly.column.${column}`)),
    },
  ];
}

function indexBlocks(facts: ReportFacts, words: Words): ReportBlock[] {
  const rows = facts.indicators
    .filter(({ indexed }) => indexed)
    .flatMap((indicator) => {
      const found = (["start", "peers"] as const).map((against) =>
        facts.figures.index(indicator.id, against, facts.quarter),
      );
      return found.some((row) => row?.index != null)
        ? [[opening(indicator.name[words.lang], words), ...found.flatMap((row) => indexCells(row, words))]]
        : [];
    });
  return rows.length === 0 ? [] : [indexTable(facts, rows, words)];
}

function indexTable(facts: ReportFacts, rows: ReportTable["rows"], words: Words): ReportTable {
  const { t } = words;
  return {
    ...{ kind: "table", rows, numeric: [false, true, false, true, false] },
    caption: t("quarterly.indices.caption", { city: facts.city[words.lang] }),
    head: ["figure", "against_start", "verdict", "against_peers", "verdict"].map((column) =>
      t(`quarterly.column.${column}`),
    ),
    note: t("quarterly.indices.note"),
  };
}

function indexCells(row: IndexRow | undefined, words: Words): string[] {
  if (row?.index == null || row.ci_lower === null || row.ci_upper === null) return ["–", "–"];
  return [
    words.t("quarterly.change_cell", {
      change: words.value("index", row.index / 100),
      interval: words.interval("index", row.ci_lower / 100, row.ci_upper / 100),
    }),
    row.verdict === null ? "–" : words.t(`quarterly.indices.verdict.${row.verdict}`),
  ];
}
