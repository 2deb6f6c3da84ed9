import type { RowOf, Table } from "#contract/column.ts";
import { unitColumn } from "#contract/input-tables.ts";
import type { QuarterFiles, StratifiedRow, UsableEntry } from "./checked-quarter.ts";
import { checkDuplicates, checkPlace, checkStrata, checkStratumSizes } from "./checks-across.ts";
import { type Confirmations, settleIssues } from "./confirmations.ts";
import type { Issue, IssuePlace } from "./issue.ts";
import { judge, type Ledger } from "./judge.ts";
import { type Entry, readTable } from "./read.ts";
import type { FrameStratum } from "./strata.ts";

// One file of returns: read, hard edits on all rows, soft edits on those that were not refused.

export interface FileRules<R> {
  readonly stratum: (row: R) => FrameStratum | undefined;
  readonly stratumColumn: string;
  readonly stratumText: (row: R) => string;
  readonly strata: readonly FrameStratum[];
  readonly hard: (entries: readonly Entry<R>[]) => Issue[];
  /** @param place where faults of all returns together are said to be. */
  readonly soft: (entries: readonly UsableEntry<R>[], place: IssuePlace) => Issue[];
}

export interface CheckedFile<R> {
  /** null: no file, or none of its rows is usable. */
  readonly rows: readonly StratifiedRow<R>[] | null;
  /** Units whose return was refused, as far as the return says which unit it is. */
  readonly refusedUnits: readonly string[];
  readonly issues: readonly Issue[];
  readonly ledger: Ledger;
}

export interface Place {
  readonly city: string;
  readonly quarter: string;
  /** What its office has answered already. */
  readonly confirmations?: Confirmations | undefined;
}

const NOTHING: Ledger = { read: 0, accepted: 0, queried: 0, refused: 0 };

export function checkFile<T extends Table & { readonly name: "communities" | "enterprises" }>(
  table: T,
  input: QuarterFiles,
  place: Place,
  rules: FileRules<RowOf<T>>,
): CheckedFile<RowOf<T>> {
  const file = input.files[table.name];
  if (!file) return { rows: null, refusedUnits: [], issues: [], ledger: NOTHING };
  const { entries, issues: faults } = readTable(table, file);
  const unit = unitColumn[table.name];
  const strata = rules.strata.map((stratum) => stratum.id);
  const hard = [
    ...faults,
    ...checkPlace(entries as readonly Entry<Place>[], place),
    ...checkDuplicates(entries as readonly Entry<object>[], unit),
    ...checkStrata(entries, rules.stratumColumn, (r) => rules.stratum(r)?.id, rules.stratumText, strata),
    ...checkStratumSizes(entries as readonly Entry<RowOf<T> & object>[], unit, rules),
    ...rules.hard(entries),
  ];
  const usable = judge(entries, hard).usable.flatMap((entry) => {
    const stratum = rules.stratum(entry.row);
    return stratum ? [{ ...entry, stratum }] : [];
  });
  const found = [...hard, ...rules.soft(usable, placeOfAll(entries, file.path))];
  const issues = settle(found, entries, place, table.name);
  return {
    rows: usable.length > 0 ? usable.map(({ row, stratum }) => ({ row, stratum })) : null,
    refusedUnits: unitsWithout(entries, usable, unit),
    issues,
    ledger: judge(entries, issues).ledger,
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

function unitsWithout<R>(
  entries: readonly Entry<R>[],
  usable: readonly UsableEntry<R>[],
  unit: string,
): string[] {
  const lines = new Set(usable.map((entry) => entry.line));
  const ids = entries.flatMap((entry) => {
    const cells = (entry.row ?? entry.legible ?? {}) as Readonly<Record<string, unknown>>;
    const id = cells[unit];
    return lines.has(entry.line) || typeof id !== "string" ? [] : [id];
  });
  return [...new Set(ids)].sort();
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
  const entries = read.entries;
  const found = [...read.issues, ...checkPlace(entries as readonly Entry<Place>[], place), ...check(entries)];
  const issues = settle(found, entries, place, table.name);
  const { usable, ledger } = judge(entries, issues);
  return { rows: usable.length > 0 ? usable.map((entry) => entry.row) : null, issues, ledger };
}
