import { expect, test } from "vitest";
import type { IssueCodeRow } from "./issue-code.ts";
import { issueCodes } from "./issue-codes.ts";
import { fillText } from "./issue-text.ts";

const texts = Object.entries(issueCodes).flatMap(([code, row]: [string, IssueCodeRow]) =>
  [row, ...Object.values(row.cases ?? {})].flatMap(({ what, expected }) =>
    [what, expected].flatMap((text) => (text ? [[code, text] as const] : [])),
  ),
);

test("every text says something in both languages, and leaves the full stop to the sentence", () => {
  for (const [code, { zh, en }] of texts) {
    expect(zh, code).toMatch(/[\p{Script=Han}{]/u);
    expect(en, code).not.toMatch(/\p{Script=Han}/u);
    for (const text of [zh, en]) expect(text.trim(), code).toMatch(/[^.。，,;；]$/u);
  }
});

test("both languages have the same numbers to fill in", () => {
  const names = (text: string) => [...new Set(text.match(/\{\w+\}/g))].filter((name) => name !== "{filled}");
  const differing = texts.filter(([, { zh, en }]) => {
    const [left, right] = [names(zh), names(en)];
    return left.some((name) => !right.includes(name)) && right.some((name) => !left.includes(name));
  });
  expect(differing).toStrictEqual([]);
});

test("every column that a text names is one of the contract", () => {
  const place = { column: null, value: null, row: null };
  for (const [code, text] of texts) {
    for (const [, column = ""] of text.zh.matchAll(/\[(\w+)\]/g)) {
      const title = fillText({ zh: `[${column}]`, en: "" }, place, {}, "zh");
      expect(title, `${code}: ${column}`).toMatch(/\p{Script=Han}/u);
    }
  }
});
