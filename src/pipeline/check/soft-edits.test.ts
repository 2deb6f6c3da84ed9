import { expect, test } from "vitest";
import type { CommunityRow, EnterpriseRow } from "#contract/input/input-tables.ts";
import { askCommunity, askEnterprise } from "./soft-edits.ts";

const community = {
  ...{ community_id: "c1", status: "responded", labour_force: 300, unemployed: 12 },
  ...{ registered_unemployed: null, satisfaction_respondents: null, satisfaction_points: null },
} as CommunityRow;
const enterprise = {
  ...{ enterprise_id: "e1", status: "active", employees_start: 100, hires: 10, separations: 10 },
  ...{ layoffs: 0, employees_end: 100, vacancies: 3 },
} as EnterpriseRow;
const codes = (faults: readonly { code: string; column: string }[]) =>
  faults.map(({ code, column }) => `${code} ${column}`);

const firms: [string, Partial<EnterpriseRow>, string[]][] = [
  ["a fifth more staff", { employees_end: 120 }, []],
  ["more than a fifth", { employees_end: 121 }, ["staff_change employees_end"]],
  ["more than a fifth less", { employees_end: 79 }, ["staff_change employees_end"]],
  ["9 persons more in a small firm", { employees_start: 5, hires: 0, separations: 0, employees_end: 14 }, []],
  [
    "10 persons more from nothing",
    { employees_start: 0, hires: 10, separations: 0, employees_end: 10 },
    ["staff_change employees_end", "hires_rate hires"],
  ],
  ["hires of half the staff", { hires: 50 }, []],
  ["hires above half the staff", { hires: 51 }, ["hires_rate hires"]],
  ["separations above half the staff", { separations: 51 }, ["separations_rate separations"]],
  ["as many vacancies as staff", { vacancies: 100 }, []],
  ["more vacancies than staff", { vacancies: 101 }, ["vacancies_above_staff vacancies"]],
  [
    "a closure, which is one question",
    { status: "closed", hires: 0, separations: 100, employees_end: 0, vacancies: 0 },
    ["no_staff_left employees_end"],
  ],
  ["a firm that closed before", { status: "closed", employees_start: 0, employees_end: 0, vacancies: 0 }, []],
  [
    "an active firm with nobody in it",
    { employees_start: 0, employees_end: 0, vacancies: 0 },
    ["active_without_staff employees_end"],
  ],
  ["items that were not collected", { employees_start: null, hires: null, separations: null }, []],
  ["a refusal", { status: "refused", employees_start: null, employees_end: null, vacancies: null }, []],
];
test.each(firms)("enterprises: %s", (_, change, expected) => {
  expect(codes(askEnterprise({ ...enterprise, ...change }))).toStrictEqual(expected);
});

const communities: [string, Partial<CommunityRow>, string[]][] = [
  ["as many registered as labour force", { registered_unemployed: 300 }, []],
  [
    "more registered unemployed than labour force",
    { registered_unemployed: 301 },
    ["registered_above_labour_force registered_unemployed"],
  ],
  ["nobody in the labour force", { labour_force: 0, unemployed: 0 }, ["no_labour_force labour_force"]],
  [
    "points of nobody knows how many",
    { satisfaction_points: 40 },
    ["satisfaction_incomplete satisfaction_respondents"],
  ],
  ["a refusal", { status: "refused", labour_force: null, registered_unemployed: 9 }, []],
];
test.each(communities)("communities: %s", (_, change, expected) => {
  expect(codes(askCommunity({ ...community, ...change }))).toStrictEqual(expected);
});
