import { scaleLinear } from "d3";

// A figure's two intervals and its dot on the axis it shares with the other cities: a picture the size of a word.

export interface Interval {
  readonly estimate: number | null;
  readonly ci_lower: number | null;
  readonly ci_upper: number | null;
  readonly ci_lower_50: number | null;
  readonly ci_upper_50: number | null;
}

export const STRIP = { width: 200, height: 16 } as const;

export interface StripMarks {
  readonly lower: number;
  readonly upper: number;
  readonly lower50: number;
  readonly upper50: number;
  readonly dot: number;
}

/** Positions on an axis from 0 to the largest upper limit of all rows; null where there is no figure. */
export function stripMarks(rows: readonly Interval[]): (row: Interval) => StripMarks | null {
  const largest = Math.max(0, ...rows.map((row) => row.ci_upper ?? 0));
  const scale = scaleLinear([0, largest || 1], [2, STRIP.width - 2]);
  const at = (value: number) => Math.round(scale(value) * 10) / 10;
  return ({ estimate, ci_lower, ci_upper, ci_lower_50, ci_upper_50 }) =>
    estimate === null ||
    ci_lower === null ||
    ci_upper === null ||
    ci_lower_50 === null ||
    ci_upper_50 === null
      ? null
      : {
          lower: at(ci_lower),
          upper: at(ci_upper),
          lower50: at(ci_lower_50),
          upper50: at(ci_upper_50),
          dot: at(estimate),
        };
}
