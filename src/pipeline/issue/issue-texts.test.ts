import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type CommunityRow,
  communitiesTable,
  type EnterpriseRow,
  enterprisesTable,
} from "#contract/input/input-tables.ts";
import { comparisonCodes } from "#contract/issues/issue-codes-comparisons.ts";
import { returnCodes } from "#contract/issues/issue-codes-returns.ts";
import { checkRegister } from "#pipeline/check/check-register.ts";
import { checkCommunity, checkEnterprise, checkEntries } from "#pipeline/check/checks.ts";
import {
  checkContinuity,
  checkDuplicates,
  checkPlace,
  checkStrata,
  checkStratumSizes,
} from "#pipeline/check/checks-across.ts";
import { askSampleTotals, noteEmptiedStrata } from "#pipeline/check/checks-strata.ts";
import { askRateChanges } from "#pipeline/check/rate-changes.ts";
import { askCommunity, askEnterprise } from "#pipeline/check/soft-edits.ts";
import {
  askIdentical,
  askRestructurings,
  askRewrittenIds,
  askStratumChanges,
  askZeros,
  communityCounts,
  enterpriseCounts,
} from "#pipeline/check/soft-edits-across.ts";
import type { FrameStratum } from "#pipeline/read/strata.ts";
import { type Issue, issueText } from "./issue.ts";

// Whatever a return holds, what is said of it is a sentence with nothing left to fill in.

const QUARTERS = ["2016Q1", "2016Q2"];
const count = fc.option(fc.constantFrom(0, 1, 9, 20, 60, 100, 5000), { nil: null, freq: 6 });
const units = fc.constantFrom("u1", "u2", "3", "03");

/** A row with any value that each column allows. */
function anyRow(table: typeof communitiesTable | typeof enterprisesTable) {
  const columns: readonly { name: string; type: string; values?: readonly string[]; nullable?: boolean }[] =
    table.columns;
  const cells = columns.map(({ name, type, values, nullable }): [string, fc.Arbitrary<unknown>] => {
    if (name.endsWith("_id")) return [name, units];
    if (name === "quarter") return [name, fc.constantFrom(...QUARTERS)];
    if (name === "city") return [name, fc.constantFrom("wuhan", "weihai")];
    if (values) return [name, nullable ? fc.constantFrom(...values, null) : fc.constantFrom(...values)];
    return [name, type === "utf8" ? fc.constantFrom("C", "F") : count];
  });
  return fc.record(Object.fromEntries(cells));
}
const stratum = (id: string): FrameStratum => ({
  ...{ id, survey: "community", group: id, cell: id, populationUnits: 1, knownTotal: 20 },
});
const entry = <R extends object>(row: R, line: number, id: string) => ({
  ...{ file: "f.xlsx", sheet: "一", line, row, stratum: stratum(id) },
});
const byId = <R extends object>(rows: readonly R[], id: (row: R) => string, of: (row: R) => string) =>
  new Map(rows.map((row, i) => [id(row), entry(row, i + 2, of(row))]));
const urban = stratum("urban");
const place = { city: "wuhan", names: [], quarter: "2016Q1" };

function communityIssues(now: readonly CommunityRow[], last: readonly CommunityRow[]): Issue[] {
  const area = (row: CommunityRow) => row.area;
  const entries = now.map((row, i) => entry(row, i + 2, row.area));
  const before = byId(last, (row) => row.community_id, area);
  const rules = { stratumColumn: "area", stratum: () => urban };
  return [
    ...checkEntries(entries, checkCommunity),
    ...checkEntries(entries, askCommunity),
    ...checkPlace(entries, place),
    ...checkDuplicates(entries, "community_id"),
    ...checkStrata(entries, "area", () => undefined, area, ["urban"]),
    ...checkStrata(entries, "area", () => undefined, area, []),
    ...checkStratumSizes(entries, "community_id", rules),
    ...askRateChanges(entries, before),
    ...askIdentical(entries, before, communityCounts),
    ...askZeros(entries, { last: before, beforeLast: before }, communityCounts),
    ...askStratumChanges(entries, before, communityCounts, { column: "area", text: area }),
    ...askRewrittenIds(entries, before, communityCounts, "community_id"),
    ...askSampleTotals({ file: "f.xlsx" }, entries, [stratum("urban")]),
    ...noteEmptiedStrata({ file: "f.xlsx" }, entries, before.values(), [stratum("urban"), stratum("rural")]),
  ];
}

function enterpriseIssues(now: readonly EnterpriseRow[], last: readonly EnterpriseRow[]): Issue[] {
  const size = (row: EnterpriseRow) => `${row.size}/${row.sector}`;
  const entries = now.map((row, i) => entry(row, i + 2, size(row)));
  const before = byId(last, (row) => row.enterprise_id, size);
  return [
    ...checkEntries(entries, checkEnterprise),
    ...checkEntries(entries, askEnterprise),
    ...checkContinuity(entries, before),
    ...askIdentical(entries, before, enterpriseCounts),
    ...askZeros(entries, { last: before, beforeLast: before }, enterpriseCounts),
    ...askStratumChanges(entries, before, enterpriseCounts, { column: "size", text: size }),
    ...askRestructurings(entries, before),
  ];
}

const startup = (supported_quarter: string, alive: boolean, quarter = "2016Q1") => ({
  ...{ quarter, city: "wuhan", startup_id: "s1", supported_quarter, group: null, alive, jobs: 2 },
});
const registerIssues = [
  checkRegister([], [entry(startup("2016Q4", false), 2, "")]),
  checkRegister(
    [{ quarter: "2015Q4", rows: [startup("2015Q1", false, "2015Q4")] }],
    [entry(startup("2015Q2", true), 2, "")],
  ),
].flat();

/** Of the frame, and of returns that came late: they have their own tests. */
const ELSEWHERE = [
  ...["duplicate_stratum", "known_total_zero", "known_total_missing"],
  ...["replaced_by_late_return", "late_return_held_back"],
];

test("whatever a return holds, what is said of it is a sentence with nothing left to fill in", () => {
  const seen = new Set<string>();
  const look = (issues: readonly Issue[]) => {
    for (const issue of issues) {
      seen.add(issue.code);
      const { zh, en } = issueText(issue);
      expect(zh).toMatch(/\p{Script=Han}.*。$/u);
      expect(en).toMatch(/; expected .+\.$/);
      for (const said of [zh, en, issue.expected])
        expect(said).not.toMatch(/[{}]|\[[a-z_]+\]|null|undefined|NaN/);
    }
  };
  look(registerIssues);
  const many = <R>(rows: fc.Arbitrary<unknown>) => fc.array(rows as fc.Arbitrary<R>, { maxLength: 8 });
  const communities = many<CommunityRow>(anyRow(communitiesTable));
  const enterprises = many<EnterpriseRow>(anyRow(enterprisesTable));
  fc.assert(
    fc.property(communities, communities, (now, last) => look(communityIssues(now, last))),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(enterprises, enterprises, (now, last) => look(enterpriseIssues(now, last))),
    { numRuns: 500 },
  );
  // The same return twice, which chance seldom makes.
  fc.assert(fc.property(enterprises, (rows) => look(enterpriseIssues(rows, rows))));
  const all = [...Object.keys(returnCodes), ...Object.keys(comparisonCodes)];
  expect(all.filter((code) => !seen.has(code) && !ELSEWHERE.includes(code))).toStrictEqual([]);
});
