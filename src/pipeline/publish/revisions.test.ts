import { expect, test } from "vitest";
import type { RevisedQuarter } from "#contract/published/manifest.ts";
import type { RevisionRow } from "#contract/published/release-tables.ts";
import type { RevisedIndicator } from "./revision-reasons.ts";
import {
  addRelease,
  NO_HISTORY,
  type PublishedFigure,
  type PublishedRelease,
  revisionRows,
} from "./revisions.ts";

const indicators: RevisedIndicator[] = [
  { id: "unemployment_rate", survey: "community", matched_lag: null, factor: null },
  { id: "employment_growth", survey: "enterprise", matched_lag: 1, factor: null },
  { id: "employment_contribution", survey: "community", matched_lag: null, factor: { of: "young_jobs" } },
];

const shown: PublishedFigure = {
  ...{ city: "changchun", period: "2017Q2", period_kind: "quarter", indicator: "unemployment_rate" },
  ...{ domain: "urban", estimate: 0.04, ci_lower: 0.03, ci_upper: 0.05 },
  ...{ verdict_change: "no_change_demonstrated", obs_status: "normal", conf_status: "free" },
};
const nothing = { estimate: null, ci_lower: null, ci_upper: null, verdict_change: null } as const;
const suppressed: PublishedFigure = { ...shown, ...nothing, obs_status: "too_few_units" };
const revised = (estimate: number): PublishedFigure => ({
  ...shown,
  ...{ estimate, ci_lower: estimate - 0.01, ci_upper: estimate + 0.01 },
});

function releaseOf(
  release: string,
  estimates: readonly PublishedFigure[],
  change: Partial<PublishedRelease> = {},
): PublishedRelease {
  return { release, estimates, revised: [], method_changed: false, ...change };
}

/** Releases 2017Q2, 2017Q3 … of one figure; null where it isn't there. */
function historyOf(...figures: readonly (PublishedFigure | null)[]): readonly RevisionRow[] {
  const releases = figures.map((figure, i) => releaseOf(`2017Q${i + 2}`, figure ? [figure] : []));
  return revisionRows(releases.slice(0, -1), releases.at(-1) ?? releaseOf("2017Q2", []), indicators);
}

test("a figure's first appearance is no revision", () => {
  expect(historyOf(null, shown)).toEqual([]);
  expect(historyOf(shown)).toEqual([]);
});

test.each([
  ["the same", shown],
  ["the same but for the last digits", { ...shown, estimate: 0.04 * (1 + 1e-12) }],
  ["the same with another interval alone", { ...shown, ci_lower: 0.031 }],
])("a figure that stays %s is not revised", (_, figure) => {
  expect(historyOf(shown, figure)).toEqual([]);
});

test("a difference just above the tolerance is a revision", () => {
  expect(historyOf(shown, { ...shown, estimate: 0.04 * (1 + 1e-8) })).toHaveLength(1);
});

test("a revision has the first value with its interval, the one before, and the new one", () => {
  expect(historyOf(shown, revised(0.045))).toEqual([
    {
      ...{ release: "2017Q3", city: "changchun", period: "2017Q2", period_kind: "quarter" },
      ...{ indicator: "unemployment_rate", domain: "urban", revised: "value" },
      ...{ first_release: "2017Q2", first_estimate: 0.04, first_lower: 0.03, first_upper: 0.05 },
      ...{ previous_release: "2017Q2", previous_estimate: 0.04 },
      ...{ estimate: 0.045, lower: 0.045 - 0.01, upper: 0.045 + 0.01, within_first: true },
      verdict_first: "no_change_demonstrated",
      verdict_before: "no_change_demonstrated",
      verdict_after: "no_change_demonstrated",
      ...{ obs_status_before: null, obs_status_after: null, reason: "other" },
    },
  ]);
});

test.each([
  [0.05, true],
  [0.0501, false],
  [0.03, true],
  [0.0299, false],
])("%d is held against the first interval: %s", (estimate, within_first) => {
  expect(historyOf(shown, revised(estimate))).toMatchObject([{ within_first }]);
});

test("revised twice: both are held against the first value, and each against the one before", () => {
  expect(historyOf(shown, revised(0.048), revised(0.052))).toMatchObject([
    { release: "2017Q3", first_estimate: 0.04, previous_estimate: 0.04, estimate: 0.048, within_first: true },
    {
      ...{ release: "2017Q4", first_estimate: 0.04, previous_release: "2017Q3", previous_estimate: 0.048 },
      ...{ estimate: 0.052, within_first: false },
    },
  ]);
});

test("revised back to the first value is a revision", () => {
  expect(historyOf(shown, revised(0.048), shown)).toMatchObject([{}, { estimate: 0.04, within_first: true }]);
});

test("a figure that is shown at last has no first interval to lie in; from then on it has", () => {
  expect(historyOf(suppressed, shown, revised(0.052))).toMatchObject([
    {
      ...{ release: "2017Q3", revised: "status", first_release: "2017Q2", first_estimate: null },
      ...{ previous_estimate: null, estimate: 0.04, within_first: null },
      ...{ obs_status_before: "too_few_units", obs_status_after: "normal" },
    },
    {
      release: "2017Q4",
      revised: "value",
      first_release: "2017Q3",
      first_estimate: 0.04,
      within_first: false,
    },
  ]);
});

test("a figure that is suppressed after it was shown keeps its first value on record", () => {
  expect(historyOf(shown, suppressed)).toMatchObject([
    {
      ...{ revised: "status", first_estimate: 0.04, previous_estimate: 0.04, estimate: null, lower: null },
      ...{ within_first: null, verdict_after: null },
      ...{ obs_status_before: "normal", obs_status_after: "too_few_units" },
    },
  ]);
});

