import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { wordsIn } from "#i18n/words.ts";
import type { ComparedRow, CompareFacts } from "./facts.ts";
import { drawComparison } from "./figure.ts";

const row = (city: string, estimate: number | null): ComparedRow => ({
  ...{ city, period: "2017Q1..2017Q4", estimate, se: estimate === null ? null : 0.001, df: 12, quality: "B" },
  ...{ ci_lower: estimate && estimate * 0.95, ci_upper: estimate && estimate * 1.05 },
  ...{ ci_lower_50: estimate && estimate * 0.98, ci_upper_50: estimate && estimate * 1.02 },
  ...{ obs_status: estimate === null ? "too_few_units" : "normal", conf_status: "free" },
});
const facts: CompareFacts = {
  ...{ lang: "zh", release: "2017Q4", simulated: true, unit: "percent", asShare: false, uncompared: null },
  indicator: {
    ...{ id: "unemployment_rate", pooling: "mean", domain: "urban", survey: "community" },
    name: { zh: "失业率", en: "unemployment" },
  },
  kind: "four_quarter",
  names: { a: "甲", b: "乙", c: "丙", d: "丁" },
  panels: [],
  context: [{ place: "全国", quarter: "2017Q4", value: 0.04, concept: "registered" }],
  quarters: ["2017Q4"],
  rows: [row("a", 0.03), row("b", 0.06), row("c", null)],
};
const { document } = parseHTML("<!doctype html><html><body></body></html>");
const drawn = (change: Partial<CompareFacts> = {}) => {
  const holder = document.createElement("div");
  holder.append(...drawComparison(document, { ...facts, ...change }, "2017Q4", wordsIn("zh")));
  return holder;
};

test("a city that is held back and a city without returns stand in the chart with their reason", () => {
  const texts = [...drawn().querySelectorAll(".chart-wide text")].map(({ textContent }) => textContent);
  expect(texts).toContain("回收单位太少");
  expect(texts).toContain("没有报表");
  expect(texts).toContain("丁");
});

test("a register's limits are not written as an interval", () => {
  const indicator = { ...facts.indicator, survey: "register" } as const;
  const intervals = (change: Partial<CompareFacts>) => {
    const tables = [...drawn(change).querySelectorAll("details")];
    const numbers = tables.find(({ textContent }) => textContent?.startsWith("这张图的数字"));
    return numbers?.querySelector("tbody td:nth-child(3)")?.textContent;
  };
  expect(intervals({})).toMatch(/至/);
  expect(intervals({ indicator, uncompared: "complete" })).toBe("全部登记，没有抽样误差");
});

test("the matrix holds the cities with a figure alone, and its signs are said in words", () => {
  const matrix = drawn().querySelector("table.pair-matrix");
  expect([...(matrix?.querySelectorAll("tbody th") ?? [])].map((th) => th.textContent)).toStrictEqual([
    "甲",
    "乙",
  ]);
  expect([...(matrix?.querySelectorAll("tbody td") ?? [])].map((td) => td.textContent)).toStrictEqual([
    "",
    "▼低于",
    "▲高于",
    "",
  ]);
});

test("official figures stand in the chart under their own mark and take no part in the matrix", () => {
  const holder = drawn();
  expect(holder.querySelectorAll(".chart-wide path.chart-official").length).toBeGreaterThan(1);
  expect(holder.querySelector("table.pair-matrix")?.textContent).not.toContain("全国");
});

test("what is a complete count has neither pairs nor groups, and says why", () => {
  const holder = drawn({ uncompared: "complete" });
  expect(holder.querySelector("table.pair-matrix")).toBeNull();
  expect(holder.querySelector(".compare-said")?.textContent).toBe(
    wordsIn("zh").t("compare.uncompared.complete"),
  );
});
