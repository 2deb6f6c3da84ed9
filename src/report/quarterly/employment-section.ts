import { growthVerdict } from "../growth-title.ts";
import type { Words } from "../words.ts";
import { groupDots, lineChart } from "./chart-blocks.ts";
import { figureSentence, growthSentence, joined } from "./clauses.ts";
import { type FigureLine, figuresTable, groupsTable } from "./figure-tables.ts";
import { panelRow } from "./panel-section.ts";
import type { ReportBlock } from "./report-document.ts";
import type { GroupGrowth, ReportFacts } from "./report-facts.ts";

// What the watched enterprises say: growth, by sector and size, who grew and who shrank, turnover.

const LINES: readonly FigureLine[] = [
  ["employment_growth_year", "quarter"],
  ["employment_growth", "quarter"],
  ["employment_level", "quarter"],
  ["hire_rate", "quarter"],
  ["separation_rate", "quarter"],
  ["vacancy_rate", "quarter"],
];

export function employmentSection(facts: ReportFacts, words: Words): ReportBlock[] {
  const { t } = words;
  if (!facts.surveys.enterprise) {
    return [{ kind: "paragraph", text: t("quarterly.panel.enterprise.missing") }];
  }
  const place = facts.city[words.lang];
  const level = (id: string) => figureSentence(facts, id, "quarter", words);
  return [
    {
      kind: "paragraph",
      text: joined(
        [growthSentence(facts, "employment_growth_year", words), level("employment_level")],
        words,
      ),
    },
    { kind: "paragraph", text: growthSentence(facts, "employment_growth", words) },
    { kind: "paragraph", tone: "note", text: t("quarterly.not_adjusted") },
    { kind: "paragraph", tone: "note", text: t("quarterly.employment.level_note") },
    ...movers(facts, words),
    ...lineChart(facts, ["employment_growth_year"], "quarter", words),
    ...groupBlocks(facts, words),
    { kind: "paragraph", text: joined(["hire_rate", "separation_rate", "vacancy_rate"].map(level), words) },
    figuresTable(facts, LINES, t("quarterly.employment.caption", { city: place }), words),
  ];
}

/** Enterprises with more, as many and fewer employees, rounded as they are published, with their shares. */
function movers(facts: ReportFacts, words: Words): ReportBlock[] {
  const all = panelRow(facts, "enterprise", "all");
  if (all?.growing == null || all.level === null || all.shrinking === null) return [];
  const total = all.growing + all.level + all.shrinking;
  if (total === 0) return [];
  const share = (count: number) => words.value("percent", count / total);
  const text = words.t("quarterly.employment.movers", {
    growing: words.integer(all.growing),
    growing_share: share(all.growing),
    level: words.integer(all.level),
    level_share: share(all.level),
    shrinking: words.integer(all.shrinking),
    shrinking_share: share(all.shrinking),
  });
  return [{ kind: "paragraph", text }];
}

function groupBlocks(facts: ReportFacts, words: Words): ReportBlock[] {
  const { groups } = facts;
  if (groups.length === 0) return [];
  const of = (by: GroupGrowth["by"]) => groups.filter((group) => group.by === by);
  const sentences = (["size", "sector"] as const).flatMap((by) => groupSentence(of(by), by, words));
  return [
    { kind: "paragraph", text: joined(sentences, words) },
    ...groupDots(facts, words),
    groupsTable(groups, words.t("quarterly.groups.caption", { city: facts.city[words.lang] }), words),
  ];
}

/** Names only those whose own interval is on one side of zero. */
function groupSentence(groups: readonly GroupGrowth[], by: GroupGrowth["by"], words: Words): string[] {
  const shown = groups.filter(({ obs_status }) => obs_status === "normal");
  if (shown.length === 0) return [];
  const named = (["rise", "fall"] as const).flatMap((verdict) => {
    const own = shown.filter((group) => growthVerdict(group) === verdict);
    if (own.length === 0) return [];
    const names = own.map(({ name, estimate, se }) =>
      words.t("quarterly.groups.named", {
        name,
        value: words.value("percent_change", estimate ?? 0, se),
      }),
    );
    return words.t(`quarterly.groups.${verdict}`, { names: names.join(words.t("quarterly.list")) });
  });
  const rest = shown.filter((group) => growthVerdict(group) === "no_change_demonstrated").length;
  const unclear = rest === 0 ? [] : [words.t("quarterly.groups.unclear", { count: rest })];
  const text = [...named, ...unclear].join(words.t("quarterly.semicolon"));
  return [words.t(`quarterly.groups.by_${by}`, { text })];
}
