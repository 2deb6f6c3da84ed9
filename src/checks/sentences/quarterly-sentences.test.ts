import { describe, expect, test } from "vitest";
import type { ChangeRow, EstimateRow } from "#contract/published/figure-tables.ts";
import { plainRevision } from "#contract/published/plain-revision.ts";
import type { TargetRow } from "#contract/registry/registry-tables.ts";
import { wordsIn } from "#i18n/words.ts";
import { figureSentence, growthSentence, quarterBefore } from "#report/quarterly/clauses.ts";
import { figuresTable, groupsTable } from "#report/quarterly/figure-tables.ts";
import { revisionsSection } from "#report/quarterly/revisions-section.ts";
import { targetSentences, targetsSection } from "#report/quarterly/targets-section.ts";
import { countToDate } from "#report/quarterly/year-to-date.ts";
import { change, factsOf, fall, level, unclear } from "./written-facts.ts";

// What a quarterly report says of a figure, a target and a revision: exact text in both languages.

const zh = wordsIn("zh");
const en = wordsIn("en");

const absent: EstimateRow = { ...level, estimate: null, ci_lower: null, ci_upper: null, quality: null };

describe("figures", () => {
  const level37 = "近四个季度失业率平均为3.7%（95%区间3.2%至4.2%）";
  const averaged =
    "Over the last four quarters the unemployment rate averaged 3.7% (95% interval 3.2% to 4.2%)";
  const cases: readonly (readonly [string, EstimateRow, ChangeRow[], string, string])[] = [
    [
      "a rise",
      level,
      [change],
      `${level37}，比上年同期上升0.4个百分点（95%区间+0.1至+0.7个百分点）。`,
      `${averaged}, a rise of 0.4 percentage points on a year earlier (95% interval +0.1 to +0.7 percentage points).`,
    ],
    [
      "a fall",
      level,
      [fall],
      `${level37}，比上年同期下降0.4个百分点（95%区间-0.7至-0.1个百分点）。`,
      `${averaged}, a fall of 0.4 percentage points on a year earlier (95% interval -0.7 to -0.1 percentage points).`,
    ],
    [
      "what cannot be told",
      level,
      [unclear],
      `${level37}，比上年同期的变化（+0.4个百分点，95%区间-0.1至+0.7个百分点）无法判断方向。`,
      `${averaged}, no change demonstrated on a year earlier (+0.4 percentage points; 95% interval -0.1 to +0.7 percentage points).`,
    ],
    ["no change computed", level, [], `${level37}。`, `${averaged}.`],
    [
      "a rough figure",
      { ...level, quality: "D" },
      [],
      `${level37}。样本少，请谨慎使用。`,
      `${averaged}. It rests on a small sample; use it with caution.`,
    ],
    [
      "suppressed",
      { ...absent, obs_status: "too_few_units" },
      [change],
      "近四个季度失业率没有可公布的数字：回收的单位太少，为保证可靠和保密，不公布。",
      "No figure for the unemployment rate over the last four quarters: Too few units reported; to stay reliable and confidential the figure is not published.",
    ],
    [
      "zero events",
      { ...absent, obs_status: "no_events" },
      [],
      "近四个季度失业率没有可公布的数字：样本中这一时期没有发生相关事件，算不出这个比值。",
      "No figure for the unemployment rate over the last four quarters: No such event happened in the sample in this period, so the ratio cannot be computed.",
    ],
  ];
  test.each(cases)("%s", (_, row, changes, inZh, inEn) => {
    const facts = factsOf([row], changes);
    expect(figureSentence(facts, "unemployment_rate", "four_quarter", zh)).toBe(inZh);
    expect(figureSentence(facts, "unemployment_rate", "four_quarter", en)).toBe(inEn);
  });

  test("a purposive panel's interval is called a model's", () => {
    const facts = factsOf([level], [], { basis: "purposive" });
    expect(figureSentence(facts, "unemployment_rate", "four_quarter", zh)).toContain("95%模型区间3.2%至4.2%");
  });

  test("growth is judged by its own interval", () => {
    const row = {
      ...level,
      indicator: "employment_growth_year",
      period: "2017Q4",
      period_kind: "quarter",
    } as const;
    const down = { ...row, estimate: -0.027, ci_lower: -0.049, ci_upper: -0.006 };
    expect(growthSentence(factsOf([down], []), "employment_growth_year", zh)).toBe(
      "监测企业季末用工比上年同期减少2.7%（95%区间-4.9%至-0.6%）。",
    );
    expect(growthSentence(factsOf([{ ...down, ci_upper: 0.001 }], []), "employment_growth_year", en)).toBe(
      "Employment in the watched enterprises: no change demonstrated on a year earlier (-2.7%; 95% interval -4.9% to 0.1%).",
    );
  });

  test("beside a change stands the verdict on it, of a growth rate as well", () => {
    const own = { indicator: "employment_growth", period: "2017Q4", period_kind: "quarter" } as const;
    const shrinking = { ...level, ...own, estimate: -0.027, ci_lower: -0.049, ci_upper: -0.006 };
    const change = { ...unclear, ...own, change: -0.013, ci_lower: -0.048, ci_upper: 0.022, se: 0.015 };
    const facts = factsOf([shrinking], [change]);
    const table = figuresTable(facts, [["employment_growth", "quarter"]], "", zh);
    expect(table.rows[0]?.slice(-2)).toEqual(["-1.3个百分点（-4.8至+2.2个百分点）", "无法判断"]);
    expect(table.head.at(-1)).toBe("对变化的判断");
  });

  test("the quarter before comes with the caution of the season", () => {
    const own = { period: "2017Q4", period_kind: "quarter" } as const;
    const facts = factsOf([{ ...level, ...own }], [{ ...fall, ...own, lag: 1 }]);
    expect(quarterBefore(facts, "unemployment_rate", zh)).toBe(
      "失业率比上季度下降0.4个百分点（95%区间-0.7至-0.1个百分点）。未作季节调整；春节在一季度。",
    );
  });
});

