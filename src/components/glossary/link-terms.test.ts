import { expect, test } from "vitest";
import type { GlossaryEntry } from "#contract/registry/glossary.ts";
import { inOrder } from "./entries.ts";
import { linkTerms } from "./link-terms.ts";

const entry = (id: string, zh: string, en: string, also: readonly string[] = []): GlossaryEntry => ({
  ...{ id, term: { zh, en }, also: { zh: [], en: [...also] }, text: { words: id }, page: "", section: null },
  columns: [],
});
const interval = entry("interval", "区间", "confidence interval", ["interval", "95% interval"]);
const panel = entry("panel", "面板", "panel");

test("each term is linked where it is named first, by its longest name, in the order of the sentence", () => {
  expect(linkTerms("Panel and 95% intervals: an interval.", [interval, panel], "en")).toEqual([
    ...[{ text: "Panel", term: "panel" }, { text: " and " }],
    ...[{ text: "95% intervals", term: "interval" }, { text: ": an interval." }],
  ]);
  expect(linkTerms("看区间", [interval], "zh")).toEqual([{ text: "看" }, { text: "区间", term: "interval" }]);
});

test("no word is lost", () => {
  const text = "The panel, its interval.";
  const parts = linkTerms(text, [interval, panel], "en");
  expect(parts.map((part) => part.text).join("")).toBe(text);
});

test("a term that the sentence does not name is a fault", () => {
  expect(() => linkTerms("没有", [panel], "zh")).toThrow("glossary: none of 面板 stands in: 没有");
});

test("Chinese terms stand by pinyin, English ones by the alphabet", () => {
  const entries = [entry("b", "自由度", "band"), entry("c", "方差", "Variance"), entry("a", "层", "alert")];
  expect(inOrder(entries, "zh").map(({ term }) => term.zh)).toEqual(["层", "方差", "自由度"]);
  expect(inOrder(entries, "en").map(({ term }) => term.en)).toEqual(["alert", "band", "Variance"]);
});
