import type { EnterpriseRow } from "#contract/input/input-tables.ts";
import type { PublishedCellRow } from "#contract/published/office-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import type { StratifiedRow } from "#pipeline/check/checked-quarter.ts";
import type { CheckedCity } from "#pipeline/check/city-returns.ts";
import { enterpriseFormulas } from "#pipeline/weigh/formulas.ts";
import { baseCells } from "#pipeline/weigh/sample.ts";

// Which enterprises make the difference between two states of the returns, for each sum that is published of them.

type Returned = StratifiedRow<EnterpriseRow>;
/** By quarter index and enterprise. */
export type EnterpriseRows = Map<number, Map<string, Returned>>;

export function enterpriseRows(city: CheckedCity): EnterpriseRows {
  return new Map(
    city.quarters.map(({ quarter, enterprises }) => [
      quarterIndex(quarter),
      new Map((enterprises ?? []).map((entry) => [entry.row.enterprise_id, entry])),
    ]),
  );
}

/** By quarter index, the enterprises whose returns differ. */
export type Touched = ReadonlyMap<number, ReadonlySet<string>>;

export function touchedUnits(before: EnterpriseRows, after: EnterpriseRows): Touched {
  const quarters = new Set([...before.keys(), ...after.keys()]);
  return new Map(
    [...quarters].map((quarter) => {
      const [was, is] = [before.get(quarter), after.get(quarter)];
      const units = new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])]);
      return [quarter, new Set([...units].filter((unit) => !isSameReturn(was?.get(unit), is?.get(unit))))];
    }),
  );
}

/** Whether two returns of an enterprise and quarter, or their absence, come to the same. */
function isSameReturn(a: Returned | undefined, b: Returned | undefined): boolean {
  if (!a || !b) return a === b;
  return a.stratum.id === b.stratum.id && JSON.stringify(a.row) === JSON.stringify(b.row);
}

/** What a release published of an indicator and quarter. */
export interface Publication {
  readonly indicator: Indicator;
  /** Index. */
  readonly quarter: number;
  readonly cells: readonly string[];
  readonly isPublished: (quarter: number) => boolean;
}

export function publicationsOf(
  cells: readonly PublishedCellRow[],
  indicators: readonly Indicator[],
): Publication[] {
  return indicators.flatMap((indicator) => {
    const own = cells.filter((row) => row.indicator === indicator.id);
    const byQuarter = Map.groupBy(own, (row) => quarterIndex(row.quarter));
    return [...byQuarter].map(([quarter, rows]) => ({
      ...{ indicator, quarter, cells: rows.map(({ cell }) => cell) },
      isPublished: (other: number) => byQuarter.has(other),
    }));
  });
}

export interface TwoStates {
  readonly before: EnterpriseRows;
  readonly after: EnterpriseRows;
  /** Enterprises that may differ: no others are looked at. */
  readonly touched: Touched;
}

/** Enterprises that a difference of published sums adds up. */
export interface ChangedSet {
  readonly cell: string;
  readonly units: ReadonlySet<string>;
}

/** Fewest enterprises whose change may show. */
export const LEAST_CHANGED = 3;

export const isTelling = ({ units }: ChangedSet): boolean => units.size > 0 && units.size < LEAST_CHANGED;

/** Lags of the links of enterprises: moment-rows.ts. */
export const LINKED = [1, 4];

/**
 * Lags at which a link and its cells have a sum in common, since the staff that the one quarter ends with is the staff
 * that the other starts from: cell less link is the sum over those who answer in one of the two only.
 */
const SHARED: Readonly<Record<string, number>> = { employment_growth: 1, employment_growth_year: 4 };

/**
 * The sets of a publication, cell by cell in a fixed order: those whose part in it changed, in its numerator, in its
 * denominator, in what both give together; and of these, for each quarter that links pair with it, those that answer
 * there too and, where cell and link have a sum in common, those that don't.
 */
