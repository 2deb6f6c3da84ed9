import type { CommunityRow, EnterpriseRow } from "#contract/input/input-tables.ts";
import type { Draws } from "./draws.ts";

// Slips of the pen that a check must catch, and optional items that nobody filled in.

/** A return that breaks a hard edit on purpose, so that a check can be held against the list. */
export interface Mistake {
  readonly quarter: string;
  readonly unit: string;
  readonly column: string;
}

const ENTERPRISE_MISTAKES = 0.0002;
const COMMUNITY_MISTAKES = 0.0005;
const BLANK = 0.01;

export function spoilEnterprise(row: EnterpriseRow, draws: Draws, mistakes: Mistake[]): EnterpriseRow {
  const [mistaken, kind, blank] = [draws.uniform(), draws.uniform(), draws.uniform()];
  if (row.status !== "active") return row;
  if (mistaken < ENTERPRISE_MISTAKES) {
    const column = kind < 0.6 ? "employees_end" : "layoffs";
    mistakes.push({ quarter: row.quarter, unit: row.enterprise_id, column });
    const wrong =
      column === "layoffs"
        ? (row.separations ?? 0) + (row.employees_start ?? 0)
        : (row.employees_end ?? 0) * 10;
    return { ...row, [column]: wrong };
  }
  return blank < BLANK ? { ...row, vacancies: null } : row;
}

export function spoilCommunity(row: CommunityRow, draws: Draws, mistakes: Mistake[]): CommunityRow {
  const [mistaken, registered, attrition] = [draws.uniform(), draws.uniform(), draws.uniform()];
  if (row.status !== "responded") return row;
  if (mistaken < COMMUNITY_MISTAKES) {
    mistakes.push({ quarter: row.quarter, unit: row.community_id, column: "unemployed" });
    return { ...row, unemployed: (row.labour_force ?? 0) + (row.unemployed ?? 0) + 1 };
  }
  return {
    ...row,
    registered_unemployed: registered < BLANK ? null : row.registered_unemployed,
    natural_attrition: attrition < BLANK ? null : row.natural_attrition,
  };
}
