import type { CommunityRow, EnterpriseRow } from "#contract/input-tables.ts";
import type { Issue, Severity } from "./issue.ts";
import type { Entry } from "./read.ts";

// Hard edits within one return (METHOD section 5): a return that breaks one is refused.

export type Fault = { readonly code: string; readonly column: string; readonly expected: string };

/** Not those that other records tell of a community that does not answer. */
const COMMUNITY_COUNTS = [
  "labour_force",
  "unemployed",
  "newly_employed",
  "new_entrepreneurs",
  "jobs_driven",
  "satisfaction_respondents",
  "satisfaction_points",
];
const ENTERPRISE_COUNTS = [
  "employees_start",
  "hires",
  "separations",
  "layoffs",
  "employees_end",
  "vacancies",
];

export function checkCommunity(row: CommunityRow): Fault[] {
  const faults: Fault[] = [];
  if (row.status === "refused") return refusedWithCounts(row, COMMUNITY_COUNTS);
  if (row.labour_force === null) {
    faults.push({
      code: "responded_without_counts",
      column: "labour_force",
      expected: "a count, as status is responded",
    });
  }
  if (exceeds(row.unemployed, row.labour_force)) {
    faults.push({
      code: "unemployed_above_labour_force",
      column: "unemployed",
      expected: `at most labour_force ${row.labour_force}`,
    });
  }
  if (exceeds(row.newly_employed, row.labour_force)) {
    faults.push({
      code: "newly_employed_above_labour_force",
      column: "newly_employed",
      expected: `at most labour_force ${row.labour_force}`,
    });
  }
  return [...faults, ...satisfactionFaults(row)];
}

/** Every person asked answers with 1 to 5 points. */
function satisfactionFaults(row: CommunityRow): Fault[] {
  const { satisfaction_respondents: asked, satisfaction_points: points } = row;
  if (asked === null || points === null || (asked <= points && points <= MOST_POINTS * asked)) return [];
  const expected = `${asked} to ${MOST_POINTS * asked} points of ${asked} respondents`;
  return [{ code: "satisfaction_out_of_range", column: "satisfaction_points", expected }];
}

const MOST_POINTS = 5;

export function checkEnterprise(row: EnterpriseRow): Fault[] {
  if (row.status === "refused") return refusedWithCounts(row, ENTERPRISE_COUNTS);
  const faults: Fault[] = [];
  const { employees_start: start, hires, separations, employees_end: end, layoffs } = row;
  if (end === null) {
    faults.push({
      code: "responded_without_counts",
      column: "employees_end",
      expected: `a count, as status is ${row.status}`,
    });
  }
  if (row.status === "closed" && end !== null && end !== 0) {
    faults.push({
      code: "closed_with_employees",
      column: "employees_end",
      expected: "0, as status is closed",
    });
  }
  if (start !== null && hires !== null && separations !== null) {
    if (separations > start + hires) {
      faults.push({
        code: "separations_above_staff",
        column: "separations",
        expected: `at most employees_start + hires = ${start + hires}`,
      });
    } else if (end !== null && start + hires - separations !== end) {
      faults.push({
        code: "balance_broken",
        column: "employees_end",
        expected: `employees_start + hires - separations = ${start + hires - separations}`,
      });
    }
  }
  if (exceeds(layoffs, separations)) {
    faults.push({
      code: "layoffs_above_separations",
      column: "layoffs",
      expected: `at most separations ${separations}`,
    });
  }
  return faults;
}

function refusedWithCounts(row: object, columns: readonly string[]): Fault[] {
  const values = row as Readonly<Record<string, unknown>>;
  return columns
    .filter((column) => values[column] !== null)
    .map((column) => ({
      code: "refused_with_counts",
      column,
      expected: "an empty cell, as status is refused",
    }));
}

export function exceeds(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && a > b;
}

/** Applies a check to every entry that could be read. */
export function checkEntries<R extends object>(
  entries: readonly Entry<R>[],
  check: (row: R) => readonly Fault[],
  severity: Severity = "refuse",
): Issue[] {
  return entries.flatMap(({ file, line, row }) =>
    row === null
      ? []
      : check(row).map(({ code, column, expected }) => ({
          code,
          severity,
          file,
          row: line,
          column,
          value: String((row as Readonly<Record<string, unknown>>)[column] ?? ""),
          expected,
        })),
  );
}
