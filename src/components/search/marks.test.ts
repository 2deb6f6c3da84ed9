import { expect, test } from "vitest";
import { markedParts } from "./marks.ts";

const shown = (text: string, terms: string[]) =>
  markedParts(text, terms)
    .map(({ text: part, isHit }) => (isHit ? `[${part}]` : part))
    .join("");

test("pairs that overlap are marked as one word", () => {
  expect(shown("长春：样本监测失业率", ["失业", "业率", "长春"])).toBe("[长春]：样本监测[失业率]");
});

test("Latin words are marked from their beginning, whatever their case", () => {
  expect(shown("Confidence interval, subinterval", ["interval"])).toBe("Confidence [interval], subinterval");
});

test("signs in what was asked are no patterns", () => {
  expect(shown("a 95% (b", ["(b", "95%"])).toBe("a [95%] [(b]");
});

test("of a long line the part around the first mark is shown", () => {
  const text = `${"甲".repeat(200)}标准误${"乙".repeat(200)}`;
  const [before, hit] = markedParts(text, ["标准", "准误"]);
  expect(before?.text).toMatch(/^…甲{40,60}$/);
  expect(hit).toEqual({ text: "标准误", isHit: true });
});
