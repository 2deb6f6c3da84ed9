import type { RowOf, Table } from "#contract/column.ts";
import { unitColumn as unitColumns } from "#contract/input/input-tables.ts";
import { locateIssues } from "#pipeline/handed-in/locate.ts";
import type { ReturnFile } from "#pipeline/handed-in/return-file.ts";
import type { Issue, IssuePlace } from "#pipeline/issue/issue.ts";
import { addLedgers, judge, type Ledger } from "#pipeline/issue/judge.ts";
import {
  type Batch,
  type IsHeld,
  type LateReturn,
  lastReturns,
  unitOf,
} from "#pipeline/read/late-returns.ts";
import { type Entry, readTable } from "#pipeline/read/read.ts";
import type { FrameStratum } from "#pipeline/read/strata.ts";
import type { QuarterFiles, StratifiedRow, UsableEntry } from "./checked-quarter.ts";
import { checkDuplicates, checkPlace, checkStrata, checkStratumSizes } from "./checks-across.ts";
import { type Confirmations, settleIssues } from "./confirmations.ts";

// The returns of one survey and quarter: read, hard edits on all rows, soft edits on those that were not refused. Of
// a unit that sent another return later only the last one counts. late-returns.ts

export interface FileRules<R> {
  readonly stratum: (row: R) => FrameStratum | undefined;
  readonly stratumColumn: string;
  readonly stratumText: (row: R) => string;
  /** null: the frame is not at hand. */
  readonly strata: readonly FrameStratum[] | null;
  readonly hard: (entries: readonly Entry<R>[]) => Issue[];
  /** @param place where faults of all returns together are said to be. */
  readonly soft: (entries: readonly UsableEntry<R>[], place: IssuePlace) => Issue[];
}

export interface CheckedFile<R> {
  /** null: no file, or none of its rows is usable. */
  readonly rows: readonly StratifiedRow<R>[] | null;
  /** Units whose return was refused, as far as the return says which unit it is. */
  readonly refusedUnits: readonly string[];
  readonly late: readonly LateReturn[];
  readonly issues: readonly Issue[];
  readonly ledger: Ledger;
}

export interface Place {
  readonly city: string;
  /** Other names of the city. */
  readonly names: readonly string[];
  readonly quarter: string;
  /** What its office has answered already. */
  readonly confirmations?: Confirmations | undefined;
}

type PlacedRow = { readonly city: string; readonly quarter: string };

const NOTHING: Ledger = { read: 0, accepted: 0, queried: 0, refused: 0 };

/** @param isHeld which late returns may not count yet. */
export function checkFile<T extends Table & { readonly name: "communities" | "enterprises" }>(
  table: T,
  input: QuarterFiles,
  place: Place,
  rules: FileRules<RowOf<T>>,
  isHeld: IsHeld = () => false,
): CheckedFile<RowOf<T>> {
  const unitColumn = unitColumns[table.name];
  const files = filesInOrder(table.name, input);
  const [first] = files;
  if (!first) return { rows: null, refusedUnits: [], late: [], issues: [], ledger: NOTHING };
  const batches = files.map(({ received, file }) => readBatch(table, received, file, place, rules));
  const counting = lastReturns(batches, { quarter: input.quarter, table: table.name, unitColumn }, isHeld);
  const { entries, late, replaced, held } = counting;
  const hard = [
    ...counting.issues,
    ...(rules.strata
      ? checkStratumSizes(entries as readonly Entry<RowOf<T> & object>[], unitColumn, rules)
      : []),
  ];
  const usable = judge(entries, hard).usable.flatMap((entry) => {
    const stratum = rules.stratum(entry.row);
    return stratum ? [{ ...entry, stratum }] : [];
  });
  const whole = placeOfAll(entries, first.file.path);
  const sheets = files.flatMap(({ file }) => file.sheets);
  const found = locateIssues([...hard, ...rules.soft(usable, whole)], sheets);
  const handedIn = batches.flatMap((batch) => batch.entries);
  const issues = settle(found, handedIn, place, table.name);
  return {
    rows: usable.length > 0 ? usable.map(({ row, stratum }) => ({ row, stratum })) : null,
    refusedUnits: unitsWithout(entries, usable, unitColumn),
    late,
    issues,
    ledger: addLedgers([judge(entries, issues).ledger, { ...NOTHING, replaced, held }]),
  };
}

function settle(
  issues: readonly Issue[],
  entries: readonly Entry<unknown>[],
  { city, quarter, confirmations }: Place,
  table: string,
): Issue[] {
  return settleIssues(issues, entries, { city, quarter, table }, confirmations);
}

/** The file, and its sheet where all rows stand in one. */
function placeOfAll(entries: readonly Entry<unknown>[], file: string): IssuePlace {
  const sheets = new Set(entries.map((entry) => entry.sheet));
  return { file, sheet: sheets.size === 1 ? (entries[0]?.sheet ?? null) : null };
}

function filesInOrder(name: "communities" | "enterprises", { files, late = [] }: QuarterFiles) {
  const dated = [{ received: null, files }, ...late];
  return dated.flatMap(({ received, files }) => {
    const file = files[name];
    return file ? [{ received, file }] : [];
  });
}

/** What can be said of each row without those of other files. */
function readBatch<T extends Table & { readonly name: "communities" | "enterprises" }>(
  table: T,
  received: string | null,
  file: ReturnFile,
  place: Place,
  rules: FileRules<RowOf<T>>,
): Batch<RowOf<T>> {
  const { entries, issues } = readTable(table, file);
  const known = rules.strata?.map((stratum) => stratum.id);
  return {
    received,
    entries,
    issues: [
      ...issues,
      ...checkPlace(entries as readonly Entry<PlacedRow>[], place),
      ...checkDuplicates(entries as readonly Entry<object>[], unitColumns[table.name]),
      ...(known
        ? checkStrata(entries, rules.stratumColumn, (r) => rules.stratum(r)?.id, rules.stratumText, known)
        : []),
      ...rules.hard(entries),
    ],
  };
}

/** Units of which no return is usable. */
function unitsWithout<R>(
  entries: readonly Entry<R>[],
  usable: readonly UsableEntry<R>[],
  unitColumn: string,
): string[] {
  const unitsOf = (some: readonly Entry<R>[]) => some.flatMap((entry) => unitOf(entry, unitColumn) ?? []);
  return [...new Set(unitsOf(entries)).difference(new Set(unitsOf(usable)))].sort();
}

/** Files that hold counts or registers rather than a sample. */
export function checkCounts<T extends Table & { readonly name: "administrative" | "startups" }>(
  table: T,
  input: QuarterFiles,
  place: Place,
  check: (entries: readonly Entry<RowOf<T>>[]) => readonly Issue[] = () => [],
) {
  const file = input.files[table.name];
  if (!file) return { rows: null, issues: [], ledger: NOTHING };
  const read = readTable(table, file);
  const { entries } = read;
  const found = [
    ...read.issues,
    ...checkPlace(entries as readonly Entry<PlacedRow>[], place),
    ...check(entries),
  ];
  const issues = settle(locateIssues(found, file.sheets), entries, place, table.name);
  const { usable, ledger } = judge(entries, issues);
  return {
    rows: usable.length > 0 ? usable.map((entry) => entry.row) : null,
    issues,
    ledger,
  };
}
