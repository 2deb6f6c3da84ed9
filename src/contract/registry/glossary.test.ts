import { expect, test } from "vitest";
import { type GlossaryEntry, parseGlossary } from "./glossary.ts";

const entry = (part: object): GlossaryEntry => ({
  ...{ id: "weight", term: { zh: "权数", en: "weight" }, also: { zh: [], en: [] }, page: "methodology/" },
  ...{ text: { zh: "代表多少单位。", en: "How many units it stands for." }, section: 1, columns: [] },
  ...part,
});
const parse = (...entries: object[]) => parseGlossary(JSON.stringify(entries));
const other = { id: "frame", term: { zh: "抽样框", en: "frame" }, text: { zh: "名单。", en: "A list." } };

test("a term in both languages is one, also where its text is said elsewhere", () => {
  const entries = [entry({}), entry({ ...other, text: { words: "methodology.limits.frame" } })];
  expect(parse(...entries)).toEqual(entries);
});

test.each([
  [{ term: { zh: "权数" } }, "glossary.json: weight.term.en: "],
  [{ text: { zh: "代表多少单位。" } }, "glossary.json: weight.text: "],
  [{ id: "Design weight" }, "glossary.json: Design weight.id: "],
  [{ section: 9 }, "glossary.json: weight.section: "],
])("%j is refused", (part, message) => {
  expect(() => parse(entry(part))).toThrow(message);
});

test.each([
  [{ id: "weight" }, "the id weight stands in weight and in weight"],
  [{ also: { zh: [], en: ["Weight"] } }, "“weight” stands in weight and in frame"],
  [{ text: entry({}).text }, "the text 代表多少单位。 stands in weight and in frame"],
  [{ columns: ["sum_w"] }, "the column sum_w stands in weight and in frame"],
])("a term defined twice is refused: %j", (part, message) => {
  expect(() => parse(entry({ columns: ["sum_w"] }), entry({ ...other, ...part }))).toThrow(message);
});
