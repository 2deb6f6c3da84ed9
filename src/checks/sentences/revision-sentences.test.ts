import { expect, test } from "vitest";
import { plainRevision } from "#contract/published/plain-revision.ts";
import type { RevisionRow } from "#contract/published/release-tables.ts";
import { wordsIn } from "#i18n/words.ts";
import { countFigures } from "#report/revision-counts.ts";
import {
  moveWords,
  placeWords,
  type RevisedRelease,
  reasonWords,
  releaseSentences,
  verdictWords,
} from "#report/revisions.ts";

// What is said of revisions: exact text in both languages.

const zh = wordsIn("zh");
const en = wordsIn("en");

const outside: RevisionRow = { ...plainRevision, city: "jilin", estimate: 0.06, within_first: false };
const shown: RevisionRow = {
  ...{ ...plainRevision, revised: "status", previous_estimate: null, within_first: null },
  ...{ first_estimate: null, first_lower: null, first_upper: null },
};
const withdrawn: RevisionRow = { ...plainRevision, revised: "status", estimate: null, within_first: null };
const flipped: RevisionRow = {
  ...plainRevision,
  verdict_before: "no_change_demonstrated",
  verdict_after: "rise",
};

const said = (revisions: readonly RevisionRow[], change: Partial<RevisedRelease> = {}) => {
  const release = { release: "2017Q4", revisions, isFirst: false, ...change };
  return [releaseSentences(release, zh), releaseSentences(release, en)];
};

test("all inside their first interval", () => {
  const figures = new Map([["2017Q3", 140]]);
  expect(said([plainRevision, { ...plainRevision, city: "jilin" }], { figures })).toEqual([
    "2017年四季度发布时，修订了2017年三季度140个数字中的2个。原因：迟报或更正的报表。修订后的数值都在首次公布的95%置信区间内。",
    "Release Q4 2017 revised 2 of the 140 figures for Q3 2017. Reason: late or corrected returns. All revised values lie within the 95% confidence interval first published.",
  ]);
});

test("some outside, of two reasons and quarters", () => {
  const frame = {
    ...outside,
    period: "2016Q3..2017Q2",
    period_kind: "four_quarter",
    reason: "late_returns,frame",
  } as const;
  expect(said([plainRevision, plainRevision, frame])).toEqual([
    "2017年四季度发布时，修订了2017年三季度的数字2个、2017年二季度的数字1个。原因：迟报或更正的报表、抽样框或已知总量更新。与首次公布的95%置信区间相比，2个修订值在区间内，1个在区间外。",
    "Release Q4 2017 revised figures for Q3 2017 (2), figures for Q2 2017 (1). Reason: late or corrected returns, updated frame or known totals. Held against the 95% confidence interval first published, revised values inside: 2; outside: 1.",
  ]);
});

test("shown at last, no longer shown, and another verdict are counted", () => {
  const [chinese, english] = said([plainRevision, shown, withdrawn, withdrawn, flipped]);
  expect(chinese).toMatch(
    /原先未公布、现在公布的：1个。原先公布、现在不再公布的：2个。同比判断改变的：1个。$/,
  );
  expect(english).toMatch(
    /Not published before, published now: 1\. Published before, no longer published: 2\. Verdict on the change from a year earlier altered: 1\.$/,
  );
});

test("where nothing can be held against an interval, nothing is said of one", () => {
  for (const text of said([shown])) expect(text).not.toMatch(/区间|interval/);
});

test("more than four quarters are put together", () => {
  const quarters = ["2017Q3", "2017Q2", "2017Q1", "2016Q4", "2016Q3", "2016Q2"];
  const [, english] = said(quarters.map((period) => ({ ...plainRevision, period })));
  expect(english).toMatch(/figures for Q4 2016 \(1\), figures for earlier quarters \(2\)\./);
});

test("no revisions, and nothing to revise", () => {
  expect(said([])).toEqual([
    "2017年四季度发布时，没有修订以前的数字。",
    "Release Q4 2017 revised no earlier figure.",
  ]);
  expect(said([], { release: "2017Q4-2" })[1]).toBe("Release Q4 2017, edition 2 revised no earlier figure.");
  expect(said([], { isFirst: true })[1]).toBe(
    "Release Q4 2017 is the first that is kept; there is nothing earlier to compare with.",
  );
});

test("figures count by last quarter: those with a value, and those that lost it, each once", () => {
  const figures = [
    plainRevision,
    { ...plainRevision, city: "jilin", estimate: null },
    { ...plainRevision, city: "siping", estimate: null },
  ];
  const pooled = { ...plainRevision, period: "2016Q3..2017Q2", period_kind: "four_quarter" } as const;
  const revised = [plainRevision, { ...plainRevision, city: "jilin", estimate: null }];
  expect(countFigures([...figures, pooled], revised)).toEqual(
    new Map([
      ["2017Q3", 2],
      ["2017Q2", 1],
    ]),
  );
});

test("where a value lies, what became of its verdict, and why", () => {
  expect([placeWords(plainRevision, zh), placeWords(outside, zh), placeWords(shown, zh)]).toEqual([
    "在首次区间内",
    "在首次区间外",
    "",
  ]);
  expect(verdictWords(flipped, zh)).toBe("同比判断：无法判断 → 上升");
  expect(verdictWords({ ...flipped, verdict_before: null }, en)).toBe(
    "verdict on a year earlier: none → rise",
  );
  expect(verdictWords(plainRevision, en)).toBe("");
  expect(reasonWords("frame,method", en)).toBe("updated frame or known totals, changed method");
});

test("a move has both values, rounded alike", () => {
  const indicator = { unit: "percent", short: { zh: "失业率", en: "unemployment" } } as const;
  expect(moveWords(plainRevision, indicator, "长春", zh)).toBe("长春2017年三季度失业率4.0% → 4.3%");
  const persons = {
    ...plainRevision,
    previous_estimate: 37_684,
    estimate: 36_790,
    lower: 32_800,
    upper: 43_200,
  };
  expect(moveWords(persons, { ...indicator, unit: "persons" }, "Changchun", en)).toBe(
    "Changchun, unemployment, Q3 2017: 37,700 people → 36,800 people",
  );
});
