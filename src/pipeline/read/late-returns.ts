import { type Issue, issueAt } from "#pipeline/issue/issue.ts";
import { judge } from "#pipeline/issue/judge.ts";
import type { Entry } from "./read.ts";

// Which of a unit's returns counts: the last in order of date that no hard edit refused. Earlier ones are replaced
// and take part in nothing. A late return that is refused replaces nothing, and neither does one that is held back.

/**
 * applied: it counts · held: the earlier return goes on counting (docs/disclosure.md, D10) · replaced: a later one came ·
 * refused: a hard edit refused it.
 */
export type LateStatus = "applied" | "held" | "replaced" | "refused";
export type LateTable = "communities" | "enterprises";

export interface LateReturn {
  readonly quarter: string;
  readonly table: LateTable;
  /** Empty where the row doesn't say it legibly. */
  readonly unit: string;
  /** Day on which it came: the name of its folder. */
  readonly received: string;
  readonly file: string;
  readonly row: number;
  readonly status: LateStatus;
}

export type LateId = Pick<LateReturn, "quarter" | "table" | "unit" | "received">;
export type IsHeld = (late: LateId) => boolean;

/** Tells late returns apart. */
export function lateKey({ quarter, table, unit, received }: LateId): string {
  return [quarter, table, unit, received].join("\u0000");
}

/** The rows of one file with the faults of that file and of each row. */
export interface Batch<R> {
  /** null: the quarter's own file. */
  readonly received: string | null;
  readonly entries: readonly Entry<R>[];
  readonly issues: readonly Issue[];
}

export interface Counting<R> {
  /** All rows but those that are replaced or held back. */
  readonly entries: readonly Entry<R>[];
  readonly issues: readonly Issue[];
  readonly late: readonly LateReturn[];
  readonly replaced: number;
  readonly held: number;
}

interface Placed<R> {
  readonly entry: Entry<R>;
  readonly unit: string;
  readonly received: string | null;
  readonly usable: boolean;
}

/** @param batches in order of date, the quarter's own file first. */
export function lastReturns<R>(
  batches: readonly Batch<R>[],
  place: { readonly quarter: string; readonly table: LateTable; readonly unitColumn: string },
  isHeld: IsHeld,
): Counting<R> {
  const placed = batches.flatMap((batch) => placedEntries(batch, place.unitColumn));
  const held = new Set(
    placed.filter(
      ({ received, unit, usable }) => received !== null && usable && isHeld({ ...place, unit, received }),
    ),
  );
  const successors = successorsOf(placed, held);
  const counting = placed.filter((one) => !successors.has(one) && !held.has(one));
  const set = new Set(placed.filter((one) => successors.has(one)).map(({ entry }) => nameOf(entry)));
  const issues = batches
    .flatMap((batch) => batch.issues)
    .filter((issue) => issue.row === null || !set.has(nameOf({ ...issue, line: issue.row })));
  const notes = placed.flatMap((one) => noteOf(one, place.unitColumn, successors.get(one), held.has(one)));
  return {
    entries: counting.map(({ entry }) => entry),
    issues: [...issues, ...notes],
    late: placed.flatMap((one) => lateReturn(one, place, successors.has(one), held.has(one))),
    replaced: successors.size,
    held: placed.filter((one) => held.has(one) && !successors.has(one)).length,
  };
}

function placedEntries<R>({ received, entries, issues }: Batch<R>, unitColumn: string): Placed<R>[] {
  const usable = new Set<Entry<R>>(judge(entries, issues).usable);
  return entries.map((entry) => {
    const unit = unitOf(entry, unitColumn) ?? "";
    return { entry, unit, received, usable: usable.has(entry) };
  });
}

/** The unit of a row, as far as the row says it legibly. */
export function unitOf(entry: Entry<unknown>, unitColumn: string): string | null {
  const cells = (entry.row ?? entry.legible ?? {}) as Readonly<Record<string, unknown>>;
  const unit = cells[unitColumn];
  return typeof unit === "string" ? unit : null;
}

/** Each replaced row with the one that took its place. */
function successorsOf<R>(
  placed: readonly Placed<R>[],
  held: ReadonlySet<Placed<R>>,
): Map<Placed<R>, Placed<R>> {
  const successors = new Map<Placed<R>, Placed<R>>();
  for (const [unit, returns] of Map.groupBy(placed, (one) => one.unit)) {
    const last = returns.findLast((one) => one.received !== null && one.usable && !held.has(one));
    if (unit === "" || !last) continue;
    for (const one of returns.slice(0, returns.indexOf(last))) successors.set(one, last);
  }
  return successors;
}

function noteOf<R>(
  { entry, unit }: Placed<R>,
  unitColumn: string,
  successor: Placed<R> | undefined,
  isHeld: boolean,
): Issue[] {
  if (successor) {
    return [
      issueAt(entry, "replaced_by_late_return", unitColumn, unit, { successor: nameOf(successor.entry) }),
    ];
  }
  return isHeld ? [issueAt(entry, "late_return_held_back", unitColumn, unit)] : [];
}

function lateReturn<R>(
  { entry, unit, received, usable }: Placed<R>,
  { quarter, table }: { readonly quarter: string; readonly table: LateTable },
  isReplaced: boolean,
  isHeld: boolean,
): LateReturn[] {
  if (received === null) return [];
  const status = isReplaced ? "replaced" : isHeld ? "held" : usable ? "applied" : "refused";
  return [{ quarter, table, unit, received, file: entry.file, row: entry.line, status }];
}

function nameOf({ file, sheet, line }: Pick<Entry<unknown>, "file" | "sheet" | "line">): string {
  return `${file}${sheet === null ? "" : `[${sheet}]`}:${line}`;
}
