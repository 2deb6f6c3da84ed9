import type { CommunityRow, EnterpriseRow } from "#contract/input/input-tables.ts";
import type { IssueCode } from "#contract/issues/issue-codes.ts";
import type { IssueParams } from "#contract/issues/issue-text.ts";
import { type Issue, issueAt } from "#pipeline/issue/issue.ts";
import type { Entry } from "#pipeline/read/read.ts";

// Hard edits within one return (METHOD section 5): a return that breaks one is refused.

export interface Fault {
  readonly code: IssueCode;
  readonly column: string;
  readonly params?: IssueParams;
}

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
  if (row.status === "refused") return refusedWithCounts(row, COMMUNITY_COUNTS);
  const faults: Fault[] = [];
  const { labour_force } = row;
  if (labour_force === null) {
    const params = { status: { word: row.status } };
    return [{ code: "responded_without_counts", column: "labour_force", params }, ...satisfactionFaults(row)];
  }
  const params = { labour_force };
  if (exceeds(row.unemployed, labour_force)) {
    faults.push({ code: "unemployed_above_labour_force", column: "unemployed", params });
  }
  if (exceeds(row.newly_employed, labour_force)) {
    faults.push({ code: "newly_employed_above_labour_force", column: "newly_employed", params });
  }
  return [...faults, ...satisfactionFaults(row)];
}

/** Every person asked answers with 1 to 5 points. */
function satisfactionFaults(row: CommunityRow): Fault[] {
  const { satisfaction_respondents: asked, satisfaction_points: points } = row;
  if (asked === null || points === null || (asked <= points && points <= MOST_POINTS * asked)) return [];
  const params = { asked, most: MOST_POINTS * asked };
  return [{ code: "satisfaction_out_of_range", column: "satisfaction_points", params }];
}

const MOST_POINTS = 5;

export function checkEnterprise(row: EnterpriseRow): Fault[] {
  if (row.status === "refused") return refusedWithCounts(row, ENTERPRISE_COUNTS);
  const faults: Fault[] = [];
  const { separations, employees_end: end, layoffs } = row;
  if (end === null) {
    const params = { status: { word: row.status } };
    faults.push({ code: "responded_without_counts", column: "employees_end", params });
  }
  if (row.status === "closed" && end !== null && end !== 0) {
    faults.push({ code: "closed_with_employees", column: "employees_end" });
  }
  faults.push(...balanceFaults(row));
  if (separations !== null && exceeds(layoffs, separations)) {
    faults.push({ code: "layoffs_above_separations", column: "layoffs", params: { separations } });
  }
  return faults;
}

function balanceFaults({ employees_start, hires, separations, employees_end: end }: EnterpriseRow): Fault[] {
  if (employees_start === null || hires === null || separations === null) return [];
  const most = employees_start + hires;
  if (separations > most)
    return [{ code: "separations_above_staff", column: "separations", params: { sum: most } }];
  if (end === null || most - separations === end) return [];
  return [{ code: "balance_broken", column: "employees_end", params: { sum: most - separations } }];
}

function refusedWithCounts(row: object, columns: readonly string[]): Fault[] {
  const values = row as Readonly<Record<string, unknown>>;
  return columns
    .filter((column) => values[column] !== null)
    .map((column) => ({ code: "refused_with_counts", column }));
}

export function exceeds(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && a > b;
}

/** Applies a check to every entry that could be read. */
export function checkEntries<R extends object>(
  entries: readonly Entry<R>[],
  check: (row: R) => readonly Fault[],
): Issue[] {
  return entries.flatMap((entry) => {
    const { row } = entry;
    if (row === null) return [];
    const values = row as Readonly<Record<string, unknown>>;
    return check(row).map(({ code, column, params }) =>
      issueAt(entry, code, column, String(values[column] ?? ""), params),
    );
  });
}
