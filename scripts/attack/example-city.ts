import type { EnterpriseRow } from "#contract/input/input-tables.ts";
import type { CellRow, LinkRow } from "#contract/published/moment-tables.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import { cellMoments, linkMoments } from "#pipeline/estimate/moments.ts";
import type { FrameStratum } from "#pipeline/read/strata.ts";
import { type Sample, weighSample } from "#pipeline/weigh/sample.ts";
import type { CityRelease } from "./release.ts";
import type { Truth } from "./truth.ts";

// A city for tests, published without any rule of disclosure: what attacks must be able to break.

export interface Example {
  readonly firms: number;
  readonly quarters: number;
  /** Enterprises of the sampled stratum in the population. */
  readonly population: number;
  /** A stratum of large enterprises beside it, in the same cell, that all answer. */
  readonly large: number;
  /** Which enterprises (by number) stay away in a quarter (by number). */
  readonly isAbsent: (firm: number, quarter: number) => boolean;
}

const FIRST = quarterIndex("2010Q1");
export const exampleQuarter = (i: number): number => FIRST + i;

export function exampleRows(example: Example): EnterpriseRow[] {
  const { firms, large, quarters, isAbsent } = example;
  return Array.from({ length: quarters }, (_, t) =>
    Array.from({ length: firms + large }, (_, i) => i)
      .filter((i) => !isAbsent(i, t))
      .map((i): EnterpriseRow => {
        const [start, end] = [staff(i, t - 1, i >= firms), staff(i, t, i >= firms)];
        const [hires, separations] = [Math.max(0, end - start) + (i % 5), Math.max(0, start - end) + (i % 5)];
        return {
          ...{ quarter: quarterOf(exampleQuarter(t)), city: "testville", enterprise_id: `firm-${i + 10}` },
          ...{ size: i >= firms ? "large" : "medium", sector: "C", status: "active" },
          ...{ employees_start: start, hires, separations, layoffs: 0, employees_end: end },
          ...{ vacancies: i % 4, restructuring: null },
        };
      }),
  ).flat();
}

/** Whole numbers without a pattern: 300 to 700 people, or 1300 to 1700. */
function staff(firm: number, quarter: number, isLarge: boolean): number {
  const size = 300 + ((firm * 7919 + 13) % 331) + (isLarge ? 1000 : 0);
  return size + ((firm * 104729 + (quarter + 7) * 15485863) % 71);
}

function frameOf({ population, large }: Example): FrameStratum[] {
  const stratum = (size: string, populationUnits: number): FrameStratum => ({
    ...{ id: `${size}/C`, survey: "enterprise", group: size, cell: "large+medium/C" },
    ...{ populationUnits, knownTotal: null },
  });
  return [...(large > 0 ? [stratum("large", large)] : []), stratum("medium", population)];
}

export function exampleTruth(example: Example, rows: readonly EnterpriseRow[]): Truth {
  const strata = frameOf(example).map(({ id, cell, populationUnits: units }) => ({ id, cell, units }));
  const byId = new Map(strata.map((stratum) => [stratum.id, stratum]));
  const quarters = Array.from({ length: example.quarters }, (_, i) => exampleQuarter(i));
  const returnsOf = (quarter: number) =>
    rows.flatMap((row) => {
      const stratum = byId.get(`${row.size}/C`);
      return stratum && row.quarter === quarterOf(quarter)
        ? [[row.enterprise_id, { row, stratum }] as const]
        : [];
    });
  return {
    city: "testville",
    frame: new Map(quarters.map((quarter) => [quarter, strata])),
    returns: new Map(quarters.map((quarter) => [quarter, new Map(returnsOf(quarter))])),
  };
}

const formulas: Readonly<Record<string, (row: EnterpriseRow) => { y: number; x: number }>> = {
  employment_growth: ({ employees_end: end, employees_start: start }) => ({
    y: (end ?? 0) - (start ?? 0),
    x: start ?? 0,
  }),
  hire_rate: ({ hires, employees_start }) => ({ y: hires ?? 0, x: employees_start ?? 0 }),
  separation_rate: ({ separations, employees_start }) => ({ y: separations ?? 0, x: employees_start ?? 0 }),
  vacancy_rate: ({ vacancies, employees_end }) => ({
    y: vacancies ?? 0,
    x: (employees_end ?? 0) + (vacancies ?? 0),
  }),
};

/** Cells and links of the rows as they are. */
export function exampleRelease(
  example: Example,
  rows: readonly EnterpriseRow[],
  indicators: readonly string[] = ["employment_growth"],
): CityRelease {
  const parts = indicators.map((indicator) => publish(example, rows, indicator));
  return {
    city: "testville",
    cells: parts.flatMap(({ cells }) => cells),
    links: parts.flatMap(({ links }) => links),
  };
}

function publish(example: Example, rows: readonly EnterpriseRow[], indicator: string) {
  const samples = new Map<number, Sample>();
  for (let i = 0; i < example.quarters; i += 1) {
    const quarter = exampleQuarter(i);
    const responses = rows
      .filter((row) => row.quarter === quarterOf(quarter))
      .map((row) => {
        const values = formulas[indicator]?.(row) ?? { y: 0, x: 0 };
        return { stratum: `${row.size}/C`, unit: { id: row.enterprise_id, ...values } };
      });
    samples.set(quarter, weighSample(quarter, frameOf(example), responses, true));
  }
  const place = { city: "testville", survey: "enterprise", indicator } as const;
  const cells = [...samples].flatMap(([quarter, sample]) =>
    cellMoments(sample).map(
      (cell): CellRow => ({ ...place, quarter: quarterOf(quarter), ...cell, imputed_share: null }),
    ),
  );
  const links = [...samples].flatMap(([quarter, later]) => {
    const earlier = samples.get(quarter - 1);
    const linked = earlier ? linkMoments(later, earlier) : [];
    return linked.map((link): LinkRow => ({ ...place, quarter: quarterOf(quarter), lag: 1, ...link }));
  });
  return { cells, links };
}
