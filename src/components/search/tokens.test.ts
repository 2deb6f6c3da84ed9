import { expect, test } from "vitest";
import { indexTokens, queryTokens } from "./tokens.ts";

test("Chinese is asked in pairs of characters, a single character as it is", () => {
  expect(queryTokens("长春失业率")).toEqual(["长春", "春失", "失业", "业率"]);
  expect(queryTokens("率")).toEqual(["率"]);
});

test("Chinese is found by its pairs and by its characters", () => {
  expect(indexTokens("失业率")).toEqual(["失业", "业率", "失", "业", "率"]);
});

test("Latin words are folded, common ones left out, names found whole and in parts", () => {
  expect(queryTokens("The Confidence INTERVAL of ＣＣ")).toEqual(["confidence", "interval", "cc"]);
  expect(indexTokens("unemployment_rate")).toEqual(["unemployment_rate", "unemployment", "rate"]);
});

test("words of both scripts beside each other are parted", () => {
  expect(queryTokens("wuhan失业")).toEqual(["wuhan", "失业"]);
});
