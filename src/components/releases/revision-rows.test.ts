import { expect, test } from "vitest";
import { plainRevision } from "#contract/published/plain-revision.ts";
import type { RevisionRow } from "#contract/published/release-tables.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import { LANGS } from "#i18n/dictionary.ts";
import { wordsIn } from "#i18n/words.ts";
import { looksTheSame } from "#report/revisions.ts";
import { headlineRevisions, largestMoves, revisedCities } from "./revision-rows.ts";

const indicators = [
  { id: "unemployment_rate", headline: true },
  { id: "new_jobs", headline: true },
  { id: "hire_rate", headline: false },
] as Indicator[];

test("headline indicators of quarters and four quarters are shown", () => {
  const rows = [
    plainRevision,
    { ...plainRevision, indicator: "hire_rate" },
    { ...plainRevision, period_kind: "year" } as const,
  ];
  expect(headlineRevisions(rows, indicators)).toEqual([plainRevision]);
});

test("a figure's revisions stay together; figures go from the newest period back, by indicator", () => {
  const again = { ...plainRevision, release: "2018Q1" };
  const older = { ...plainRevision, period: "2017Q2" };
  const pooled = { ...plainRevision, period: "2016Q4..2017Q3", period_kind: "four_quarter" } as const;
  const jobs = { ...plainRevision, indicator: "new_jobs" };
  const rows = [jobs, older, pooled, plainRevision, { ...plainRevision, city: "jilin" }, again];
  const cities = revisedCities(rows, indicators, ["2017Q4", "2018Q1"], ["jilin", "changchun", "siping"]);
  expect(cities.map(({ city }) => city)).toEqual(["jilin", "changchun"]);
  const own = cities[1]?.figures.map(({ first, revisions }) => [
    first.indicator,
    first.period,
    revisions.length,
  ]);
  expect(own).toEqual([
    ["unemployment_rate", "2017Q3", 2],
    ["unemployment_rate", "2016Q4..2017Q3", 1],
    ["unemployment_rate", "2017Q2", 1],
    ["new_jobs", "2017Q3", 1],
  ]);
});

test("a figure that only older releases revised is left to the file", () => {
  expect(revisedCities([plainRevision], indicators, ["2018Q4"], ["changchun"])).toEqual([]);
});

test("moves are compared by their first intervals", () => {
  const small = { ...plainRevision, estimate: 0.041 };
  const jobs = {
    ...plainRevision,
    previous_estimate: 1000,
    estimate: 1900,
    first_lower: 500,
    first_upper: 1500,
  };
  const shown = { ...plainRevision, previous_estimate: null, revised: "status" } as const;
  expect(largestMoves([small, plainRevision, shown, jobs], 2)).toEqual([jobs, plainRevision]);
});

const tiny: RevisionRow = {
  ...plainRevision,
  ...{ previous_estimate: 4.11, estimate: 4.12, lower: 2.9, upper: 5.9 },
};

test.each(LANGS)("a move that rounding hides is told from one that is seen, in %s", (lang) => {
  const same = (changes: Partial<RevisionRow>) =>
    looksTheSame({ ...tiny, ...changes }, { unit: "ratio" }, wordsIn(lang));
  expect(same({})).toBe(true);
  expect(same({ estimate: 5.1 })).toBe(false);
  expect(same({ estimate: null })).toBe(false);
  expect(same({ revised: "verdict" })).toBe(false);
});
