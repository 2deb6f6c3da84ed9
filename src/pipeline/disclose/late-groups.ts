import {
  changedSets,
  type EnterpriseRows,
  isTelling,
  LEAST_CHANGED,
  LINKED,
  type Publication,
  type TwoStates,
} from "./changed-sets.ts";

// Which late returns may count: of each quarter and cell as many as can without any sum telling of one or two. Returns
// that change the same sums, and whose enterprises answer in the same linked quarters, are a group and share its fate.

/** A late return that does not count in the current release. */
export interface Candidate {
  /** Index. */
  readonly quarter: number;
  readonly unit: string;
}

/** An earlier release: what it published, and the returns behind it. */
export interface Published {
  readonly publications: readonly Publication[];
  readonly rows: EnterpriseRows;
  readonly touched: TwoStates["touched"];
}

/**
 * @param start the returns as they count when none of the candidates does.
 * @param full the returns as they count when all candidates do.
 * @returns those that may count.
 */
export function lettingIn(
  candidates: readonly Candidate[],
  start: EnterpriseRows,
  full: EnterpriseRows,
  releases: readonly Published[],
): Candidate[] {
  const after: EnterpriseRows = new Map([...full].map(([quarter]) => [quarter, new Map(start.get(quarter))]));
  const put = (some: readonly Candidate[], from: EnterpriseRows) => {
    for (const { quarter, unit } of some) {
      const row = from.get(quarter)?.get(unit);
      if (row) after.get(quarter)?.set(unit, row);
      else after.get(quarter)?.delete(unit);
    }
  };
  return [...Map.groupBy(candidates, ({ quarter }) => quarter)].flatMap(([quarter, own]) => {
    put(own, full);
    const cells = groupsByCell(own, after, releases);
    put(own, start);
    return cells.flatMap((groups) => {
      for (const chosen of openUnions(groups)) {
        put(chosen, full);
        if (!tellsElsewhere(quarter, after, releases)) return chosen;
        put(chosen, start);
      }
      return [];
    });
  });
}

interface Group {
  readonly members: readonly Candidate[];
  /** Whether they are in each of the sets of their quarter. */
  readonly sets: readonly boolean[];
}

/** More are not tried together: 2 to this power unions are looked at. */
const MOST_GROUPS = 12;
/** Unions that would do in their own quarter are tried in the others so often. */
const MOST_TRIES = 20;

/** Unions of groups in which every set has no member or at least three, the largest first. */
function openUnions(groups: readonly Group[]): Candidate[][] {
  const largest = groups.toSorted((a, b) => b.members.length - a.members.length).slice(0, MOST_GROUPS);
  const unions = Array.from({ length: 2 ** largest.length - 1 }, (_, i) =>
    largest.filter((_, bit) => ((i + 1) >> bit) % 2 === 1),
  );
  return unions
    .filter(isOpen)
    .map((union) => union.flatMap(({ members }) => members))
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_TRIES);
}

function isOpen(union: readonly Group[]): boolean {
  return (union[0]?.sets ?? []).every((_, set) => {
    const n = union.reduce((sum, { members, sets }) => sum + (sets[set] ? members.length : 0), 0);
    return n === 0 || n >= LEAST_CHANGED;
  });
}

/** The candidates of one quarter by published cell, and in each by the sets that they are members of. */
function groupsByCell(
  candidates: readonly Candidate[],
  after: EnterpriseRows,
  releases: readonly Published[],
): Group[][] {
  const quarter = candidates[0]?.quarter;
  const sets = releases.flatMap(({ publications, rows, touched }) =>
    publications
      .filter((publication) => publication.quarter === quarter)
      .flatMap((publication) => changedSets(publication, { before: rows, after, touched })),
  );
  const cellsOf = ({ unit }: Candidate) =>
    [...new Set(sets.filter(({ units }) => units.has(unit)).map(({ cell }) => cell))].sort().join();
  return [...Map.groupBy(candidates, cellsOf).values()].map((inside) =>
    [...Map.groupBy(inside, ({ unit }) => sets.map(({ units }) => units.has(unit)).join()).values()].map(
      (members) => ({
        members,
        sets: sets.map(({ units }) => units.has(members[0]?.unit ?? "")),
      }),
    ),
  );
}

/** Quarters, beside its own, whose sums a return has part in: the year after, and those linked with either. */
const REACH = new Set([0, 4].flatMap((at) => [at, ...LINKED.flatMap((lag) => [at - lag, at + lag])]));

function tellsElsewhere(quarter: number, after: EnterpriseRows, releases: readonly Published[]): boolean {
  return releases.some(({ publications, rows, touched }) =>
    publications
      .filter((publication) => REACH.has(publication.quarter - quarter))
      .some((publication) => changedSets(publication, { before: rows, after, touched }).some(isTelling)),
  );
}
