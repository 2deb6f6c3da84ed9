import { expect, test } from "vitest";
import { wordsIn } from "#i18n/words.ts";
import { type Compared, compareCities, comparisonFinding, groupSentences } from "#report/comparison.ts";
import type { ComparedFigure } from "#report/pairs.ts";
import { changedSentences, type JudgedCity, standingSentence } from "#report/standing.ts";

// Sentences about many cities at once, with the words of i18n: exact text in both languages.

const [zh, en] = [wordsIn("zh"), wordsIn("en")];
const rate = { unit: "percent", short: { zh: "失业率", en: "unemployment" } } as const;
const judged = (name: string, verdict: JudgedCity["verdict"], change = 0.008): JudgedCity => ({
  ...{ name: { zh: name, en: name.toUpperCase() }, verdict, change: { change, se: 0.001 } },
});
const unclear = judged("c", "no_change_demonstrated", 0.001);
const mixed = [judged("a", "rise"), judged("b", "fall", -0.011), unclear, judged("d", null)];

test("the first line counts rises, falls and what cannot be told, of those judged", () => {
  expect(standingSentence(rate, mixed, zh)).toBe(
    "与上年同期相比，3个城市的失业率：1个上升，1个下降，1个无法判断。",
  );
  expect(standingSentence(rate, mixed, en)).toBe(
    "Compared with a year earlier, unemployment in 3 cities: 1 rose, 1 fell, and for 1 one cannot tell.",
  );
});

test("where nothing can be told, the first line says only that", () => {
  expect(standingSentence(rate, [unclear, unclear], zh)).toBe(
    "与上年同期相比，2个城市的失业率都无法判断是升是降。",
  );
  expect(standingSentence(rate, [unclear, unclear], en)).toBe(
    "Compared with a year earlier, one cannot tell for any of 2 cities whether unemployment rose or fell.",
  );
  expect(standingSentence(rate, [judged("d", null)], zh)).toBe("本期没有可与上年同期比较的失业率。");
});

test("rises and falls are named with their size; without any that is said", () => {
  expect(changedSentences(rate, mixed, zh)).toStrictEqual([
    "失业率上升：a（+0.8个百分点）。",
    "失业率下降：b（-1.1个百分点）。",
  ]);
  expect(changedSentences(rate, mixed, en)).toStrictEqual([
    "A rise in unemployment: A (+0.8 percentage points).",
    "A fall in unemployment: B (-1.1 percentage points).",
  ]);
  expect(changedSentences(rate, [unclear], zh)).toStrictEqual(["失业率：没有一个城市可以判断为上升或下降。"]);
  expect(changedSentences(rate, [], en)).toStrictEqual([
    "As to unemployment, nothing can be compared with a year earlier.",
  ]);
});

const compared = { name: "失业率", period: "2017年", nameOf: (city: string) => city } satisfies Compared;
const figure = (city: string, estimate: number): ComparedFigure => ({ city, estimate, se: 0.001, df: 20 });
const apart = compareCities([figure("a", 0.02), figure("b", 0.05), figure("c", 0.0201)]);
const chain = compareCities([figure("a", 0.05), figure("b", 0.053), figure("c", 0.056)]);
const alike = compareCities([figure("a", 0.05), figure("b", 0.0501)]);

test("a comparison says how many pairs are told apart, and gives groups, not ranks", () => {
  expect(comparisonFinding(apart, compared, zh)).toBe("2017年，失业率：3对城市中2对分得出高低");
  expect(comparisonFinding(apart, compared, en)).toBe(
    "失业率, 2017年: 2 of 3 pairs of cities can be told apart",
  );
  expect(groupSentences(apart, compared, zh)[0]).toBe(
    "可以分成2组，从高到低：b ＞ a、c。前一组的每个城市都高于后面各组的每个城市；同一组之内不分先后。",
  );
  expect(groupSentences(apart, compared, en).slice(1)).toStrictEqual([
    "Highest: b. Every other city is shown to be lower than some other.",
    "The lowest is among these, and which it is cannot be told: a, c.",
  ]);
});

test("a chain has no groups, only cities among which the ends may be", () => {
  expect(groupSentences(chain, compared, zh).slice(1)).toStrictEqual([
    "最高的在这些城市当中，分不出是哪一个：b、c。",
    "最低的在这些城市当中，分不出是哪一个：a、b。",
  ]);
});

test("cities that can't be told apart have no groups, and one city nothing to compare with", () => {
  expect(comparisonFinding(alike, compared, zh)).toBe("2017年，失业率：任何两个城市都分不出高低");
  expect(groupSentences(alike, compared, en)).toStrictEqual([
    "No pair of cities can be told apart, so there are no groups and no ranks.",
  ]);
  const alone = compareCities([figure("a", 0.05)]);
  expect(comparisonFinding(alone, compared, zh)).toBe("2017年，失业率：不到两个城市有数字，无从比较");
  expect(groupSentences(alone, compared, zh)).toStrictEqual([]);
});

test("every page that compares says in both languages why some figures are not compared", () => {
  for (const words of [zh, en])
    for (const why of ["count_only", "complete"]) expect(words.t(`compare.uncompared.${why}`)).not.toBe("");
});
