import { expect, test } from "vitest";
import { wordsIn } from "#i18n/words.ts";
import { alertSentence, ruleName } from "#report/alert-sentences.ts";
import type { Alert, AlertFacts } from "#report/alerts.ts";
import { readRegistry } from "../../../scripts/registry.ts";

// What an alert says, exactly, in both languages.

const { indicators } = await readRegistry();
const place = { city: { zh: "长春", en: "Changchun" } };
const say = (facts: AlertFacts, basis?: "purposive") => {
  const alert: Pick<Alert, "quarter" | "facts"> = { quarter: "2016Q4", facts };
  const own = basis ? { ...place, basis } : place;
  return (["zh", "en"] as const).map((lang) => alertSentence(alert, own, indicators, wordsIn(lang)));
};

test("an alert says what it rests on", () => {
  const change = { kind: "change", period: "2016Q4", period_kind: "quarter" } as const;
  expect(
    say({
      ...{ kind: "ceiling", indicator: "unemployment_rate", period: "2016Q1..2016Q4", se: 0.002 },
      ...{ period_kind: "four_quarter", estimate: 0.05, limits: { lower: 0.0432, upper: 0.0581 } },
      target: { value: 0.04, concept: "urban_annual_mean" },
    }),
  ).toEqual([
    "长春2016年一至四季度平均样本监测失业率为5.0%，99.5%置信区间4.3%至5.8%，整个高于目标4.0%（城镇年平均失业率）。",
    "Changchun, mean of Q1 to Q4 2016: monitoring-sample unemployment rate 5.0%, 99.5% confidence interval 4.3% to 5.8%, all of it above the target of 4.0% (urban unemployment, annual mean).",
  ]);
  expect(
    say({
      ...{ ...change, indicator: "unemployment_rate", verdict: "rise", change: 0.012, se: 0.003 },
      limits: { lower: 0.002, upper: 0.022 },
    }),
  ).toEqual([
    "长春2016年四季度样本监测失业率比上年同期上升：变化+1.2个百分点，99.5%置信区间+0.2至+2.2个百分点。",
    "Changchun, Q4 2016: monitoring-sample unemployment rate up on a year earlier (+1.2 percentage points, 99.5% confidence interval +0.2 to +2.2 percentage points).",
  ]);
  expect(
    say({
      ...{ ...change, indicator: "employment_level", verdict: "fall", change: -52_300, se: 11_000 },
      limits: { lower: -91_000, upper: -14_000 },
    }),
  ).toEqual([
    "长春2016年四季度企业期末用工人数比上年同期减少：变化-52,000人，99.5%置信区间-91,000至-14,000人。",
    "Changchun, Q4 2016: employees of enterprises at the end of the quarter down on a year earlier (-52,000 people, 99.5% confidence interval -91,000 to -14,000 people).",
  ]);
});

test("bands stay bands, and say the window they count", () => {
  expect(say({ kind: "band", band: "6-10", quarters: 1 })).toEqual([
    "长春2016年四季度监测企业中，一个季度内裁减20人以上的有6至10家。",
    "Changchun, Q4 2016: 6 to 10 enterprises of the panel dismissed 20 people or more within the quarter.",
  ]);
  expect(say({ kind: "band", band: ">10", quarters: 2 })).toEqual([
    "长春截至2016年四季度的两个季度，监测企业中合计裁减20人以上的超过10家。",
    "Changchun, two quarters to Q4 2016: more than 10 enterprises of the panel dismissed 20 people or more, both quarters together.",
  ]);
});

test("warnings about the data say what is short", () => {
  expect(say({ kind: "response", survey: "community", listed: 20, responded: 9 })).toEqual([
    "长春2016年四季度监测社区应报20个，只回收9个。",
    "Changchun, Q4 2016: of 20 watched communities, only 9 returned their form.",
  ]);
  expect(say({ kind: "absent", indicator: "unemployment_rate", status: "too_few_units" })).toEqual([
    "长春2016年四季度没有样本监测失业率的数字：回收单位太少。",
    "Changchun, Q4 2016: no figure for monitoring-sample unemployment rate (too few units reported).",
  ]);
});

test("a purposive panel is not called by its city's bare name", () => {
  expect(say({ kind: "band", band: "3-5", quarters: 1 }, "purposive")).toEqual([
    "长春监测面板2016年四季度监测企业中，一个季度内裁减20人以上的有3至5家。",
    "Changchun monitoring panel, Q4 2016: 3 to 5 enterprises of the panel dismissed 20 people or more within the quarter.",
  ]);
});

test("a rule that is no longer in the registry goes by its id", () => {
  expect(ruleName([], "gone", wordsIn("en"))).toBe("gone");
});
