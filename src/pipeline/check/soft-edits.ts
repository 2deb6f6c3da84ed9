import type { CommunityRow, EnterpriseRow } from "#contract/input/input-tables.ts";
import type { IssueParams } from "#contract/issues/issue-text.ts";
import { exceeds, type Fault } from "./checks.ts";

// Soft edits within one return (METHOD section 5): the return is used, and its office confirms it or comments on it.

/** A change of staff is asked about above this share, and from so many persons on. */
const STAFF_CHANGE = 0.2;
const STAFF_CHANGE_PERSONS = 10;
/** Hires, or separations, per member of staff at the start. */
const FLOW_RATE = 0.5;

export function askCommunity(row: CommunityRow): Fault[] {
  if (row.status === "refused") return [];
  const faults: Fault[] = [];
  const { labour_force } = row;
  if (labour_force === 0) faults.push({ code: "no_labour_force", column: "labour_force" });
  // Registers go by registered residence, returns by who lives there: above is odd, not impossible.
  if (labour_force !== null && exceeds(row.registered_unemployed, labour_force)) {
    const params = { labour_force };
    faults.push({ code: "registered_above_labour_force", column: "registered_unemployed", params });
  }
  if ((row.satisfaction_respondents === null) !== (row.satisfaction_points === null)) {
    const column = row.satisfaction_points === null ? "satisfaction_points" : "satisfaction_respondents";
    faults.push({ code: "satisfaction_incomplete", column });
  }
  return faults;
}

export function askEnterprise(row: EnterpriseRow): Fault[] {
  if (row.status === "refused") return [];
  const { employees_end } = row;
  const vacancies: Fault[] =
    employees_end !== null && exceeds(row.vacancies, employees_end)
      ? [{ code: "vacancies_above_staff", column: "vacancies", params: { employees_end } }]
      : [];
  return [...(employees_end === 0 ? withoutStaff(row) : staffChanges(row)), ...vacancies];
}

/** One question for a firm that lost all its staff, not one for every rate that this makes extreme. */
function withoutStaff({ status, employees_start: start }: EnterpriseRow): Fault[] {
  if (start !== null && start > 0) {
    const params: IssueParams = status === "closed" ? { case: "closed", employees_start: start } : {};
    return [{ code: "no_staff_left", column: "employees_end", params }];
  }
  if (status === "closed") return [];
  return [{ code: "active_without_staff", column: "employees_end" }];
}

function staffChanges(row: EnterpriseRow): Fault[] {
  const { employees_start: start, employees_end: end } = row;
  if (start === null) return [];
  const params = { employees_start: start };
  const faults: Fault[] = [];
  const change = end === null ? 0 : Math.abs(end - start);
  if (change >= STAFF_CHANGE_PERSONS && change > STAFF_CHANGE * start) {
    faults.push({ code: "staff_change", column: "employees_end", params });
  }
  for (const column of ["hires", "separations"] as const) {
    if ((row[column] ?? 0) > FLOW_RATE * start) faults.push({ code: `${column}_rate`, column, params });
  }
  return faults;
}
