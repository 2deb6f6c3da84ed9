import { expect, test } from "vitest";
import type { AlertRow } from "#contract/published/figure-tables.ts";
import type { AlertRule } from "#contract/registry/alert-rules.ts";
import { wordsIn } from "#i18n/words.ts";
import { newestQuarter, rateSentence } from "./alert-rates.ts";

const text = { zh: "文", en: "text" };
const said = { name: text, threshold: text, explanation: text, concerns: "economy" } as const;
const layoffs: AlertRule = { id: "layoffs", kind: "band", band_of: "tier_1", band: "6-10", ...said };
const rise: AlertRule = {
  ...{ id: "rise", kind: "change", indicator: "unemployment_rate", period_kind: "quarter" },
  ...{ verdict: "rise", ...said },
};
const measured = {
  quarters: 100,
  cities: 10,
  seed: 1,
  by_rule: { rise: 0.026 },
  any_change: 0.05,
  any: 0.05,
};
const bands: AlertRow[] = (["0", "3-5", "6-10", ">10"] as const).map((band, i) => ({
  ...{ city: "changchun", quarter: `2016Q${i + 1}`, rule: "tier_1", band },
}));

test("a rule on a change says how often it fires by chance, one without a measurement says nothing", () => {
  expect(rateSentence(rise, measured, [], wordsIn("en"))).toBe(
    "By sampling chance alone it fires for any of 10 cities in 2.6% of quarters.",
  );
  expect(rateSentence({ ...rise, id: "new" }, measured, [], wordsIn("en"))).toBe("");
});

test("a rule on bands says how often they were reached, from its line on", () => {
  const two = { ...bands[3], rule: "tier_1_two_quarters" } as AlertRow;
  expect(rateSentence(layoffs, measured, [...bands, two], wordsIn("zh"))).toBe(
    "在已公布的4个城市季度中，有2个达到这条界限。",
  );
  expect(rateSentence(layoffs, measured, [], wordsIn("zh"))).toBe("还没有公布过裁员的分档数。");
});

test("a city's newest quarter is that of the survey that came last", () => {
  const span = (last: string) => ({ first: "2015Q1", last });
  expect(newestQuarter({ community: span("2016Q4"), enterprise: span("2017Q2") }, "2017Q4")).toBe("2017Q2");
  expect(newestQuarter({ community: null, enterprise: null }, "2017Q4")).toBe("2017Q4");
});
