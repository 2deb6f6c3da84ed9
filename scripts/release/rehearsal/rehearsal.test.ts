import { describe, expect, test } from "vitest";
import type { EstimateRow } from "#contract/published/figure-tables.ts";
import type { Manifest, ManifestCity } from "#contract/published/manifest.ts";
import type { RevisionRow } from "#contract/published/release-tables.ts";
import { LANGS } from "#i18n/dictionary.ts";
import { wordsIn } from "#i18n/words.ts";
import { makeIssue } from "#pipeline/issue/issue.ts";
import { issuesCsv } from "#pipeline/issue/issue-files.ts";
import { answering, checkWritten, refusing } from "#pipeline/trial/written-city.ts";
import { readRegistry } from "../../registry.ts";
import { rehearsalCsv } from "./csv.ts";
import { headlineChanges, isBack, isLost, isTurned } from "./headlines.ts";
import { countIssues, isOpenQuery, knownIssues } from "./issue-counts.ts";
import { lossesOf } from "./losses.ts";
import { pointsOf } from "./points.ts";
import type { Rehearsal, ResponseChange } from "./rehearsal.ts";
import { formatResponse, isLow, parseResponse, responseChanges, responseRows } from "./response.ts";
import { rehearsalText } from "./text.ts";

const registry = await readRegistry();

function figure(period: string, estimate: number | null, more: Partial<EstimateRow> = {}): EstimateRow {
  return {
    ...{ release: "r", city: "wuhan", period, period_kind: "quarter", indicator: "unemployment_rate" },
    ...{ domain: "urban", estimate, ci_lower: 0.03, ci_upper: 0.05, ci_lower_50: null, ci_upper_50: null },
    ...{ se: 0.005, df: 9, cv: null, quality: "B", n_responding: 9, verdict_change: null },
    ...{ verdict_target: null, imputed_share: null, obs_status: "normal", conf_status: "free" },
    ...more,
  };
}

describe("headlines", () => {
  const before = [figure("2017Q3", 0.04, { verdict_change: "rise" }), figure("2017Q2", 0.05)];
  const now = [figure("2017Q3", 0.041), figure("2017Q4", 0.042, { verdict_change: "fall" })];

  test("the newest before, the same revised and the newest now stand together", () => {
    const [headline, ...others] = headlineChanges(before, now, registry.indicators);
    expect(others).toStrictEqual([]);
    expect(headline).toMatchObject({
      before: { period: "2017Q3", estimate: 0.04 },
      revised: { period: "2017Q3", estimate: 0.041 },
      now: { period: "2017Q4", estimate: 0.042 },
    });
    expect(headline && isTurned(headline)).toBe(true);
  });

  test("a number that goes or comes is seen, and so is a city that is gone", () => {
    const withheld = [figure("2017Q4", null, { obs_status: "too_few_units" })];
    const [lost] = headlineChanges(before, withheld, registry.indicators);
    const [back] = headlineChanges(withheld, now, registry.indicators);
    const [gone] = headlineChanges(before, [], registry.indicators);
    expect([lost && isLost(lost), back && isBack(back), gone && isLost(gone)]).toStrictEqual([
      true,
      true,
      true,
    ]);
    expect([lost && isBack(lost), back && isLost(back)]).toStrictEqual([false, false]);
  });

  test("figures of other cells are no headlines", () => {
    expect(
      headlineChanges([], [figure("2017Q4", 1, { domain: "rural" })], registry.indicators),
    ).toStrictEqual([]);
  });
});

describe("losses", () => {
  const city = (id: string, more: Partial<ManifestCity> = {}): ManifestCity => ({
    ...{ id, design_basis: "probability", community: { first: "2016Q1", last: "2017Q3" } },
    ...{ enterprise: null, missing: [] },
    ...more,
  });
  const manifest = (...cities: ManifestCity[]) => ({ cities }) as unknown as Manifest;

  test("a city, a survey or a quarter that is not there any more, in this order", () => {
    const before = manifest(city("wuhan"), city("weihai"), city("jilin"));
    const now = manifest(
      city("weihai", { community: { first: "2016Q1", last: "2017Q2" } }),
      city("jilin", { missing: [{ quarter: "2016Q4", survey: "community" }] }),
      city("changchun"),
    );
    expect(lossesOf(before, now).map(({ kind, city: id, before: old }) => [kind, id, old])).toStrictEqual([
      ["city", "wuhan", null],
      ["survey", "weihai", "2017Q3"],
      ["quarter", "jilin", "2016Q4"],
    ]);
    expect(lossesOf(null, now)).toStrictEqual([]);
    expect(lossesOf(before, before)).toStrictEqual([]);
  });
});

