import { expect, test } from "vitest";
import {
  CHANGE_VERDICTS,
  FIGURE_STATUSES,
  OBS_STATUSES,
  QUALITY_LETTERS,
  REVISION_REASONS,
  TARGET_VERDICTS,
} from "#contract/published/published-codes.ts";
import { dictionaries, LANGS, placeholdersOf } from "./dictionary.ts";
import { translator } from "./translator.ts";

test("both languages have the same keys", () => {
  expect(Object.keys(dictionaries.en).sort()).toEqual(Object.keys(dictionaries.zh).sort());
});

test("a template has no placeholder that its translation lacks the value for", () => {
  const clauses = /^report\.level\./;
  for (const [key, zh] of Object.entries(dictionaries.zh)) {
    if (clauses.test(key)) continue;
    const en = dictionaries.en[key] ?? "";
    expect({ key, names: placeholdersOf(en).sort() }).toEqual({ key, names: placeholdersOf(zh).sort() });
  }
});

test("every value the contract allows has its word", () => {
  const keys = [
    ...CHANGE_VERDICTS.map((verdict) => `verdict.change.${verdict}`),
    ...TARGET_VERDICTS.map((verdict) => `verdict.target.${verdict}`),
    ...QUALITY_LETTERS.map((letter) => `quality.${letter}`),
    ...OBS_STATUSES.map((status) => `status.${status}`).filter((key) => key !== "status.normal"),
    ...FIGURE_STATUSES.map((status) => `status_short.${status}`),
    ...REVISION_REASONS.map((reason) => `revision.reason.${reason}`),
  ];
  for (const lang of LANGS) for (const key of keys) expect(dictionaries[lang]).toHaveProperty([key]);
});

test("placeholders are filled", () => {
  expect(translator("en")("home.city_until", { quarter: "Q2 2016" })).toBe("until Q2 2016");
});

test("a missing key is named", () => {
  expect(() => translator("zh")("no.such")).toThrow("no such key in zh: no.such");
});

test("a placeholder without a value is named", () => {
  expect(() => translator("en")("home.city_until")).toThrow("en, home.city_until: no value for {quarter}");
});
