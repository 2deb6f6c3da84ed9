import type { CommunityRow, EnterpriseRow } from "#contract/input/input-tables.ts";

// Numerator y and denominator x of each indicator, from one return. null: not collected in this return.

export interface Values {
  readonly y: number;
  readonly x: number;
}

const pair = (y: number | null, x: number | null): Values | null =>
  y === null || x === null ? null : { y, x };

const plus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);
const minus = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : a - b;

export const communityFormulas: Readonly<Record<string, (row: CommunityRow) => Values | null>> = {
  unemployment_rate: (row) => pair(row.unemployed, row.labour_force),
  unemployment_rate_registered: (row) => pair(row.unemployed, row.registered_unemployed),
  new_jobs: (row) => pair(row.newly_employed, row.labour_force),
  jobs_multiplier: (row) => pair(row.jobs_driven, row.new_entrepreneurs),
  // Founders are counted by the registry's offset of 1.
  jobs_multiplier_with_founders: (row) => pair(row.jobs_driven, row.new_entrepreneurs),
  // The same respondents as the multiplier's: its interval needs the share of them with any jobs.
  jobs_multiplier_reach: (row) =>
    row.jobs_driven === null || row.new_entrepreneurs === null ? null : pair(row.jobs_driven > 0 ? 1 : 0, 1),
  entrepreneurial_activity: (row) => pair(row.new_entrepreneurs, row.working_age_population),
  // 100 (mean - 1) / 4 of answers from 1 to 5, as a share of the points that were possible.
  satisfaction: ({ satisfaction_points: points, satisfaction_respondents: asked }) =>
    pair(minus(points, asked), asked === null ? null : 4 * asked),
  // Labour force per employed person: times jobs per labour force it is jobs per employed person.
  employment_contribution: (row) => pair(row.labour_force, minus(row.labour_force, row.unemployed)),
};

type EnterpriseCounts = Pick<
  EnterpriseRow,
  "employees_start" | "hires" | "separations" | "employees_end" | "vacancies"
>;

/** @param earlier the enterprise's return of `matched_lag` quarters before. */
type EnterpriseFormula = (row: EnterpriseCounts, earlier: EnterpriseCounts | undefined) => Values | null;

export const enterpriseFormulas: Readonly<Record<string, EnterpriseFormula>> = {
  // A firm confirmed closed reports employees_end 0: a respondent with a loss, not a nonrespondent.
  employment_growth: (row) => pair(minus(row.employees_end, row.employees_start), row.employees_start),
  employment_growth_year: (row, earlier) => {
    const before = earlier?.employees_end ?? null;
    return pair(minus(row.employees_end, before), before);
  },
  employment_level: (row) => pair(row.employees_end, 1),
  hire_rate: (row) => pair(row.hires, row.employees_start),
  separation_rate: (row) => pair(row.separations, row.employees_start),
  vacancy_rate: (row) => pair(row.vacancies, plus(row.employees_end, row.vacancies)),
};