export function changedSets(publication: Publication, states: TwoStates): ChangedSet[] {
  const { indicator, quarter, cells, isPublished } = publication;
  const changes = changesOf(indicator, quarter, states);
  if (changes.length === 0) return [];
  const paired = LINKED.flatMap((lag) => [quarter - lag, quarter + lag]).filter((p) => states.after.has(p));
  return cells.flatMap((cell) => {
    const bases = baseCells(cell);
    const inside = changes.filter(({ before, after }) =>
      [before, after].some((part) => part !== null && bases.includes(part.cell)),
    );
    if (inside.length === 0) return [];
    const sets = [
      inside,
      ...SUMS.map((sum) => inside.filter((change) => sumChanges(change, sum))),
      ...paired.flatMap((p) => {
        const isMatched = matchedWith(indicator, p, isPublished(p), states);
        const matched = inside.filter(isMatched);
        if (SHARED[indicator.id] !== Math.abs(p - quarter)) return [matched];
        return [matched, inside.filter((change) => !matched.includes(change))];
      }),
    ];
    return sets.map((set) => ({ cell, units: new Set(set.map(({ unit }) => unit)) }));
  });
}

interface Contribution {
  readonly y: number;
  readonly x: number;
  /** Base cell. */
  readonly cell: string;
  /** It stands for itself alone: sample.ts. */
  readonly alone: boolean;
}

/** What one enterprise adds to an indicator and quarter, before and after. */
interface Change {
  readonly unit: string;
  readonly before: Contribution | null;
  readonly after: Contribution | null;
}

function changesOf(indicator: Indicator, quarter: number, { before, after, touched }: TwoStates): Change[] {
  const lag = indicator.matched_lag;
  const units = new Set([
    ...(touched.get(quarter) ?? []),
    ...((lag === null ? undefined : touched.get(quarter - lag)) ?? []),
  ]);
  return [...units].flatMap((unit) => {
    const change = {
      unit,
      before: contribution(before, indicator, quarter, unit),
      after: contribution(after, indicator, quarter, unit),
    };
    return isSame(change.before, change.after) ? [] : [change];
  });
}

function contribution(
  rows: EnterpriseRows,
  indicator: Indicator,
  quarter: number,
  unit: string,
): Contribution | null {
  const found = rows.get(quarter)?.get(unit);
  if (!found) return null;
  const lag = indicator.matched_lag;
  const earlier = lag === null ? undefined : rows.get(quarter - lag)?.get(unit)?.row;
  const values = enterpriseFormulas[indicator.id]?.(found.row, earlier) ?? null;
  return values && { ...values, cell: found.stratum.cell, alone: found.row.restructuring !== null };
}

function isSame(a: Contribution | null, b: Contribution | null): boolean {
  if (a === null || b === null) return a === b;
  return a.y === b.y && a.x === b.x && a.cell === b.cell && a.alone === b.alone;
}

/** Numerator, denominator, and the counts that both are made of: staff at the end is y + x of growth. */
const SUMS = [
  ({ y }: Contribution) => y,
  ({ x }: Contribution) => x,
  ({ y, x }: Contribution) => y + x,
  ({ y, x }: Contribution) => x - y,
];

function sumChanges({ before, after }: Change, sum: (typeof SUMS)[number]): boolean {
  if (before === null || after === null) return true;
  return sum(before) !== sum(after) || before.cell !== after.cell || before.alone !== after.alone;
}

/** Whether the change shows in the link with quarter p; in one that was not published before, whether it will. */
function matchedWith(indicator: Indicator, p: number, wasPublished: boolean, { before, after }: TwoStates) {
  return (change: Change): boolean => {
    const now = contribution(after, indicator, p, change.unit) !== null;
    if (!wasPublished) return now;
    const then = contribution(before, indicator, p, change.unit) !== null;
    return (now && change.after !== null) || (then && change.before !== null);
  };
}
