import type { EnterpriseRow } from "#contract/input/input-tables.ts";
import type { PANEL_GROUPS, PanelRow } from "#contract/published/context-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { CheckedQuarter, StratifiedRow } from "#pipeline/check/checked-quarter.ts";
import type { CheckedCity } from "#pipeline/check/city-returns.ts";

// How the panel answered, for the public: whole numbers of units of large groups, and of those that grew or shrank
// only to the nearest five. docs/disclosure.md, D12.

type Group = (typeof PANEL_GROUPS)[number];

/** Below so many enterprises it isn't said how many grew. */
const LEAST_MOVES = 50;
const STEP = 5;

/** Below so many units a group isn't counted. */
const LEAST_LISTED = 5;

/**
 * A row a quarter, survey and group that has units.
 * @param shares of employment imputed, by quarter index; null where nothing of enterprises is published.
 */
export function panelRows(city: CheckedCity, shares: ReadonlyMap<number, number | null> | null): PanelRow[] {
  return city.quarters.flatMap((quarter) => {
    const place = { city: city.city, quarter: quarter.quarter };
    const share = shares?.get(quarterIndex(quarter.quarter)) ?? null;
    const rows = [...communityRows(quarter), ...(shares ? enterpriseRows(quarter, share) : [])];
    return rows.map((row) => ({ ...place, ...row }));
  });
}

type GroupRow = Omit<PanelRow, "city" | "quarter" | "listed" | "responded"> & Answers;
interface Answers {
  readonly listed: number;
  readonly responded: number;
}
const NO_MOVES = { imputed_share: null, growing: null, level: null, shrinking: null };

function communityRows({ communities, refusedCommunities }: CheckedQuarter) {
  if (communities === null) return [];
  const rows = (["all", "urban", "rural"] as const).flatMap((group): GroupRow[] => {
    const answers = answersOf(inGroup(communities, group), group === "all" ? refusedCommunities.length : 0);
    return answers.listed === 0 ? [] : [{ survey: "community", group, ...answers, ...NO_MOVES }];
  });
  return withoutThinGroups(rows);
}

function enterpriseRows({ enterprises, refusedEnterprises }: CheckedQuarter, share: number | null) {
  if (enterprises === null) return [];
  const rows = (["all", "large+medium", "small", "micro"] as const).flatMap((group): GroupRow[] => {
    const own = inGroup(enterprises, group);
    const answers = answersOf(own, group === "all" ? refusedEnterprises.length : 0);
    if (answers.listed === 0) return [];
    const imputed_share = group === "all" ? share : null;
    return [{ survey: "enterprise", group, ...answers, imputed_share, ...movesOf(own) }];
  });
  return withoutThinGroups(rows);
}

/** Thin groups are not counted, nor the smallest of the others, or else of all, that would give them away. */
function withoutThinGroups(rows: readonly GroupRow[]) {
  const isThin = ({ listed }: Answers) => listed < LEAST_LISTED;
  const hidden = new Set(rows.filter(isThin));
  const others = rows.filter((row) => row.group !== "all" && !hidden.has(row));
  const cover =
    others.toSorted((a, b) => a.listed - b.listed)[0] ?? rows.find(({ group }) => group === "all");
  if (hidden.size > 0 && cover) hidden.add(cover);
  return rows.map((row) => (hidden.has(row) ? { ...row, listed: null, responded: null } : row));
}

/** Public cells begin with the area or the size class of their strata. */
function inGroup<R>(rows: readonly StratifiedRow<R>[], group: Group): readonly StratifiedRow<R>[] {
  return group === "all" ? rows : rows.filter(({ stratum }) => stratum.cell.split("/")[0] === group);
}

/** @param refused returns that a hard rule refused: of the panel, without a group that could be trusted. */
function answersOf(rows: readonly StratifiedRow<{ readonly status: string | null }>[], refused: number) {
  const responded = rows.filter(({ row }) => row.status !== "refused").length;
  return { listed: rows.length + refused, responded };
}

function movesOf(rows: readonly StratifiedRow<EnterpriseRow>[]) {
  const moves = rows.flatMap(({ row }) => moveOf(row));
  if (moves.length < LEAST_MOVES) return { growing: null, level: null, shrinking: null };
  const count = (sign: number) => Math.round(moves.filter((move) => move === sign).length / STEP) * STEP;
  return { growing: count(1), level: count(0), shrinking: count(-1) };
}

/** A confirmed closure ends with nobody. */
function moveOf({ status, employees_start: start, employees_end: end }: EnterpriseRow): number[] {
  if (status === "refused" || start === null) return [];
  if (status === "closed") return [Math.sign(-start)];
  return end === null ? [] : [Math.sign(end - start)];
}

/** D12, of the rows that go out. */
export function panelFaults(rows: readonly PanelRow[]): string[] {
  const sets = Map.groupBy(rows, ({ survey, quarter }) => `${survey} panel of ${quarter}`);
  return [...sets].flatMap(([place, own]) => {
    const all = own.find(({ group }) => group === "all");
    const groups = own.filter(({ group }) => group !== "all");
    const withheld = groups.filter(({ listed }) => listed === null).length;
    return [
      ...own.flatMap((row) => panelRowFaults(`${row.group} of ${place}`, row)),
      ...(all?.listed != null && withheld === 1
        ? [`D12: the group left out of ${place} follows from all`]
        : []),
    ];
  });
}

function panelRowFaults(place: string, { listed, growing, level, shrinking }: PanelRow): string[] {
  const exact = [growing, level, shrinking].find((count) => count !== null && count % STEP !== 0);
  return [
    ...(listed !== null && listed < LEAST_LISTED
      ? [`D12: ${place} has ${listed} units (expected at least 5)`]
      : []),
    ...(exact == null ? [] : [`D12: ${place} says ${exact} enterprises (expected multiples of ${STEP})`]),
  ];
}