test("a figure withheld for confidentiality says so", () => {
  expect(historyOf(shown, { ...suppressed, conf_status: "confidential" })).toMatchObject([
    { obs_status_after: "confidential" },
  ]);
});

test("a figure that vanishes is a revision once, and one again when it is back", () => {
  expect(historyOf(shown, null, null, shown)).toMatchObject([
    { release: "2017Q3", revised: "status", estimate: null, obs_status_after: "dropped" },
    {
      ...{ release: "2017Q5", revised: "status", previous_estimate: null, estimate: 0.04 },
      ...{ first_estimate: 0.04, within_first: true, obs_status_before: "dropped" },
    },
  ]);
});

test("an absent figure that vanishes, or is absent for another reason, was never told", () => {
  expect(historyOf(suppressed, null)).toEqual([]);
  expect(historyOf(suppressed, { ...suppressed, obs_status: "not_collected" })).toEqual([]);
});

test("a verdict that flips is a revision, with the value or without", () => {
  expect(historyOf(shown, { ...revised(0.048), verdict_change: "rise" })).toMatchObject([
    { revised: "value", verdict_before: "no_change_demonstrated", verdict_after: "rise" },
  ]);
  expect(historyOf(shown, { ...shown, verdict_change: "rise" })).toMatchObject([
    { revised: "verdict", estimate: 0.04, within_first: true, verdict_after: "rise" },
  ]);
});

test("releases added one by one are the same as all at once", () => {
  const figures = [shown, revised(0.048), suppressed, revised(0.052)];
  const releases = figures.map((figure, i) => releaseOf(`2017Q${i + 1}`, [figure]));
  const added = releases.reduce((past, one) => addRelease(past, one, indicators), NO_HISTORY);
  const all = revisionRows(releases.slice(0, -1), releases.at(-1) ?? releaseOf("", []), indicators);
  expect(added.rows).toEqual(all);
  expect(all).toHaveLength(3);
});

const late = (quarter: string, survey: RevisedQuarter["survey"] = "community"): RevisedQuarter => ({
  ...{ city: "changchun", quarter, survey, causes: ["late_returns"] },
});
const framed: RevisedQuarter = { ...late("2017Q2"), causes: ["late_returns", "frame"] };
const growth = { ...shown, indicator: "employment_growth", domain: "*" };
const pooled = { ...shown, period_kind: "four_quarter", period: "2016Q3..2017Q2" } as const;

const reasonCases: [string, PublishedFigure, RevisedQuarter[], boolean, string][] = [
  ["its own quarter's late returns", shown, [late("2017Q2")], false, "late_returns"],
  ["returns and frame", shown, [framed], false, "late_returns,frame"],
  ["returns of any quarter of a pooled figure", pooled, [late("2016Q3")], false, "late_returns"],
  ["the quarter that a growth looks back to", growth, [late("2017Q1", "enterprise")], false, "late_returns"],
  ["nothing that anybody knows", shown, [], false, "other"],
  ["returns of a later quarter: they can't be it", shown, [late("2017Q3")], false, "other"],
  ["returns of another city", shown, [{ ...late("2017Q2"), city: "jilin" }], false, "other"],
  ["the method, where no return explains it", shown, [], true, "method"],
  [
    "returns alone, though the program changed, where they explain all",
    shown,
    [late("2017Q2")],
    true,
    "late_returns",
  ],
];

test.each(reasonCases)("reason: %s", (_, figure, revisedBy, method_changed, reason) => {
  const moved = { ...figure, estimate: 0.045 };
  const now = releaseOf("2017Q4", [moved], { revised: revisedBy, method_changed });
  expect(revisionRows([releaseOf("2017Q3", [figure])], now, indicators)).toMatchObject([{ reason }]);
});

test("a changed program that moves one figure may have moved the others of that indicator", () => {
  const here = [shown, { ...shown, city: "jilin" }, growth];
  const moved = here.map((figure) => ({ ...figure, estimate: 0.045 }));
  const causes = [late("2017Q2"), late("2017Q2", "enterprise")];
  const now = releaseOf("2017Q4", moved, { revised: causes, method_changed: true });
  const reasons = revisionRows([releaseOf("2017Q3", here)], now, indicators).map((row) => row.reason);
  expect(reasons).toEqual(["late_returns,method", "method", "late_returns"]);
});

test("a verdict alone is revised by returns of the year before", () => {
  const now = releaseOf("2017Q4", [{ ...shown, verdict_change: "fall" }], {
    revised: [framed, late("2016Q2")],
  });
  const value = {
    ...now,
    estimates: [revised(0.045)],
    revised: [late("2016Q2"), { ...framed, quarter: "2017Q1" }],
  };
  expect(revisionRows([releaseOf("2017Q3", [shown])], now, indicators)[0]?.reason).toBe("late_returns,frame");
  expect(revisionRows([releaseOf("2017Q3", [shown])], value, indicators)[0]?.reason).toBe(
    "late_returns,frame",
  );
});

test("the register counts for what is multiplied with its jobs", () => {
  const figure = { ...shown, indicator: "employment_contribution" };
  const now = releaseOf("2017Q4", [{ ...figure, estimate: 0.045 }], {
    revised: [late("2017Q2", "register")],
  });
  expect(revisionRows([releaseOf("2017Q3", [figure])], now, indicators)).toMatchObject([
    { reason: "late_returns" },
  ]);
});
