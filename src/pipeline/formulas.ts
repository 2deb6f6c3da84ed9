import type { CommunityRow, EnterpriseRow } from "#contract/input-tables.ts";

// Numerator y and denominator x of each indicator, from one return. null: not collected in this return.

export interface Values {
  readonly y: number;
  readonly x: number;
}

const pair = (y: number | null, x: number | null): Values | null =>
  y === null || x === null ? null : { y, x };

export const communityFormulas: Readonly<Record<string, (row: CommunityRow) => Values | null>> = {
  unemployment_rate: (row) => pair(row.unemployed, row.labour_force),
  new_jobs: (row) => pair(row.newly_employed, row.labour_force),
  jobs_multiplier: (row) => pair(row.jobs_driven, row.new_entrepreneurs),
};

export const enterpriseFormulas: Readonly<Record<string, (row: EnterpriseRow) => Values | null>> = {
  // A firm confirmed closed reports employees_end 0: a respondent with a loss, not a nonrespondent.
  employment_growth: (row) =>
    row.employees_end === null || row.employees_start === null
      ? null
      : { y: row.employees_end - row.employees_start, x: row.employees_start },
};
