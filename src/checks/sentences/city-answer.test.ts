import { describe, expect, test } from "vitest";
import { smallestVisible } from "#components/city/city-limits.ts";
import { themeOf } from "#components/city/city-multiples.ts";
import { standingOf, targetText, targetWindow } from "#components/policies/target-rows.ts";
import type { ChangeRow, EstimateRow } from "#contract/published/figure-tables.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import type { TargetRow } from "#contract/registry/registry-tables.ts";
import { wordsIn } from "#i18n/words.ts";
import { answerSentences, type CityAnswer } from "#report/city-answer.ts";
import type { ChangeFigure, Figure, LevelRow } from "#report/figure.ts";

// What a city's page says first, exactly, in both languages, and the rows its sections are made of.

const [zh, en] = [wordsIn("zh"), wordsIn("en")];
const indicator = {
  unit: "percent",
  pooling: "mean",
  name: { zh: "样本监测失业率", en: "monitoring-sample unemployment rate" },
  short: { zh: "失业率", en: "unemployment" },
} as const;
const row: LevelRow = {
  period: "2017Q1..2017Q4",
  ...{ estimate: 0.0371, ci_lower: 0.0325, ci_upper: 0.0423, se: 0.0021 },
  ...{ quality: "B", obs_status: "normal" },
};
const absent: LevelRow = {
  period: row.period,
  ...{ estimate: null, ci_lower: null, ci_upper: null, se: null },
  ...{ quality: null, obs_status: "too_few_units" },
};
const unclear: ChangeFigure = {
  from_period: "2016Q1..2016Q4",
  ...{ change: -0.003, ci_lower: -0.013, ci_upper: 0.006, se: 0.004 },
  verdict: "no_change_demonstrated",
};
const figure: Figure = {
  ...{ indicator, city: { zh: "长春", en: "Changchun" }, kind: "four_quarter", row, change: unclear },
};
const scored = (verdict: "below" | "above" | "not_distinguishable"): Figure => ({
  ...{ ...figure, kind: "year", row: { ...row, period: "2016" }, change: null },
  target: { value: 0.04, concept: "urban_annual_mean", verdict },
});
const answer = (change: Partial<CityAnswer>) => ({ figure, earlier: null, scored: null, ...change });
const level = [
  "长春：2017年一至四季度，每100名劳动者中约有3.7人失业（很可能在3.3到4.2人之间）。",
  "Changchun, Q1 to Q4 2017: about 3.7 of every 100 people in the labour force were out of work (very likely between 3.3 and 4.2).",
] as const;

describe("the answer", () => {
  const cases: readonly (readonly [string, CityAnswer, string, string])[] = [
    [
      "cannot tell",
      answer({}),
      `${level[0]}|与一年前相比，看不出升降（变化很可能在-1.3至+0.6个百分点之间）。`,
      `${level[1]}|Compared with a year earlier, neither a rise nor a fall can be seen (the change is very likely -1.3 to +0.6 percentage points).`,
    ],
    [
      "few communities",
      answer({ figure: { ...figure, row: { ...row, quality: "D" } } }),
      `${level[0]}|样本少，请谨慎使用。|与一年前相比，看不出升降（变化很可能在-1.3至+0.6个百分点之间）。`,
      `${level[1]}|It rests on a small sample; use it with caution.|Compared with a year earlier, neither a rise nor a fall can be seen (the change is very likely -1.3 to +0.6 percentage points).`,
    ],
    [
      "rise",
      answer({
        figure: { ...figure, change: { ...unclear, ci_lower: 0.001, ci_upper: 0.015, verdict: "rise" } },
      }),
      `${level[0]}|与一年前相比，失业率上升了（变化很可能在+0.1至+1.5个百分点之间）。`,
      `${level[1]}|Compared with a year earlier, unemployment rose (the change is very likely +0.1 to +1.5 percentage points).`,
    ],
    [
      "fall",
      answer({
        figure: { ...figure, change: { ...unclear, ci_lower: -0.015, ci_upper: -0.001, verdict: "fall" } },
      }),
      `${level[0]}|与一年前相比，失业率下降了（变化很可能在-1.5至-0.1个百分点之间）。`,
      `${level[1]}|Compared with a year earlier, unemployment fell (the change is very likely -1.5 to -0.1 percentage points).`,
    ],
    [
      "no year before",
      answer({ figure: { ...figure, change: null } }),
      `${level[0]}|没有一年前的数字可以比较。`,
      `${level[1]}|There is no figure of a year earlier to compare with.`,
    ],
    [
      "suppressed throughout",
      answer({ figure: { ...figure, row: absent } }),
      "长春：2017年一至四季度的失业率没有可公布的数字。回收的单位太少，为保证可靠和保密，不公布。|这里还没有公布过失业率。",
      "Changchun, Q1 to Q4 2017: no unemployment figure is published. Too few units reported; to stay reliable and confidential the figure is not published.|No unemployment figure has been published here yet.",
    ],
    [
      "newest quarter missing, an earlier one published",
      answer({
        figure: { ...figure, row: { ...absent, obs_status: "not_collected" } },
        earlier: { ...row, period: "2016Q1..2016Q4" },
      }),
      "长春：2017年一至四季度的失业率没有可公布的数字。这一时期没有收到报表。|最近一次公布的是2016年一至四季度：每100名劳动者中约有3.7人失业（很可能在3.3到4.2人之间）。",
      "Changchun, Q1 to Q4 2017: no unemployment figure is published. No return came in for this period.|The newest published figure is of Q1 to Q4 2016: about 3.7 of every 100 people in the labour force were out of work (very likely between 3.3 and 4.2).",
    ],
    [
      "nobody unemployed in the sample",
      answer({ figure: { ...figure, row: { ...row, estimate: 0, ci_lower: 0 }, change: null } }),
      "长春：2017年一至四季度，样本中没有发现失业者；每100名劳动者中失业的很可能不超过4.2人。|没有一年前的数字可以比较。",
      "Changchun, Q1 to Q4 2017: nobody in the sample was out of work; very likely no more than 4.2 of every 100 people in the labour force were.|There is no figure of a year earlier to compare with.",
    ],
  ];
  test.each(cases)("%s", (_, given, chinese, english) => {
    expect(answerSentences(given, zh).join("|")).toBe(chinese);
    expect(answerSentences(given, en).join("|")).toBe(english);
  });

  test.each([
    ["below", "2016年的年平均低于目标4.0%（城镇年平均失业率）。", "This is below the"],
    ["above", "2016年的年平均高于目标4.0%（城镇年平均失业率）。", "This is above the"],
    [
      "not_distinguishable",
      "2016年的年平均与目标4.0%（城镇年平均失业率）无法区分。",
      "This cannot be told apart from the",
    ],
  ] as const)("target %s", (verdict, chinese, english) => {
    const given = answer({ scored: scored(verdict) });
    expect(answerSentences(given, zh).at(-1)).toBe(chinese);
    expect(answerSentences(given, en).at(-1)).toBe(
      `Yearly mean of 2016: ${english} target of 4.0% (urban unemployment, annual mean).`,
    );
  });

  test("a picked panel is not called by the city's bare name", () => {
    const given = answer({ figure: { ...figure, basis: "purposive" } });
    expect(answerSentences(given, zh)[0]).toMatch(/^长春监测面板：/);
    expect(answerSentences(given, en)[0]).toMatch(/^Changchun monitoring panel, /);
  });
});