describe("targets", () => {
  const target: TargetRow = {
    ...{ city: "changchun", indicator: "unemployment_rate_annual_mean", from_year: 2014, to_year: 2017 },
    ...{ basis: "year_average", value: 0.04, bound: "at_most", concept: "urban_annual_mean" },
    ...{ chart: "unemployment_rate", scored: true, source_title: "source", source_copy: "original" },
  };
  test.each([
    ["below", "，低于目标4.0%（城镇年平均失业率）。"],
    ["above", "，高于目标4.0%（城镇年平均失业率）。"],
    ["not_distinguishable", "，与目标4.0%（城镇年平均失业率）无法区分。"],
  ] as const)("%s", (verdict_target, end) => {
    const facts = factsOf([{ ...level, verdict_target }], [], { targets: [target] });
    expect(targetSentences(facts, zh)).toEqual([`近四个季度失业率为3.7%（95%区间3.2%至4.2%）${end}`]);
  });

  test("completion is for counts alone", () => {
    const counts = ["2017Q1", "2017Q2", "2017Q3", "2017Q4"].map((quarter) => ({
      ...{ city: "changchun", quarter, measure: "trained", group: null, value: 2000 },
      conf_status: "free" as const,
    }));
    const measures = [{ id: "trained", kind: "flow" as const, name: { zh: "创业培训", en: "trained" } }];
    const trained = { ...target, indicator: "trained", basis: "per_year", value: 10_000, scored: false };
    const blocks = targetsSection(factsOf([level], [], { counts, measures, targets: [target, trained] }), zh);
    const tables = blocks.filter((block) => block.kind === "table");
    expect(tables.map(({ rows }) => rows)).toEqual([[["创业培训", "8,000", "–", "10,000", "80.0%"]]]);
  });

  test("counts with a target stand before those without, so that a slide that is cut short has them", () => {
    const counts = ["2017Q1", "2017Q2", "2017Q3", "2017Q4"].flatMap((quarter) =>
      ["helped", "trained"].map((measure) => ({
        ...{ city: "changchun", quarter, measure, group: null, value: 2000 },
        conf_status: "free" as const,
      })),
    );
    const measures = ["helped", "trained"].map((id) => ({
      ...{ id, kind: "flow" as const, name: { zh: id, en: id } },
    }));
    const trained = { ...target, indicator: "trained", basis: "per_year", value: 10_000, scored: false };
    const blocks = targetsSection(factsOf([level], [], { counts, measures, targets: [trained] }), zh);
    const [table] = blocks.filter((block) => block.kind === "table");
    expect(table?.rows.map(([name, , , of]) => [name, of])).toEqual([
      ["trained", "10,000"],
      ["helped", "–"],
    ]);
  });

  test("places are counted as they stand, not added up over the year", () => {
    const counts = ["2017Q1", "2017Q2", "2017Q3", "2017Q4"].map((quarter, i) => ({
      ...{ city: "changchun", quarter, measure: "incubators", group: null, value: 26 + i },
      conf_status: "free" as const,
    }));
    const measures = [{ id: "incubators", kind: "stock" as const, name: { zh: "基地", en: "incubators" } }];
    const blocks = targetsSection(factsOf([level], [], { counts, measures, targets: [target] }), zh);
    const tables = blocks.filter((block) => block.kind === "table");
    expect(tables.map(({ rows }) => rows)).toEqual([[["基地", "29", "–", "–", "–"]]]);
  });

  test("part of a sum is no sum", () => {
    const row = {
      city: "changchun",
      measure: "trained",
      group: null,
      value: 5,
      conf_status: "free",
    } as const;
    expect(countToDate([{ ...row, quarter: "2017Q2" }], "trained", "2017Q2")).toBeNull();
    expect(countToDate([{ ...row, quarter: "2017Q1" }], "trained", "2017Q1")).toBe(5);
  });
});

test("an older report tells how often its quarter was revised", () => {
  const revisions = { newest: false, since: "2017Q2", rows: [plainRevision] };
  const [text, table] = revisionsSection(factsOf([], [], { quarter: "2017Q3", revisions }), zh);
  expect(text).toMatchObject({
    text: "自2017年二季度发布以来，本季的数字修订过1次（每个数字每次修订算一次）。",
  });
  expect(table).toMatchObject({
    rows: [
      [
        "失业率 · 2017年三季度",
        "4.0%（3.0%至5.0%）",
        "4.3%（3.4%至5.2%）",
        "在首次区间内",
        "迟报或更正的报表",
      ],
    ],
  });
});

test("groups that are judged one by one say that chance may have made one of them", () => {
  const table = groupsTable([], "", en);
  expect(table.note).toMatch(/own 95% interval alone.*by chance/);
});