describe("response", () => {
  const answers = (answered: number) =>
    Object.fromEntries(
      Array.from({ length: 10 }, (_, i) => [
        `e${i}`,
        i < answered ? answering("small", 20, 20) : refusing("small"),
      ]),
    );
  const city = checkWritten(["enterprise,small/C,40,"], {
    "2016Q1": { enterprises: answers(9) },
    "2016Q2": { enterprises: answers(7) },
  });

  test("units and those that answered, a row a quarter and survey with a file", () => {
    const rows = responseRows(city);
    expect(rows).toMatchObject([
      { quarter: "2016Q1", survey: "enterprise", units: 10, responding: 9 },
      { quarter: "2016Q2", survey: "enterprise", units: 10, responding: 7 },
    ]);
    expect(parseResponse(formatResponse(rows))).toStrictEqual(rows);
    expect(parseResponse(formatResponse([]))).toStrictEqual([]);
  });

  test("ten points fewer than in the release before, or less than the half, is low", () => {
    const [first, second] = responseRows(city);
    if (!first || !second) throw new Error("no rows");
    const [change] = responseChanges([first], [first, second]);
    expect(change).toStrictEqual({ before: first, now: second });
    expect(change && isLow(change)).toBe(true);
    expect(isLow({ before: second, now: first })).toBe(false);
    expect(isLow({ before: null, now: { ...second, responding: 4 } })).toBe(true);
  });
});

test("issues that the release before had too are not new", () => {
  const issue = (row: number) => {
    const place = { file: `wuhan/2017Q${row}/enterprises.csv`, row, column: "employees_end" };
    return makeIssue("staff_change", place, "12", { employees_start: 90 });
  };
  const counted = countIssues([issue(1), issue(2), issue(3)], knownIssues(issuesCsv([issue(1)])));
  expect(counted).toMatchObject({ count: 3, fresh: 2 });
  const quarters = counted.lines.map(({ place }) => /2017Q\d/.exec(place)?.[0]);
  expect(quarters).toStrictEqual(["2017Q3", "2017Q2", "2017Q1"]);
  expect(countIssues([issue(1)], null)).toMatchObject({ count: 1, fresh: 1 });
});

test("a query that its office has answered is open no more", () => {
  const query = makeIssue("staff_change", { file: "f.csv", row: 2 }, "12", { employees_start: 90 });
  expect(isOpenQuery(query)).toBe(true);
  expect(isOpenQuery({ ...query, confirmed: "a new shop" })).toBe(false);
});

const nothing: Rehearsal = {
  candidate: {
    ...{ id: "2017Q4-2", quarter: "2017Q4", released_on: "2018-03-01", previous: "2017Q4" },
    ...{ manifest: "0".repeat(64), simulated: true },
  },
  ...{
    planned_on: "2018-03-01",
    keyless: 0,
    losses: [],
    inputs: [],
    headlines: [],
    revisions: [],
    response: [],
  },
  ledger: { read: 1, accepted: 1, queried: 0, refused: 0 },
  refusals: { count: 0, fresh: 0, lines: [] },
  queries: { count: 0, fresh: 0, lines: [] },
  late: { applied: 0, held: 0 },
};
const revision: RevisionRow = {
  ...{ release: "2017Q4-2", city: "wuhan", period: "2017Q3", period_kind: "quarter" },
  ...{ indicator: "unemployment_rate", domain: "urban", revised: "value", first_release: "2017Q3" },
  ...{ first_estimate: 0.04, first_lower: 0.03, first_upper: 0.05, previous_release: "2017Q4" },
  ...{ previous_estimate: 0.04, estimate: 0.06, lower: 0.05, upper: 0.07, within_first: false },
  ...{ verdict_first: "fall", verdict_before: "fall", verdict_after: "rise", obs_status_before: null },
  ...{ obs_status_after: null, reason: "late_returns" },
};
const everything: Rehearsal = {
  ...nothing,
  candidate: { ...nothing.candidate, id: "2017Q4" },
  ...{ planned_on: "2018-02-22", keyless: 2 },
  losses: [
    { kind: "city", city: "weihai", survey: null, before: null, now: null },
    { kind: "survey", city: "wuhan", survey: "enterprise", before: "2017Q4", now: "2017Q3" },
    { kind: "quarter", city: "wuhan", survey: "community", before: "2017Q4", now: null },
  ],
  inputs: [
    { path: "returns/a.csv", before: "a1", now: "b" },
    { path: "returns/b.csv", before: "c1", now: null },
    { path: "returns/c.csv", before: null, now: "d" },
  ],
  headlines: headlineChanges(
    [figure("2017Q3", 0.04, { verdict_change: "fall" }), figure("2017Q3", 0.04, { indicator: "new_jobs" })],
    [
      ...[figure("2017Q3", 0.06), figure("2017Q4", 0.06, { verdict_change: "rise" })],
      figure("2017Q4", null, { indicator: "new_jobs", obs_status: "no_known_total" }),
    ],
    registry.indicators.map((one) => ({ ...one, domain: "urban" })),
  ),
  revisions: [
    revision,
    { ...revision, estimate: null, within_first: null, obs_status_after: "dropped", verdict_after: "fall" },
    { ...revision, city: "weihai", estimate: null, within_first: null },
  ],
  response: [
    {
      now: { city: "wuhan", quarter: "2017Q4", survey: "community", units: 20, responding: 9 },
      before: { city: "wuhan", quarter: "2017Q3", survey: "community", units: 20, responding: 19 },
    },
  ],
  refusals: { count: 30, fresh: 1, lines: [{ place: "refuse x", text: { zh: "…", en: "…" } }] },
  queries: {
    count: 2,
    fresh: 2,
    lines: [
      { place: "query y", text: { zh: "…", en: "…" } },
      { place: "query z", text: { zh: "…", en: "…" } },
    ],
  },
  late: { applied: 3, held: 2 },
};

