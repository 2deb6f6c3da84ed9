import type { EnterpriseRow } from "#contract/input-tables.ts";
import type { ReturnsById } from "./history.ts";
import { type Issue, issueOfFile } from "./issue.ts";
import type { Entry } from "./read.ts";

// Hard edits that need more than one row: folder, duplicates, the frame, the quarter before.

const refusal = (entry: Entry<unknown>, code: string, column: string, value: string, expected: string) =>
  ({ code, severity: "refuse", file: entry.file, row: entry.line, column, value, expected }) as const;

/** The row says the same quarter and city as the folder it lies in. */
export function checkPlace(
  entries: readonly Entry<{ quarter: string; city: string }>[],
  place: { readonly quarter: string; readonly city: string },
): Issue[] {
  return entries.flatMap((entry) =>
    (["quarter", "city"] as const).flatMap((column) => {
      const value = entry.row?.[column];
      if (value === undefined || value === place[column]) return [];
      return [refusal(entry, `wrong_${column}`, column, value, `${place[column]}, as the folder says`)];
    }),
  );
}

/** A unit reported more than once in a quarter: nobody can tell which return is right, so all are refused. */
export function checkDuplicates<R extends object>(entries: readonly Entry<R>[], column: string): Issue[] {
  const byUnit = Map.groupBy(
    entries.filter((entry) => entry.row !== null),
    (entry) => writtenIn(entry, column),
  );
  return [...byUnit].flatMap(([unit, same]) =>
    same.length < 2
      ? []
      : same.map((entry) =>
          refusal(
            entry,
            "duplicate_unit",
            column,
            unit,
            `one return a unit and quarter (rows ${same.map((e) => e.line).join(", ")})`,
          ),
        ),
  );
}

/** Every unit falls in a stratum that the frame knows in that quarter. */
export function checkStrata<R>(
  entries: readonly Entry<R>[],
  column: string,
  stratumOf: (row: R) => string | undefined,
  textOf: (row: R) => string,
  known: readonly string[],
): Issue[] {
  const [first] = entries;
  if (first && known.length === 0) {
    const expected = "strata of this quarter and survey in a frame.csv without faults";
    return [issueOfFile("no_strata", first.file, expected)];
  }
  return entries.flatMap((entry) => {
    if (entry.row === null || stratumOf(entry.row) !== undefined) return [];
    const expected = `a stratum of frame.csv: ${known.join(", ")}`;
    return [refusal(entry, "unknown_stratum", column, textOf(entry.row), expected)];
  });
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
    const expected = `at most ${stratum.populationUnits} units, as frame.csv says; found ${units}`;
    return inside.map((entry) =>
      refusal(entry, "more_units_than_population", rules.stratumColumn, stratum.id, expected),
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
    const expected = `${before}, the employees_end of the quarter before`;
    return [refusal(entry, "discontinuous_staff", "employees_start", String(start), expected)];
  });
}