const target: TargetRow = {
  ...{ city: "changchun", indicator: "unemployment_rate_annual_mean", from_year: 2014, to_year: 2016 },
  ...{ basis: "year_average", value: 0.04, bound: "at_most", concept: "urban_annual_mean" },
  ...{ chart: "unemployment_rate", scored: true, source_title: "文件", source_copy: "original" },
};
const year = { ...row, city: "changchun", indicator: "unemployment_rate", period_kind: "year" };
const years = ["2013", "2015", "2016"].map(
  (period) => ({ ...year, period, verdict_target: "below" }) as unknown as EstimateRow,
);
const indicators = [{ ...indicator, id: "unemployment_rate" }] as unknown as Indicator[];

const standing = (given: TargetRow, rows: readonly EstimateRow[], words: typeof zh) =>
  standingOf(given, indicators, rows, [], words);

test("a scored target is judged in each year of its window", () => {
  expect(standing(target, years, zh)).toEqual([
    "2015年：3.7%（3.3%至4.2%），低于目标",
    "2016年：3.7%（3.3%至4.2%），低于目标",
  ]);
  expect(targetText(target, zh)).toBe("城镇年平均失业率不高于4.0%");
  expect(targetWindow({ ...target, to_year: null }, en)).toBe("from 2014 on · mean of the year");
});

test("a target of another concept is never judged, whatever figures there are", () => {
  const registered = { ...target, scored: false, concept: "registered" };
  expect(standing(registered, years, zh)).toEqual(["不评判：口径与监测数字不同"]);
});

test("a scored target without a year to judge says so", () => {
  expect(standing(target, [], en)).toEqual(["no figure to judge by"]);
});

test("the smallest change that can be seen is half the newest interval of a change on a year earlier", () => {
  const change = (ci_lower: number | null, lag = 4) =>
    ({
      ...{ city: "changchun", indicator: "unemployment_rate", period_kind: "quarter", lag },
      ...{ ci_lower, ci_upper: 0.01 },
    }) as unknown as ChangeRow;
  const seen = (rows: ChangeRow[]) => smallestVisible(rows, "changchun", "unemployment_rate", "quarter");
  expect(seen([change(-0.03), change(-0.01), change(0, 1), change(null)])).toBeCloseTo(0.01, 9);
  expect(seen([change(null)])).toBeNull();
});

test("indicators stand with their like", () => {
  const theme = (id: string, survey: Indicator["survey"]) =>
    themeOf({ id, survey, numerator: { column: "x", zh: "x", en: "x" } });
  expect(theme("hire_rate", "enterprise")).toBe("enterprises");
  expect(theme("unemployment_rate_registered", "community")).toBe("unemployment");
  expect(theme("new_jobs", "community")).toBe("jobs");
  expect(theme("startup_survival_4", "register")).toBe("entrepreneurship");
});
