import type { AdministrativeCountRow } from "#contract/published/context-tables.ts";
import type { TargetRow } from "#contract/registry/registry-tables.ts";
import { countToDate } from "./quarterly/year-to-date.ts";

// Completion of yearly targets by counts of offices' records, and the part of the county scorecard that follows from
// them. Counts alone: a surveyed figure is never scored in points.

export interface Completion {
  readonly target: TargetRow;
  readonly quarter: string;
  readonly count: number;
  /** count / target, from the start of the year; 1 is the whole target. */
  readonly share: number;
}

/** Yearly targets in force in the quarter's year that the counts say something of, in the order of the registry. */
export function completionsOf(
  targets: readonly TargetRow[],
  counts: readonly AdministrativeCountRow[],
  quarter: string,
): Completion[] {
  const year = Number(quarter.slice(0, 4));
  return targets
    .filter(
      ({ basis, from_year, to_year }) =>
        basis === "per_year" && from_year <= year && year <= (to_year ?? year),
    )
    .flatMap((target) => {
      const count = countToDate(counts, target.indicator, quarter);
      return count === null ? [] : [{ target, quarter, count, share: count / target.value }];
    });
}

/** Points of the scorecard for annual targets: 50, shared out evenly, pro rata above and below. */
export const TARGET_POINTS = 50;

/** Null before the year is over, or without any target that is counted: what is missing is never made up. */
export function targetPoints(completions: readonly Completion[]): number | null {
  const [first] = completions;
  if (!first?.quarter.endsWith("Q4")) return null;
  const shares = completions.map(({ share }) => share);
  return (TARGET_POINTS * shares.reduce((sum, share) => sum + share, 0)) / shares.length;
}

/** The completion of one target in each year of its window whose four quarters are counted, oldest first. */
export function yearlyCompletions(
  target: TargetRow,
  counts: readonly AdministrativeCountRow[],
): Completion[] {
  return yearsOf(counts).flatMap((year) => completionsOf([target], counts, `${year}Q4`));
}

export interface YearPoints {
  readonly year: number;
  /** Targets that are counted, of those in force. */
  readonly counted: number;
  readonly points: number;
}

/** Points of each whole year in which a target was in force and counted, oldest first. */
export function yearlyPoints(
  targets: readonly TargetRow[],
  counts: readonly AdministrativeCountRow[],
): YearPoints[] {
  return yearsOf(counts).flatMap((year) => {
    const completions = completionsOf(targets, counts, `${year}Q4`);
    const points = targetPoints(completions);
    return points === null ? [] : [{ year, counted: completions.length, points }];
  });
}

export interface YearEnd {
  readonly year: number;
  readonly share: number;
}

/** Registered unemployed per member of the urban labour force at the ends of the years of a target's window. */
export function registeredRates(
  { from_year, to_year }: Pick<TargetRow, "from_year" | "to_year">,
  counts: readonly AdministrativeCountRow[],
): YearEnd[] {
  return yearsOf(counts)
    .filter((year) => from_year <= year && year <= (to_year ?? year))
    .flatMap((year) => {
      const at = (measure: string) =>
        counts.find((row) => row.measure === measure && row.quarter === `${year}Q4` && row.group === null)
          ?.value;
      const [part, whole] = [at("registered_unemployed"), at("urban_labour_force")];
      return part != null && whole ? [{ year, share: part / whole }] : [];
    });
}

/** One count as a share of another, from the start of the year; null where either is incomplete, or of nothing. */
export function shareToDate(
  counts: readonly AdministrativeCountRow[],
  { part, whole }: { readonly part: string; readonly whole: string },
  quarter: string,
): number | null {
  const [some, all] = [countToDate(counts, part, quarter), countToDate(counts, whole, quarter)];
  return some === null || !all ? null : some / all;
}

function yearsOf(counts: readonly AdministrativeCountRow[]): number[] {
  return [...new Set(counts.map(({ quarter }) => Number(quarter.slice(0, 4))))].sort((a, b) => a - b);
}
