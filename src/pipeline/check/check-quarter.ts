import {
  administrativeTable,
  type CommunityRow,
  communitiesTable,
  type EnterpriseRow,
  enterprisesTable,
  type FrameRow,
  startupsTable,
  unitColumn,
} from "#contract/input/input-tables.ts";
import type { Issue } from "#pipeline/issue/issue.ts";
import { addLedgers, type Ledger } from "#pipeline/issue/judge.ts";
import type { IsHeld, LateReturn } from "#pipeline/read/late-returns.ts";
import { enterpriseStratum, type FrameStratum, frameStrata, namedStratum } from "#pipeline/read/strata.ts";
import { checkCounts, checkFile, type FileRules } from "./check-file.ts";
import { checkRegister } from "./check-register.ts";
import type { CheckedQuarter, QuarterFiles } from "./checked-quarter.ts";
import { checkCommunity, checkEnterprise, checkEntries } from "./checks.ts";
import { checkContinuity, checkDuplicates } from "./checks-across.ts";
import { askSampleTotals, noteEmptiedStrata } from "./checks-strata.ts";
import type { CityAnswers } from "./confirmations.ts";
import type { History } from "./history.ts";
import { askRateChanges } from "./rate-changes.ts";
import { askCommunity, askEnterprise } from "./soft-edits.ts";
import {
  askIdentical,
  askRestructurings,
  askRewrittenIds,
  askStratumChanges,
  askZeros,
  communityCounts,
  enterpriseCounts,
} from "./soft-edits-across.ts";

// The files of one city and quarter, read and checked.

/**
 * @param frame null: not at hand, and nothing is held against it.
 * @param history the usable returns of the quarters before.
 */
export function checkQuarter(
  answers: CityAnswers & { readonly names?: readonly string[] },
  input: QuarterFiles,
  frame: readonly FrameRow[] | null,
  history: History,
  isHeld?: IsHeld,
): {
  quarter: CheckedQuarter;
  late: readonly LateReturn[];
  issues: readonly Issue[];
  ledger: Ledger;
} {
  const { quarter } = input;
  const rows = frame?.filter((row) => row.quarter === quarter);
  const strata = {
    community: rows ? frameStrata(rows, "community") : null,
    enterprise: rows ? frameStrata(rows, "enterprise") : null,
  };
  const { city, names = [], confirmations } = answers;
  const place = { city, names, confirmations, quarter };
  const communities = checkFile(
    communitiesTable,
    input,
    place,
    communityRules(strata.community, communityHistory(history)),
    isHeld,
  );
  const enterprises = checkFile(
    enterprisesTable,
    input,
    place,
    enterpriseRules(strata.enterprise, enterpriseHistory(history)),
    isHeld,
  );
  const administrative = checkCounts(administrativeTable, input, place);
  const startups = checkCounts(startupsTable, input, place, (entries) => [
    ...checkDuplicates(entries, unitColumn.startups),
    ...checkRegister(history.register, entries),
  ]);
  const all = [communities, enterprises, administrative, startups];
  return {
    issues: all.flatMap((file) => file.issues),
    ledger: addLedgers(all.map((file) => file.ledger)),
    late: [...communities.late, ...enterprises.late],
    quarter: {
      quarter,
      strata: { community: strata.community ?? [], enterprise: strata.enterprise ?? [] },
      communities: communities.rows,
      enterprises: enterprises.rows,
      administrative: administrative.rows,
      startups: startups.rows,
      refusedCommunities: communities.refusedUnits,
      refusedEnterprises: enterprises.refusedUnits,
    },
  };
}

const communityHistory = ({ last, beforeLast }: History) => ({
  last: last.communities,
  beforeLast: beforeLast.communities,
});
const enterpriseHistory = ({ last, beforeLast }: History) => ({
  last: last.enterprises,
  beforeLast: beforeLast.enterprises,
});

function communityRules(
  strata: readonly FrameStratum[] | null,
  history: ReturnType<typeof communityHistory>,
): FileRules<CommunityRow> {
  const byId = new Map(strata?.map((stratum) => [stratum.id, stratum]));
  const text = (row: CommunityRow) => row.area;
  return {
    stratum: (row) => (strata ? byId.get(row.area) : namedStratum("community", text(row))),
    stratumColumn: "area",
    stratumText: text,
    strata,
    hard: (entries) => checkEntries(entries, checkCommunity),
    soft: (entries, place) => [
      ...checkEntries(entries, askCommunity),
      ...askRateChanges(entries, history.last),
      ...askIdentical(entries, history.last, communityCounts),
      ...askZeros(entries, history, communityCounts),
      ...askStratumChanges(entries, history.last, communityCounts, { column: "area", text }),
      ...askRewrittenIds(entries, history.last, communityCounts, "community_id"),
      ...askSampleTotals(place, entries, strata ?? []),
      ...noteEmptiedStrata(place, entries, history.last.values(), strata ?? []),
    ],
  };
}

function enterpriseRules(
  strata: readonly FrameStratum[] | null,
  history: ReturnType<typeof enterpriseHistory>,
): FileRules<EnterpriseRow> {
  const byId = new Map(strata?.map((stratum) => [stratum.id, stratum]));
  const text = (row: EnterpriseRow) => `${row.size}/${row.sector}`;
  return {
    stratum: (row) => (strata ? enterpriseStratum(byId, row) : namedStratum("enterprise", text(row))),
    stratumColumn: "size",
    stratumText: text,
    strata,
    hard: (entries) => [...checkEntries(entries, checkEnterprise), ...checkContinuity(entries, history.last)],
    soft: (entries, place) => [
      ...checkEntries(entries, askEnterprise),
      ...askIdentical(entries, history.last, enterpriseCounts),
      ...askZeros(entries, history, enterpriseCounts),
      ...askStratumChanges(entries, history.last, enterpriseCounts, { column: "size", text }),
      ...askRewrittenIds(entries, history.last, enterpriseCounts, "enterprise_id"),
      ...askRestructurings(entries, history.last),
      ...noteEmptiedStrata(place, entries, history.last.values(), strata ?? []),
    ],
  };
}
