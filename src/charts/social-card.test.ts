import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { CARD_SIZE, type CardText, drawCard } from "./social-card.ts";
import { textWidth } from "./text-width.ts";

const card: CardText = {
  site: "就业季报",
  kicker: "季度分析报告 · 2017年四季度",
  title: "长春2017年四季度就业分析报告",
  detail: "长春：近四个季度平均失业率3.7%，比上年同期无法判断升降",
  figure: { value: "3.7%", interval: "95%置信区间3.2%至4.2%", verdict: "无法判断" },
  source: "来源：长春监测社区和企业季报，发布期2017年四季度",
  simulated: "模拟数据",
};

interface Drawn {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function texts(text: CardText): Drawn[] {
  const { document } = parseHTML("<html></html>");
  return [...drawCard(document, text).querySelectorAll("text")].map((element) => {
    const value = (name: string) => Number(element.getAttribute(name));
    const size = value("font-size");
    const width = textWidth(element.textContent ?? "", size, element.getAttribute("font-weight") === "700");
    const shift = { end: 1, middle: 0.5 }[element.getAttribute("text-anchor") ?? ""] ?? 0;
    const left = value("x") - shift * width;
    const y = value("y");
    return {
      text: element.textContent ?? "",
      left,
      right: left + width,
      top: y - size * 0.8,
      bottom: y + size * 0.15,
    };
  });
}

const overlapping = (drawn: readonly Drawn[]) =>
  drawn.flatMap((a, i) =>
    drawn
      .slice(i + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => [a.text, b.text]),
  );

const LONG = {
  ...card,
  title:
    "Jilin City monitoring panel: new jobs over the last four quarters, no change demonstrated on a year earlier".repeat(
      2,
    ),
  detail:
    "Jobs driven by new entrepreneurs divided by the number of new entrepreneurs in the communities. ".repeat(
      9,
    ),
};

test.each([
  ["a report", card],
  ["long words with a figure", LONG],
  ["long words without one", { ...LONG, figure: null }],
  ["a long title alone", { ...LONG, detail: null }],
])("%s: nothing overlaps or leaves the card", (_, text) => {
  const drawn = texts(text);
  expect(overlapping(drawn)).toEqual([]);
  for (const { text: words, left, right, top, bottom } of drawn) {
    expect(left, words).toBeGreaterThanOrEqual(0);
    expect(right, words).toBeLessThanOrEqual(CARD_SIZE.width);
    expect(top, words).toBeGreaterThan(0);
    expect(bottom, words).toBeLessThan(CARD_SIZE.height);
  }
});

test("real returns are not called simulated", () => {
  const said = (text: CardText) => texts(text).map((entry) => entry.text);
  expect(said(card)).toContain("模拟数据");
  expect(said({ ...card, simulated: null })).not.toContain("模拟数据");
});

test("what is cut is marked as cut", () => {
  expect(texts(LONG).some(({ text }) => text.endsWith("…"))).toBe(true);
});
