import type { EstimateRow } from "#contract/published/figure-tables.ts";

/** How far noise moved the published figures of enterprises, in standard errors. PUBLIC_FILES, step 1. */
export interface NoiseEffect {
  readonly figures: number;
  /** Figures moved by more than half a standard error: the office should look at them. */
  readonly far: number;
  readonly worst: number;
}

const FAR = 0.5;

export function noiseEffect(published: readonly EstimateRow[], exact: readonly EstimateRow[]): NoiseEffect {
  const keyOf = (row: EstimateRow) => [row.indicator, row.period_kind, row.period].join();
  const exactly = new Map(exact.map((row) => [keyOf(row), row.estimate]));
  const moves = published.flatMap((row) => {
    const value = exactly.get(keyOf(row));
    if (row.estimate === null || value == null || !row.se) return [];
    return value === row.estimate ? [] : [Math.abs(row.estimate - value) / row.se];
  });
  return {
    figures: moves.length,
    far: moves.filter((move) => move > FAR).length,
    worst: Math.max(0, ...moves),
  };
}
