import { expect, test } from "vitest";
import { queryTokens } from "./tokens.ts";
import { strayEndings, unknownWords } from "./unknown.ts";

const known = new Set(
  ["长春", "威海市", "失业率", "城市", "unemployment rate jobs", "wuhan"].flatMap((text) =>
    queryTokens(text),
  ),
);
const isFound = (token: string) => known.has(token);
const unknown = (query: string) => unknownWords(query, isFound);

test.each([
  ["上海 失业率", ["上海"]],
  ["上海失业率", ["上海"]],
  ["上海市失业率", ["上海市"]],
  ["北京的失业率是多少", ["北京"]],
  ["失业率上海", ["上海"]],
  ["上海、北京 失业率", ["上海", "北京"]],
  ["Beijing unemployment rate", ["Beijing"]],
  ["Ｂｅｉｊｉｎｇ", ["Beijing"]],
  ["the rate of New York", ["New York"]],
  ["Beijing上海", ["Beijing", "上海"]],
  ["Beijing, Shanghai and Beijing", ["Beijing", "Shanghai"]],
])("%s: nothing is called %j", (query, words) => {
  expect(unknown(query)).toEqual(words);
});

test.each([
  ...["长春失业率", "长春的失业率是多少", "威海市失业率", "各城市失业率", "失业", "查", "上"],
  ...["Wuhan jobs", "what was the unemployment rate of wuhan", "unemployment_rate", "5 rate", "???", ""],
])("%s: every word is known, or too short to say", (query) => {
  expect(unknown(query)).toEqual([]);
});

test("the ending of an unknown city finds no other city's", () => {
  expect([...strayEndings("上海市", isFound)]).toEqual(["海市"]);
  expect([...strayEndings("威海市 城市", isFound)]).toEqual([]);
});
