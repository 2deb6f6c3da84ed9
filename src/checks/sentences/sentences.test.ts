import { describe, expect, test } from "vitest";
import { wordsIn } from "#i18n/words.ts";
import { basisNote, indicatorLabel, intervalLabel } from "#report/design-basis.ts";
import type { ChangeFigure, Figure, LevelRow } from "#report/figure.ts";
import { headlineFinding } from "#report/headline.ts";
import { chartSentence, intervalText, statusSentence, textAlternative } from "#report/sentences.ts";
import { changeVerdict, targetVerdict } from "#report/verdict.ts";

// The sentences of report with the words of i18n: exact text in both languages.

const zh = wordsIn("zh");
const en = wordsIn("en");

const unemployment: Figure["indicator"] = {
  unit: "percent",
  pooling: "mean",
  name: { zh: "样本监测失业率", en: "monitoring-sample unemployment rate" },
  short: { zh: "失业率", en: "unemployment" },
};
const newJobs: Figure["indicator"] = {
  unit: "persons",
  pooling: "sum",
  name: { zh: "新增就业（监测推算）", en: "new jobs (estimated from the monitoring sample)" },
  short: { zh: "新增就业", en: "new jobs" },
};
const multiplier: Figure["indicator"] = {
  unit: "ratio",
  pooling: "ratio",
  name: { zh: "创业带动就业倍数", en: "jobs driven per new entrepreneur" },
  short: { zh: "带动倍数", en: "jobs per entrepreneur" },
};

const level: LevelRow = {
  period: "2015Q3..2016Q2",
  estimate: 0.0391,
  ci_lower: 0.0322,
  ci_upper: 0.0461,
  se: 0.003,
  quality: "B",
  obs_status: "normal",
};
const absent = { ...level, estimate: null, ci_lower: null, ci_upper: null, se: null, quality: null };
const unclear: ChangeFigure = {
  from_period: "2014Q3..2015Q2",
  change: 0.002,
  ci_lower: -0.005,
  ci_upper: 0.009,
  se: 0.003,
  verdict: "no_change_demonstrated",
};
const rise: ChangeFigure = { ...unclear, change: 0.008, ci_lower: 0.001, ci_upper: 0.015, verdict: "rise" };
const fall: ChangeFigure = {
  ...unclear,
  change: -0.008,
  ci_lower: -0.015,
  ci_upper: -0.001,
  verdict: "fall",
};
const base: Figure = {
  indicator: unemployment,
  city: { zh: "长春", en: "Changchun" },
  kind: "four_quarter",
  row: level,
  change: unclear,
};
const target = { value: 0.04, concept: "urban_annual_mean" };
const quarterly: Figure = {
  ...base,
  kind: "quarter",
  row: { ...level, period: "2016Q2" },
  change: { ...rise, from_period: "2015Q2" },
};
const jobs: Figure = {
  ...base,
  indicator: newJobs,
  row: { ...level, estimate: 126_432, ci_lower: 119_870, ci_upper: 133_210, se: 3456 },
};

