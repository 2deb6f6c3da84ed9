import { expect, test } from "vitest";
import { balanceText, textWidth, wrapText } from "./text-width.ts";

test("a Chinese character is one em wide, a Latin one about half", () => {
  expect(textWidth("就业", 10)).toBe(20);
  expect(textWidth("job", 10)).toBeLessThan(20);
});

test("lines are no wider than asked and lose nothing", () => {
  const text = "样本监测失业率近四个季度平均";
  const lines = wrapText(text, 50, 10);
  expect(lines.join("")).toBe(text);
  for (const line of lines) expect(textWidth(line, 10)).toBeLessThanOrEqual(50);
});

test("no line begins with closing punctuation or ends with opening", () => {
  expect(wrapText("一二三四\uff0c五六", 40, 10)).toEqual(["一二三", "四\uff0c五六"]);
  expect(wrapText("一二三\uff08四五\uff09", 40, 10)).toEqual(["一二三", "\uff08四五\uff09"]);
});

test("Latin words and numbers stay whole", () => {
  expect(wrapText("unemployment averaged 3.9%", 90, 10)).toEqual(["unemployment", "averaged 3.9%"]);
});

test("balanced lines are about equally long", () => {
  expect(balanceText("一二三四五六", 50, 10)).toEqual(["一二三", "四五六"]);
});

test("a number keeps its unit", () => {
  expect(wrapText("新增就业18.58万人", 80, 10)).toEqual(["新增就业", "18.58万人"]);
});
