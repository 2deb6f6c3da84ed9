import type { CommunityRow, EnterpriseRow } from "#contract/input/input-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";
import { type Draws, drawsOf } from "./draws.ts";
import type { Mistake } from "./mistakes.ts";

// Returns that come after the deadline. In the quarter's own file their unit refuses, or stands with a wrong number
// that no hard edit finds; what is right lies in a file of its own, dated some 75 days after the quarter. Everything
// here is drawn apart: once late returns are in, the returns are those of a city without lateness.

export interface LateReturn<R> {
  /** What the quarter's own file says. */
  readonly first: R;
  /** What the late file says, and what is true. */
  readonly last: R;
}

export interface LateReturns {
  /** Day on which they came, 2017-09-13. */
  readonly received: string;
  readonly communities: readonly LateReturn<CommunityRow>[];
  readonly enterprises: readonly LateReturn<EnterpriseRow>[];
}

/** Days after the quarter, give or take: its release comes before, that of the next quarter later. */
const DAYS = { after: 75, range: 3 };
/** Returns of enterprises come by size and sector, from whoever collects them: one to three are late with many. */
const MOST_BATCHES = 3;
const LATE_IN_BATCH = 0.42;
const LATE_ALONE = 0.008;
/** A second late community in a quarter. */
const SECOND_COMMUNITY = 0.5;
/** Late returns that correct an earlier one. */
const CORRECTIONS = 0.15;
/** Answering communities of an area that are not late, so that the area has its figures in time. */
const LEAST_IN_TIME = 5;

/** @param rows the quarter's returns as they are in the end. */
export function drawLateReturns(
  city: string,
  seed: number,
  quarter: string,
  rows: { readonly communities: readonly CommunityRow[]; readonly enterprises: readonly EnterpriseRow[] },
  mistakes: readonly Mistake[],
): LateReturns {
  const draws = drawsOf(seed, `${city}/late returns of ${quarter}`);
  const spoiled = new Set(mistakes.filter((m) => m.quarter === quarter).map((m) => m.unit));
  const days = DAYS.after + Math.round(DAYS.range * (2 * draws.uniform() - 1));
  return {
    received: dayAfter(quarter, days),
    communities: lateCommunities(rows.communities, spoiled, draws),
    enterprises: lateEnterprises(rows.enterprises, spoiled, draws),
  };
}

/** The quarter's own file: late returns are not in it. */
export function firstRows<R>(rows: readonly R[], late: readonly LateReturn<R>[]): R[] {
  const firsts = new Map(late.map(({ first, last }) => [last, first]));
  return rows.map((row) => firsts.get(row) ?? row);
}

function dayAfter(quarter: string, days: number): string {
  const end = quarterIndex(quarter) + 1;
  return new Date(Date.UTC(Math.floor(end / 4), 3 * (end % 4), days)).toISOString().slice(0, 10);
}

function lateCommunities(
  rows: readonly CommunityRow[],
  spoiled: ReadonlySet<string>,
  draws: Draws,
): LateReturn<CommunityRow>[] {
  const late: LateReturn<CommunityRow>[] = [];
  const answered = rows.filter((row) => row.status === "responded");
  for (let left = draws.uniform() < SECOND_COMMUNITY ? 2 : 1; left > 0; left--) {
    const [place, corrected] = [draws.uniform(), draws.uniform() < CORRECTIONS];
    const free = answered.filter(
      (row) =>
        !spoiled.has(row.community_id) &&
        late.every(({ last }) => last !== row) &&
        answered.filter(({ area }) => area === row.area).length > LEAST_IN_TIME,
    );
    const row = free[Math.floor(place * free.length)];
    if (row) late.push({ first: corrected ? miscounted(row, draws) : silent(row), last: row });
  }
  return late;
}

/** Unemployed counted a fifth to two fifths too low or too high. */
function miscounted(row: CommunityRow, draws: Draws): CommunityRow {
  const [unemployed, tooFew] = [row.unemployed ?? 0, draws.uniform() < 0.5];
  const off = Math.max(1, Math.round(unemployed * (0.2 + 0.2 * draws.uniform())));
  return { ...row, unemployed: tooFew && unemployed > off ? unemployed - off : unemployed + off };
}

function silent(row: CommunityRow): CommunityRow {
  return {
    ...row,
    status: "refused",
    working_age_population: null,
    labour_force: null,
    unemployed: null,
    registered_unemployed: null,
    newly_employed: null,
    natural_attrition: null,
    new_entrepreneurs: null,
    jobs_driven: null,
    satisfaction_respondents: null,
    satisfaction_points: null,
  };
}

function lateEnterprises(
  rows: readonly EnterpriseRow[],
  spoiled: ReadonlySet<string>,
  draws: Draws,
): LateReturn<EnterpriseRow>[] {
  const batchOf = ({ size, sector }: EnterpriseRow) => `${size === "large" ? "medium" : size}/${sector}`;
  const batches = [...new Set(rows.map(batchOf))].sort();
  const count = 1 + Math.floor(MOST_BATCHES * draws.uniform());
  const late = new Set(
    batches
      .map((batch) => ({ batch, order: draws.uniform() }))
      .sort((a, b) => a.order - b.order)
      .slice(0, count)
      .map(({ batch }) => batch),
  );
  return rows.flatMap((row) => {
    const [fate, corrected] = [draws.uniform(), draws.uniform() < CORRECTIONS];
    const share = late.has(batchOf(row)) ? LATE_IN_BATCH : LATE_ALONE;
    // Closures are confirmed elsewhere, and after a merger an enterprise has been asked twice.
    const isPlain = row.status === "active" && row.restructuring === null && !spoiled.has(row.enterprise_id);
    if (fate >= share || !isPlain) return [];
    return [{ first: corrected ? misreported(row, draws) : unheard(row), last: row }];
  });
}

/**
 * Some who only moved within the enterprise counted as hires and as separations. Staff is right, so the next quarter
 * goes on from it.
 */
function misreported(row: EnterpriseRow, draws: Draws): EnterpriseRow {
  const moved = 1 + Math.round((row.employees_start ?? 0) * (0.02 + 0.06 * draws.uniform()));
  return { ...row, hires: (row.hires ?? 0) + moved, separations: (row.separations ?? 0) + moved };
}

function unheard(row: EnterpriseRow): EnterpriseRow {
  return {
    ...row,
    status: "refused",
    employees_start: null,
    hires: null,
    separations: null,
    layoffs: null,
    employees_end: null,
    vacancies: null,
  };
}