test("without a difference the candidate is ready", () => {
  expect(pointsOf(nothing)).toStrictEqual([]);
  expect(rehearsalText(nothing, registry, wordsIn("en"))).toContain("READY: nothing stands out.");
});

test("a second edition is not told to keep to the day that was planned for the first", () => {
  expect(pointsOf({ ...nothing, planned_on: "2018-02-22" })).toStrictEqual([]);
});

test.each(LANGS)("that returns are simulated stands below the title, in %s", (lang) => {
  const said = (simulated: boolean) => {
    const candidate = { ...nothing.candidate, simulated };
    return rehearsalText({ ...nothing, candidate }, registry, wordsIn(lang))[1];
  };
  expect(said(true)).toMatch(/模拟数据|SIMULATED/);
  expect(said(false)).toBe("");
});

test("what has to be looked at is counted, the gravest first; of a lost city nothing else", () => {
  expect(
    pointsOf(everything).map(({ code, count, grave }) => `${code} ${count}${grave ? " grave" : ""}`),
  ).toStrictEqual([
    ...[
      "city_lost 1 grave",
      "survey_lost 1 grave",
      "inputs_changed 3 grave",
      "no_key 2",
      "quarter_missing 1",
    ],
    ...["headline_lost 1", "verdict_turned 1", "verdict_revised 1", "figures_lost 1", "revised_outside 1"],
    ...["response_low 1", "refusals_new 1", "queries_new 2", "late_held 2", "other_day 1"],
  ]);
});

test.each(LANGS)("all of it can be said in %s", (lang) => {
  const text = rehearsalText(everything, registry, wordsIn(lang)).join("\n");
  expect(text).not.toMatch(/[{}]|undefined|NaN/);
  expect(text).toContain(lang === "zh" ? "请先查看以下15件事：" : "LOOK AT THIS FIRST (15):");
  expect(text).toContain(lang === "zh" ? "整个城市" : "Weihai: the whole city");
  expect(text).toContain("inputs/a1");
  expect(text).toContain(lang === "zh" ? "；判断：下降 → 上升" : "; verdict: fall -> rise");
  expect(text).toContain(lang === "zh" ? "在2017年三季度公布的区间之外" : "OUTSIDE the interval of Q3 2017");
});

test("the table has a line a headline and revision", () => {
  const lines = rehearsalCsv(everything).trimEnd().split("\n");
  expect(lines.length).toBe(1 + everything.headlines.length + everything.revisions.length);
  expect(lines[0]).toMatch(/^part,city,indicator,domain,period_kind,period_before,before,/);
});

test("cities that have no returns yet of the release's quarter are named first", () => {
  const answered = (city: string, quarter: string): ResponseChange => ({
    now: { city, quarter, survey: "community", units: 20, responding: 20 },
    before: null,
  });
  const behind = { ...nothing, response: [answered("changchun", "2017Q4"), answered("wuhan", "2017Q3")] };
  expect(rehearsalText(behind, registry, wordsIn("zh"))).toContain(
    "  - 1个城市还没有2017年四季度的报表：武汉",
  );
  expect(pointsOf({ ...behind, response: [answered("changchun", "2017Q4")] })).toStrictEqual([]);
});