describe("headlineFinding", () => {
  const cases: readonly (readonly [string, Figure, string, string])[] = [
    [
      "cannot tell",
      base,
      "长春：近四个季度平均失业率3.9%，比上年同期无法判断升降",
      "Changchun: unemployment averaged 3.9% over the last four quarters, no change demonstrated on a year earlier",
    ],
    [
      "rise",
      { ...base, change: rise },
      "长春：近四个季度平均失业率3.9%，比上年同期上升",
      "Changchun: unemployment averaged 3.9% over the last four quarters, a rise on a year earlier",
    ],
    [
      "fall of a sum",
      { ...jobs, change: fall },
      "长春：近四个季度合计新增就业12.64万人，比上年同期下降",
      "Changchun: 126,400 new jobs over the last four quarters, a fall on a year earlier",
    ],
    [
      "no change row",
      { ...base, indicator: multiplier, change: null, row: { ...level, estimate: 3.94 } },
      "长春：近四个季度带动倍数3.9",
      "Changchun: 3.9 jobs per entrepreneur over the last four quarters",
    ],
    [
      "a change that was not reached",
      { ...base, change: { ...unclear, change: null, verdict: null } },
      "长春：近四个季度平均失业率3.9%",
      "Changchun: unemployment averaged 3.9% over the last four quarters",
    ],
    [
      "quarter",
      quarterly,
      "长春：2016年二季度失业率3.9%，比上年同期上升",
      "Changchun: unemployment 3.9% in Q2 2016, a rise on a year earlier",
    ],
    [
      "quarter on quarter",
      { ...quarterly, change: { ...unclear, from_period: "2016Q1" } },
      "长春：2016年二季度失业率3.9%，比上季度无法判断升降",
      "Changchun: unemployment 3.9% in Q2 2016, no change demonstrated on the quarter before",
    ],
    [
      "year to date",
      { ...jobs, kind: "year_to_date", change: null, row: { ...jobs.row, period: "2016Q1..2016Q2" } },
      "长春：2016年一至二季度累计新增就业12.64万人",
      "Changchun: 126,400 new jobs over Q1 to Q2 2016",
    ],
    [
      "year to date of a first quarter",
      { ...base, kind: "year_to_date", change: null, row: { ...level, period: "2016Q1..2016Q1" } },
      "长春：2016年一季度失业率3.9%",
      "Changchun: unemployment 3.9% in Q1 2016",
    ],
    [
      "suppressed",
      { ...base, row: { ...absent, obs_status: "too_few_units" } },
      "长春：近四个季度失业率没有可公布的数字（回收单位太少）",
      "Changchun: no figure for unemployment, the last four quarters (too few units reported)",
    ],
    [
      "purposive panel",
      { ...base, basis: "purposive" },
      "长春监测面板：近四个季度平均失业率3.9%，比上年同期无法判断升降",
      "Changchun monitoring panel: unemployment averaged 3.9% over the last four quarters, no change demonstrated on a year earlier",
    ],
  ];
  test.each(cases)("%s", (_, figure, chinese, english) => {
    expect(headlineFinding(figure, zh)).toBe(chinese);
    expect(headlineFinding(figure, en)).toBe(english);
  });
});

