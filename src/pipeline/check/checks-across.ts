import type { EnterpriseRow } from "#contract/input/input-tables.ts";
import { type Issue, issueAt, makeIssue } from "#pipeline/issue/issue.ts";
import type { Entry } from "#pipeline/read/read.ts";
import type { ReturnsById } from "./history.ts";

// Hard edits that need more than one row: folder, duplicates, the frame, the quarter before.

/** The row says the same quarter and city as the folder it lies in; the city by any of its names. */
export function checkPlace(
  entries: readonly Entry<{ quarter: string; city: string }>[],
  place: { readonly quarter: string; readonly city: string; readonly names?: readonly string[] },
): Issue[] {
  return entries.flatMap((entry) =>
    (["quarter", "city"] as const).flatMap((column) => {
      const value = entry.row?.[column];
      if (value === undefined || value === place[column]) return [];
      if (column === "city" && place.names?.includes(value.toLowerCase())) return [];
      return [issueAt(entry, `wrong_${column}`, column, value, { folder: place[column] })];
    }),
  );
}

/** A unit reported more than once in a quarter: nobody can tell which return is right, so all are refused. */
export function checkDuplicates<R extends object>(
  entries: readonly Entry<R>[],
  column: string,
  code: "duplicate_unit" | "duplicate_stratum" = "duplicate_unit",
): Issue[] {
  const byUnit = Map.groupBy(
    entries.filter((entry) => entry.row !== null),
    (entry) => writtenIn(entry, column),
  );
  return [...byUnit].flatMap(([unit, same]) => {
    if (same.length < 2) return [];
    const rows = rowsOf(same);
    return same.map((entry) => issueAt(entry, code, column, unit, { rows }));
  });
}

/** Row numbers; with their files and sheets where these are not one and the same. */
function rowsOf(entries: readonly Entry<unknown>[]): (string | number)[] {
  const places = entries.map(({ file, sheet }) => (sheet === null ? file : `${file}[${sheet}]`));
  const together = new Set(places).size === 1;
  return entries.map(({ line }, i) => (together ? line : `${places[i]}:${line}`));
}

/** Every unit falls in a stratum that the frame knows in that quarter. */
export function checkStrata<R>(
  entries: readonly Entry<R>[],
  column: string,
  stratumOf: (row: R) => string | undefined,
  textOf: (row: R) => string,
  known: readonly string[],
): Issue[] {
  if (known.length === 0) return withoutStrata(entries);
  return entries.flatMap((entry) => {
    if (entry.row === null || stratumOf(entry.row) !== undefined) return [];
    const stratum = textOf(entry.row);
    const params = { stratum: { word: stratum }, known: known.map((word) => ({ word })) };
    return [issueAt(entry, "unknown_stratum", column, stratum, params)];
  });
}

/** Once for each file or sheet, not row by row. */
function withoutStrata(entries: readonly Entry<unknown>[]): Issue[] {
  const places = Map.groupBy(entries, ({ file, sheet }) => JSON.stringify([file, sheet]));
  return [...places.values()].flatMap(([first]) =>
    first ? [makeIssue("no_strata", { file: first.file, sheet: first.sheet })] : [],
  );
}

/** A stratum can't have more units in the returns than the frame says it has in all. */
export function checkStratumSizes<R extends object>(
  entries: readonly Entry<R>[],
  unitColumn: string,
  rules: {
    readonly stratumColumn: string;
    readonly stratum: (row: R) => { readonly id: string; readonly populationUnits: number } | undefined;
  },
): Issue[] {
  const byStratum = Map.groupBy(entries, ({ row }) => (row === null ? undefined : rules.stratum(row)));
  return [...byStratum].flatMap(([stratum, inside]) => {
    // Units, not rows: a unit reported twice is another fault, and not that of its whole stratum.
    const units = new Set(inside.map((entry) => writtenIn(entry, unitColumn))).size;
    if (stratum === undefined || units <= stratum.populationUnits) return [];
    const { id, populationUnits: population_units } = stratum;
    const params = { stratum: { word: id }, population_units, found: units };
    return inside.map((entry) =>
      issueAt(entry, "more_units_than_population", rules.stratumColumn, id, params),
    );
  });
}

function writtenIn(entry: Entry<object>, column: string): string {
  return String((entry.row as Readonly<Record<string, unknown>> | null)?.[column] ?? "");
}

/** Staff at the start of a quarter is staff at the end of the one before, unless the return says why not. */
export function checkContinuity(
  entries: readonly Entry<EnterpriseRow>[],
  previous: ReturnsById<EnterpriseRow>,
): Issue[] {
  return entries.flatMap((entry) => {
    const start = entry.row?.employees_start ?? null;
    const before = entry.row ? (previous.get(entry.row.enterprise_id)?.row.employees_end ?? null) : null;
    if (start === null || before === null || start === before || entry.row?.restructuring) return [];
    return [issueAt(entry, "discontinuous_staff", "employees_start", String(start), { before })];
  });
}
