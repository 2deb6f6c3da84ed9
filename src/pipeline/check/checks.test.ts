import { expect, test } from "vitest";
import type { CommunityRow, EnterpriseRow } from "#contract/input/input-tables.ts";
import { checkCommunity, checkEnterprise, checkEntries } from "./checks.ts";

const community: CommunityRow = {
  quarter: "2016Q1",
  city: "wuhan",
  community_id: "c1",
  area: "urban",
  status: "responded",
  working_age_population: 400,
  labour_force: 300,
  unemployed: 12,
  registered_unemployed: null,
  newly_employed: 5,
  natural_attrition: null,
  new_entrepreneurs: 1,
  jobs_driven: 4,
  satisfaction_respondents: null,
  satisfaction_points: null,
};
const enterprise: EnterpriseRow = {
  quarter: "2016Q1",
  city: "wuhan",
  enterprise_id: "e1",
  size: "medium",
  sector: "C",
  status: "active",
  employees_start: 100,
  hires: 10,
  separations: 20,
  layoffs: 5,
  employees_end: 90,
  vacancies: 3,
  restructuring: null,
};
const places = (faults: readonly { code: string; column: string }[]) =>
  faults.map(({ code, column }) => `${code} ${column}`);

test("good returns pass, also with items that were not collected", () => {
  expect(checkCommunity(community)).toStrictEqual([]);
  expect(checkEnterprise(enterprise)).toStrictEqual([]);
  expect(checkEnterprise({ ...enterprise, hires: null, separations: null, layoffs: null })).toStrictEqual([]);
});

const communities: [string, Partial<CommunityRow>, string[]][] = [
  ["more unemployed than labour force", { unemployed: 301 }, ["unemployed_above_labour_force unemployed"]],
  [
    "more newly employed than labour force",
    { newly_employed: 301 },
    ["newly_employed_above_labour_force newly_employed"],
  ],
  [
    "less than one point for each person asked",
    { satisfaction_respondents: 20, satisfaction_points: 19 },
    ["satisfaction_out_of_range satisfaction_points"],
  ],
  [
    "more than five points for each person asked",
    { satisfaction_respondents: 20, satisfaction_points: 101 },
    ["satisfaction_out_of_range satisfaction_points"],
  ],
  ["a response without a labour force", { labour_force: null }, ["responded_without_counts labour_force"]],
  [
    "a refusal with counts",
    { status: "refused", labour_force: null, unemployed: null, new_entrepreneurs: null, jobs_driven: null },
    ["refused_with_counts newly_employed"],
  ],
];
test.each(communities)("communities: %s", (_, change, expected) => {
  expect(places(checkCommunity({ ...community, ...change }))).toStrictEqual(expected);
});

const enterprises: [string, Partial<EnterpriseRow>, string[]][] = [
  ["a broken balance", { employees_end: 91 }, ["balance_broken employees_end"]],
  ["more separations than there was staff", { separations: 111 }, ["separations_above_staff separations"]],
  ["more layoffs than separations", { layoffs: 21 }, ["layoffs_above_separations layoffs"]],
  ["a closed firm with staff", { status: "closed" }, ["closed_with_employees employees_end"]],
  [
    "two faults in one return",
    { employees_end: 91, layoffs: 21 },
    ["balance_broken employees_end", "layoffs_above_separations layoffs"],
  ],
  [
    "an active firm without staff at the end",
    { employees_end: null },
    ["responded_without_counts employees_end"],
  ],
];
test.each(enterprises)("enterprises: %s", (_, change, expected) => {
  expect(places(checkEnterprise({ ...enterprise, ...change }))).toStrictEqual(expected);
});

test.each([20, 60, 100])("20 persons may give %i points of satisfaction", (satisfaction_points) => {
  const asked = { ...community, satisfaction_respondents: 20, satisfaction_points };
  expect(checkCommunity(asked)).toStrictEqual([]);
});

test("a closed firm that lost all its staff is a respondent with zero", () => {
  const closed = { ...enterprise, status: "closed" as const, hires: 0, separations: 100, employees_end: 0 };
  expect(checkEnterprise(closed)).toStrictEqual([]);
});

test("an issue names file, row, column, value and what was expected; unread rows are passed over", () => {
  const entries = [
    { file: "f.csv", sheet: null, line: 2, row: null },
    { file: "f.csv", sheet: null, line: 3, row: { ...community, unemployed: 301 } },
  ];
  expect(checkEntries(entries, checkCommunity)).toStrictEqual([
    {
      code: "unemployed_above_labour_force",
      severity: "refuse",
      ...{ file: "f.csv", sheet: null, row: 3, column: "unemployed", cell: null, header: null },
      ...{ value: "301", expected: "at most labour_force 300", params: { labour_force: 300 } },
      ...{ subject: null, confirmed: null },
    },
  ]);
});
