import type { Key } from "./meaning.ts";
import type { Derived, UnitCounts } from "./solve.ts";

// 3.24 hires can only be 3 with a factor of 1.08: a small count narrows the factor of the large ones.

/** How counts came to carry noise, which is public. */
export interface NoiseLaw {
  /** Least and most of what the permanent factor is away from 1. */
  readonly least: number;
  readonly most: number;
  /** What each count may have on top of it, away from 1. */
  readonly more: number;
  /** 1 where noised counts were rounded to whole numbers, up or down. */
  readonly rounding: 0 | 1;
}

export const FACTOR: NoiseLaw = { least: 0.05, most: 0.15, more: 0.02, rounding: 0 };
export const ROUNDED: NoiseLaw = { least: 0.05, most: 0.15, more: 0, rounding: 1 };

const STEPS = 400;
const NARROW = 1.05 / 0.95;
const LEAST_CLAIMED = 20;

interface Range {
  readonly least: number;
  readonly most: number;
}

/** The counts of 20 and more whose true value all factors that fit the enterprise's counts leave within 5 %. */
export function narrowByCounts(unit: UnitCounts, law: NoiseLaw): UnitCounts | null {
  const counts = [...unit].filter(([, { value, error }]) => value > 0.5 && error < 1e-3 * value);
  const fitting = factorsOf(law).filter((f) =>
    counts.every(([, { value }]) => hasWhole(truthsOf(value, f, law))),
  );
  if (fitting.length === 0 || counts.length < 2) return null;
  const narrow = counts.flatMap(([key, { value }]): [Key, Derived][] => {
    const ranges = fitting.map((f) => truthsOf(value, f, law));
    const least = Math.min(...ranges.map((range) => range.least));
    const most = Math.max(...ranges.map((range) => range.most));
    return least >= LEAST_CLAIMED && most <= NARROW * least
      ? [[key, { value: (least + most) / 2, error: 0 }]]
      : [];
  });
  return narrow.length > 0 ? new Map(narrow) : null;
}

function factorsOf({ least, most }: NoiseLaw): number[] {
  return Array.from({ length: 2 * STEPS }, (_, i) => {
    const away = least + ((most - least) * (Math.floor(i / 2) + 0.5)) / STEPS;
    return i % 2 === 0 ? 1 + away : 1 - away;
  });
}

/** Which true counts a noised one can stem from. */
function truthsOf(value: number, factor: number, { more, rounding, least, most }: NoiseLaw): Range {
  const slack = (most - least) / STEPS;
  const [low, high] =
    factor > 1 ? [factor - slack, factor + more + slack] : [factor - more - slack, factor + slack];
  return { least: (value - rounding) / high, most: (value + rounding) / low };
}

const hasWhole = ({ least, most }: Range): boolean => Math.floor(most) >= Math.max(1, Math.ceil(least));