describe("chartSentence", () => {
  const zhLevel =
    "长春2015年三季度至2016年二季度，平均样本监测失业率为3.9%，真实值很可能（95%）在3.2%至4.6%之间。";
  const enLevel =
    "Changchun, Q3 2015 to Q2 2016, average monitoring-sample unemployment rate: 3.9%; the true value is very likely (95%) within 3.2% to 4.6%.";
  const zhUnclear = "比上年同期变化+0.2个百分点（95%区间-0.5至+0.9个百分点）：无法判断。";
  const enUnclear =
    "Change on a year earlier: +0.2 percentage points (95% interval -0.5 to +0.9 percentage points): no change demonstrated.";

  test("level, interval and a change that cannot be told", () => {
    expect(chartSentence(base, zh)).toBe(zhLevel + zhUnclear);
    expect(chartSentence(base, en)).toBe(`${enLevel} ${enUnclear}`);
  });

  test("a fall of a rate is said in points", () => {
    expect(chartSentence({ ...base, change: fall }, zh)).toBe(
      `${zhLevel}比上年同期变化-0.8个百分点（95%区间-1.5至-0.1个百分点）：下降。`,
    );
  });

  test.each([
    [
      "below",
      "低于目标4.0%（城镇年平均失业率）。",
      "This is below the target of 4.0% (urban unemployment, annual mean).",
    ],
    [
      "above",
      "高于目标4.0%（城镇年平均失业率）。",
      "This is above the target of 4.0% (urban unemployment, annual mean).",
    ],
    [
      "not_distinguishable",
      "与目标4.0%（城镇年平均失业率）无法区分。",
      "This cannot be told apart from the target of 4.0% (urban unemployment, annual mean).",
    ],
  ] as const)("target %s", (verdict, chinese, english) => {
    const figure = { ...base, change: null, target: { ...target, verdict } };
    expect(chartSentence(figure, zh)).toBe(zhLevel + chinese);
    expect(chartSentence(figure, en)).toBe(`${enLevel} ${english}`);
  });

  test("a single quarter is not scored against a target", () => {
    const sentence = chartSentence(
      { ...quarterly, change: null, target: { ...target, verdict: "below" } },
      zh,
    );
    expect(sentence).toBe("长春2016年二季度，样本监测失业率为3.9%，真实值很可能（95%）在3.2%至4.6%之间。");
  });

  test("a missing quarter says why and keeps its change to itself", () => {
    const figure: Figure = {
      ...quarterly,
      change: null,
      row: { ...absent, period: "2016Q2", obs_status: "not_collected" },
    };
    expect(chartSentence(figure, zh)).toBe(
      "长春2016年二季度，样本监测失业率没有可公布的数字：这一时期没有收到报表。",
    );
    expect(chartSentence(figure, en)).toBe(
      "Changchun, Q2 2016, monitoring-sample unemployment rate: no figure. No return came in for this period.",
    );
  });

  test("zero events", () => {
    const figure: Figure = {
      ...base,
      indicator: multiplier,
      change: null,
      row: { ...absent, obs_status: "no_events" },
    };
    expect(chartSentence(figure, zh)).toBe(
      "长春2015年三季度至2016年二季度，创业带动就业倍数（各季合并）没有可公布的数字：样本中这一时期没有发生相关事件，算不出这个比值。",
    );
  });

  test("a small sample is not called a figure that varies", () => {
    const said = chartSentence({ ...base, change: null, row: { ...level, quality: "D" } }, en);
    expect(said).toMatch(/\. It rests on a small sample; use it with caution\.$/);
  });

  test("quality E is said, quality F is not published", () => {
    expect(chartSentence({ ...base, change: null, row: { ...level, quality: "E" } }, zh)).toBe(
      `${zhLevel}这个数字波动大，请谨慎使用。`,
    );
    expect(chartSentence({ ...base, change: null, row: { ...level, quality: "F" } }, en)).toBe(
      "Changchun, Q3 2015 to Q2 2016, average monitoring-sample unemployment rate: no figure. The sampling error is too large for the figure to be relied on, so it is not published.",
    );
  });
});

test("the text alternative is made from the rows drawn", () => {
  const earlier = { ...level, period: "2014Q3..2015Q2", estimate: 0.0452 };
  expect(textAlternative({ ...base, change: null }, [earlier, level], zh)).toBe(
    "折线图：长春，样本监测失业率，2015年二季度至2016年二季度。各期估计值最低3.9%（2015年三季度至2016年二季度），最高4.5%（2014年三季度至2015年二季度）。长春2015年三季度至2016年二季度，平均样本监测失业率为3.9%，真实值很可能（95%）在3.2%至4.6%之间。",
  );
});

test("verdicts, interval and status in words", () => {
  expect((["rise", "fall", "no_change_demonstrated"] as const).map((v) => changeVerdict(v, zh))).toEqual([
    "上升",
    "下降",
    "无法判断",
  ]);
  expect((["below", "above", "not_distinguishable"] as const).map((v) => targetVerdict(v, zh))).toEqual([
    "低于目标",
    "高于目标",
    "无法区分",
  ]);
  expect(intervalText(jobs, zh)).toBe("95%置信区间11.99万至13.32万人");
  expect(intervalText(jobs, en)).toBe("95% confidence interval 119,900 to 133,200 people");
  expect(intervalText({ ...base, row: absent }, zh)).toBe("");
  expect(statusSentence("confidential", zh)).toBe("为保护被调查者，不公布。");
  expect(statusSentence("normal", zh)).toBe("");
});

test("how the units were chosen decides what figures are called", () => {
  expect(indicatorLabel("样本监测失业率", "purposive", zh)).toBe("面板指标：样本监测失业率");
  expect(indicatorLabel("样本监测失业率", "not_stated", zh)).toBe("样本监测失业率");
  expect(basisNote("not_stated", zh)).toBe("抽样方式未说明；区间按随机抽样计算。");
  expect(intervalLabel("purposive", en)).toBe("95% model-based interval (panel treated as if random)");
});
