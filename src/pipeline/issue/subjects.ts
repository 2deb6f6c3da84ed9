import { unitColumn } from "#contract/input/input-tables.ts";
import type { Entry } from "#pipeline/read/read.ts";
import type { Issue, Subject } from "./issue.ts";

type Cells = Readonly<Record<string, unknown>>;

/** Says of each issue whose return it is about: what stays the same when rows move. */
export function nameSubjects(
  issues: readonly Issue[],
  entries: readonly Entry<unknown>[],
  place: Omit<Subject, "unit">,
): Issue[] {
  if (issues.length === 0) return [];
  const cells = new Map(entries.map((entry) => [placeOf(entry, entry.line), cellsOf(entry)]));
  return issues.map((issue) => ({
    ...issue,
    subject: subjectOf(place, cells.get(placeOf(issue, issue.row))),
  }));
}

function subjectOf(place: Omit<Subject, "unit">, cells: Cells = {}): Subject {
  const quarter = place.quarter ?? textIn(cells, "quarter");
  return { ...place, quarter, unit: unitOf(place.table, cells) };
}

function unitOf(table: string, cells: Cells): string | null {
  if (table === "frame") {
    const stratum = [textIn(cells, "survey"), textIn(cells, "stratum")].filter((part) => part !== null);
    return stratum.join(" ") || null;
  }
  const columns: Readonly<Record<string, string>> = unitColumn;
  return textIn(cells, columns[table] ?? "");
}

function textIn(cells: Cells, name: string): string | null {
  const value = cells[name];
  return typeof value === "string" && value !== "" ? value : null;
}

function cellsOf({ row, legible }: Entry<unknown>): Cells {
  return (row ?? legible ?? {}) as Cells;
}

function placeOf(
  { file, sheet }: { readonly file: string; readonly sheet: string | null },
  row: number | null,
): string {
  return [file, sheet ?? "", row ?? ""].join("\u0000");
}
