import type { EnterpriseRow } from "#contract/input/input-tables.ts";

// What y and x of a published enterprise indicator are made of, so that the same count can be found in several of them.

export type Count = "employees" | "hires" | "separations" | "vacancies";
type Column = Extract<keyof EnterpriseRow, "employees_start" | "employees_end" | Exclude<Count, "employees">>;

/** A count as y·(numerator) + x·(denominator), `at` so many quarters later than the indicator's. */
interface Part {
  readonly count: Count;
  readonly at: number;
  readonly y: number;
  readonly x: number;
}

interface Meaning {
  readonly parts: readonly Part[];
  /** What an enterprise must have answered to be a respondent of the indicator. */
  readonly needs: readonly { readonly column: Column; readonly at: number }[];
}

const need = (column: Column, at = 0) => ({ column, at });
// Employees at the start of a quarter are those at the end of the one before: `at` -1.
const start: Part = { count: "employees", at: -1, y: 0, x: 1 };
const flow = (count: "hires" | "separations"): Meaning => ({
  parts: [{ count, at: 0, y: 1, x: 0 }, start],
  needs: [need(count), need("employees_start")],
});

export const meanings: Readonly<Record<string, Meaning>> = {
  employment_growth: {
    parts: [{ count: "employees", at: 0, y: 1, x: 1 }, start],
    needs: [need("employees_end"), need("employees_start")],
  },
  employment_growth_year: {
    parts: [
      { count: "employees", at: 0, y: 1, x: 1 },
      { count: "employees", at: -4, y: 0, x: 1 },
    ],
    needs: [need("employees_end"), need("employees_end", -4)],
  },
  employment_level: {
    parts: [{ count: "employees", at: 0, y: 1, x: 0 }],
    needs: [need("employees_end")],
  },
  hire_rate: flow("hires"),
  separation_rate: flow("separations"),
  vacancy_rate: {
    parts: [
      { count: "vacancies", at: 0, y: 1, x: 0 },
      { count: "employees", at: 0, y: -1, x: 1 },
    ],
    needs: [need("vacancies"), need("employees_end")],
  },
};

/** A count of one date or quarter: `employees@8065` are those at the end of the quarter with index 8065. */
export type Key = `${Count}@${number}`;

export const keyOf = (part: Part, quarter: number): Key => `${part.count}@${quarter + part.at}`;

/** Where the returns hold a key: for employees also the start of the next quarter. */
export function columnsOf(key: Key): readonly { readonly quarter: number; readonly column: Column }[] {
  const [count, at] = key.split("@") as [Count, string];
  const quarter = Number(at);
  if (count !== "employees") return [{ quarter, column: count }];
  return [
    { quarter, column: "employees_end" },
    { quarter: quarter + 1, column: "employees_start" },
  ];
}
