import type { CellRow, LinkRow, SampleRow } from "#contract/published/moment-tables.ts";
import type { PublishedCellRow } from "#contract/published/office-tables.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import { enterpriseFormulas } from "#pipeline/weigh/formulas.ts";
import { baseCells, components, joinCells } from "#pipeline/weigh/sample.ts";

// The last look at what a release tells, set against an earlier one: from the unit rows of both, how many enterprises
// changed behind each published moment. It asks nothing of hold-back.ts, and sees files that were changed in place.
// docs/disclosure.md, D10.

export interface UnitsOfRelease {
  readonly units: readonly SampleRow[];
  readonly cells: readonly PublishedCellRow[];
}

export interface NewRelease {
  readonly units: readonly SampleRow[];
  readonly cells: readonly CellRow[];
  readonly links: readonly LinkRow[];
}

/** Fewest enterprises whose change may show. */
const LEAST_CHANGED = 3;

/** What an earlier release published, for the next one to be set against. */
export function publishedCells(cells: readonly CellRow[]): PublishedCellRow[] {
  return cells
    .filter((row) => row.survey === "enterprise" && row.ty !== null)
    .map(({ quarter, indicator, cell }) => ({ quarter, indicator, cell }));
}

/** Every moment whose change tells of one or two enterprises, and every cell that was taken apart. */
export function tellingChanges(
  before: UnitsOfRelease,
  after: NewRelease,
  indicators: readonly Indicator[],
): string[] {
  const cells = publishedCells(after.cells);
  return indicators.flatMap((indicator) => {
    if (indicator.survey !== "enterprise") return [];
    const isOwn = (row: { readonly indicator: string }) => row.indicator === indicator.id;
    const both = compare(
      { parts: partsOf(before.units, indicator), cells: labels(before.cells.filter(isOwn)) },
      { parts: partsOf(after.units, indicator), cells: labels(cells.filter(isOwn)) },
    );
    return [
      ...[...both.now.cells.keys()].flatMap((quarter) => quarterFaults(quarter, both)),
      ...after.links.filter(isOwn).flatMap((link) => linkFaults(link, both)),
    ].map((fault) => `D10: ${indicator.id} of ${fault}`);
  });
}

/** What an enterprise adds to an indicator. */
interface Part {
  readonly y: number;
  readonly x: number;
  readonly stratum: string;
  /** A base cell of the cell that it lies in. */
  readonly cell: string;
  readonly alone: boolean;
}
type Parts = ReadonlyMap<string, Part>;

/** One indicator of a release, by quarter index. */
interface State {
  readonly parts: ReadonlyMap<number, Parts>;
  readonly cells: ReadonlyMap<number, readonly string[]>;
}

function labels(cells: readonly PublishedCellRow[]): Map<number, string[]> {
  const byQuarter = Map.groupBy(cells, (row) => quarterIndex(row.quarter));
  return new Map([...byQuarter].map(([quarter, rows]) => [quarter, rows.map(({ cell }) => cell)]));
}

function partsOf(units: readonly SampleRow[], indicator: Indicator): Map<number, Parts> {
  const byQuarter = Map.groupBy(
    units.filter((row) => row.survey === "enterprise"),
    (row) => quarterIndex(row.quarter),
  );
  const formula = enterpriseFormulas[indicator.id];
  return new Map(
    [...byQuarter].map(([quarter, rows]) => {
      const lag = indicator.matched_lag;
      const before = new Map(
        lag === null ? [] : byQuarter.get(quarter - lag)?.map((row) => [row.unit_id, row]),
      );
      const weighted = new Set(rows.flatMap(({ stratum, weight }) => (weight === 1 ? [] : [stratum])));
      const parts = rows.flatMap((row): [string, Part][] => {
        const values = formula?.(row, before.get(row.unit_id));
        // After a merger a unit stands for itself alone, while others of its stratum stand for more.
        const alone = row.weight === 1 && weighted.has(row.stratum);
        const place = { stratum: row.stratum, cell: baseCells(row.cell)[0] ?? "" };
        return values ? [[row.unit_id, { ...values, ...place, alone }]] : [];
      });
      return [quarter, new Map(parts)];
    }),
  );
}

