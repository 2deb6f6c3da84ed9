import type { StartupRow } from "#contract/input/input-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";

// Figures of a register of supported start-ups: counts of all of them, so without sampling error. A figure of a
// quarter uses that quarter's file and earlier ones, never later ones. Quarters sort as text.

export interface RegisterQuarter {
  readonly quarter: string;
  /** null: no usable file. */
  readonly rows: readonly StartupRow[] | null;
}

export interface Register {
  readonly quarters: ReadonlyMap<string, readonly StartupRow[] | null>;
  /** All rows of a start-up, oldest first. */
  readonly histories: ReadonlyMap<string, readonly StartupRow[]>;
}

/** Above this share of start-ups of which nothing is known, there is no figure. */
export const MOST_UNKNOWN = 0.1;
/** 42 months: the age in quarters up to which a start-up counts as young. */
export const YOUNG = 14;

/** Quarters in any order. */
export function registerOf(quarters: readonly RegisterQuarter[]): Register {
  const ordered = quarters.toSorted((a, b) => quarterIndex(a.quarter) - quarterIndex(b.quarter));
  return {
    quarters: new Map(ordered.map(({ quarter, rows }) => [quarter, rows])),
    histories: Map.groupBy(
      ordered.flatMap(({ rows }) => rows ?? []),
      (row) => row.startup_id,
    ),
  };
}

/** Start-ups that the quarter's own file lists as supported in it; null without that file. */
export function newlySupported(register: Register, quarter: string): readonly StartupRow[] | null {
  const rows = register.quarters.get(quarter) ?? null;
  return rows?.filter((row) => row.supported_quarter === quarter) ?? null;
}

/** Ended stays ended without a row. Alive needs the quarter's own row, else the start-up is unknown: censored. */
export function stateAt(history: readonly StartupRow[], quarter: string): "alive" | "ended" | "unknown" {
  const last = history.findLast((row) => row.alive !== null && row.quarter <= quarter);
  if (last?.alive === false) return "ended";
  return last?.quarter === quarter ? "alive" : "unknown";
}

export interface RegisterMultiplier {
  readonly supported: number;
  /** Employees besides the founders when they were supported. */
  readonly jobs: number;
  /** Supported start-ups whose jobs are blank. */
  readonly unknown: number;
  readonly missingQuarters: readonly string[];
  /** Jobs a supported start-up, blank ones left out; null where a file is missing or too much is blank. */
  readonly multiplier: number | null;
}

/** @param period quarters whose newly supported start-ups are counted. */
export function registerMultiplier(register: Register, period: readonly string[]): RegisterMultiplier {
  const rows = period.flatMap((quarter) => newlySupported(register, quarter) ?? []);
  const missingQuarters = period.filter((quarter) => newlySupported(register, quarter) === null);
  const jobsOf = (row: StartupRow) => row.jobs ?? (row.alive === false ? 0 : null);
  const jobs = rows.reduce((sum, row) => sum + (jobsOf(row) ?? 0), 0);
  const unknown = rows.filter((row) => jobsOf(row) === null).length;
  const known = missingQuarters.length === 0 && isKnown(unknown, rows.length);
  const multiplier = known ? jobs / (rows.length - unknown) : null;
  return { supported: rows.length, jobs, unknown, missingQuarters, multiplier };
}

export interface YoungEmployment {
  readonly quarter: string;
  readonly startups: number;
  readonly jobs: number;
  /** Start-ups without a row, or with blank jobs. */
  readonly unknown: number;
  /** Whether the register reaches back 42 months; otherwise the figure is a part of the whole. */
  readonly complete: boolean;
  /** Jobs and a founder each; null when nobody is known to live, or too much is unknown. */
  readonly employment: number | null;
}

/** Employment in supported start-ups of at most 42 months. */
export function youngEmployment(register: Register, quarter: string): YoungEmployment {
  const at = quarterIndex(quarter);
  let [startups, jobs, unknown, oldest] = [0, 0, 0, at];
  for (const history of register.histories.values()) {
    const row = history.findLast((row) => row.quarter <= quarter);
    if (!row) continue;
    const supported = quarterIndex(row.supported_quarter);
    oldest = Math.min(oldest, supported);
    const state = stateAt(history, quarter);
    if (at - supported > YOUNG || state === "ended") continue;
    if (state === "unknown" || row.jobs === null) unknown++;
    else {
      startups++;
      jobs += row.jobs;
    }
  }
  const employment = isKnown(unknown, startups + unknown) ? startups + jobs : null;
  return { quarter, startups, jobs, unknown, complete: at - oldest >= YOUNG, employment };
}

/** @returns false for none at all: there is nothing to say of nobody. */
export function isKnown(unknown: number, all: number): boolean {
  return all > 0 && unknown <= MOST_UNKNOWN * all;
}