function isSame(a: Part | undefined, b: Part | undefined): boolean {
  if (!a || !b) return a === b;
  return a.y === b.y && a.x === b.x && a.stratum === b.stratum && a.alone === b.alone;
}

interface Change {
  readonly unit: string;
  readonly before: Part | undefined;
  readonly after: Part | undefined;
}

interface Comparison {
  readonly then: State;
  readonly now: State;
  /** Of quarters that both have published. */
  readonly changes: ReadonlyMap<number, readonly Change[]>;
}

function compare(then: State, now: State): Comparison {
  const quarters = [...then.cells.keys()].filter((quarter) => now.cells.has(quarter));
  const changes = quarters.map((quarter) => {
    const [old, next] = [then.parts.get(quarter), now.parts.get(quarter)];
    const units = new Set([...(old?.keys() ?? []), ...(next?.keys() ?? [])]);
    const pairs = [...units].map((unit) => ({ unit, before: old?.get(unit), after: next?.get(unit) }));
    return [quarter, pairs.filter(({ before, after }) => !isSame(before, after))] as const;
  });
  return { then, now, changes: new Map(changes) };
}

function quarterFaults(quarter: number, { then, now, changes }: Comparison): string[] {
  const [old, next] = [then.cells.get(quarter), now.cells.get(quarter)];
  if (!old || !next) return [];
  const place = quarterOf(quarter);
  const apart = old.filter((cell) => next.filter((label) => overlap(label, cell)).length > 1);
  const joined = new Set([...components([...old, ...next].map(baseCells)).values()].map(joinCells));
  return [
    ...apart.map((cell) => `${cell} in ${place} was published as one cell (expected not to be taken apart)`),
    ...[...joined].flatMap((cell) => tooFew(`${cell} in ${place}`, inCell(changes.get(quarter), cell))),
  ];
}

/** Enterprises that answered both quarters, or do now; where one quarter is new, those that changed in the other. */
function linkFaults({ quarter, lag, cell }: LinkRow, { then, now, changes }: Comparison): string[] {
  const [later, earlier] = [quarterIndex(quarter), quarterIndex(quarter) - lag];
  const known = [later, earlier].filter((at) => then.cells.has(at));
  const changed = known.flatMap((at) => inCell(changes.get(at), cell));
  const answers = (state: State, at: number, unit: string) => state.parts.get(at)?.has(unit) === true;
  const both = (state: State, unit: string) => answers(state, later, unit) && answers(state, earlier, unit);
  const other = known[0] === later ? earlier : later;
  const shown = changed.filter(({ unit }) =>
    known.length === 2 ? both(then, unit) || both(now, unit) : answers(now, other, unit),
  );
  return tooFew(`${cell} in ${quarter}, linked with ${quarterOf(earlier)}`, shown);
}

function overlap(a: string, b: string): boolean {
  return baseCells(a).some((base) => baseCells(b).includes(base));
}

function inCell(changes: readonly Change[] = [], cell: string): Change[] {
  const bases = baseCells(cell);
  return changes.filter(({ before, after }) =>
    [before, after].some((part) => part !== undefined && bases.includes(part.cell)),
  );
}

function tooFew(place: string, changes: readonly Change[]): string[] {
  const n = new Set(changes.map(({ unit }) => unit)).size;
  if (n === 0 || n >= LEAST_CHANGED) return [];
  return [
    `${place} would tell of ${n === 1 ? "a single enterprise" : "two enterprises"} by what changed since an earlier release (expected none or at least ${LEAST_CHANGED} changed returns)`,
  ];
}
