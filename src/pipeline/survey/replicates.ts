// Variances from replicate weights: V = scale sum_r rscale_r (theta_r - centre)^2. R's svrVar().

export interface ReplicateScales {
  readonly scale: number;
  /** One factor a replicate. */
  readonly rscales: readonly number[];
  /** About the full-sample figure (mean square error) rather than the mean of the replicates. */
  readonly mse: boolean;
}

/** Figures under the full weights and their standard errors over the replicates; replicates without a value are left out. */
export function withReplicates(
  weights: readonly number[],
  replicates: readonly (readonly number[])[],
  statistic: (weights: readonly number[]) => readonly number[],
  scales: ReplicateScales,
): { values: readonly number[]; errors: readonly number[] } {
  if (replicates.length !== scales.rscales.length)
    throw new Error(`replicates: expected ${replicates.length} rscales, found ${scales.rscales.length}`);
  const values = statistic(weights);
  const drawn = replicates
    .map((replicate, i) => ({ figures: statistic(replicate), rscale: scales.rscales[i] ?? 0 }))
    .filter(({ figures }) => !figures.some(Number.isNaN));
  const errors = values.map((value, i) => {
    const centred = drawn.filter(({ rscale }) => rscale > 0);
    const mean = centred.reduce((sum, { figures }) => sum + (figures[i] ?? 0), 0) / centred.length;
    const centre = scales.mse ? value : mean;
    const squares = drawn.reduce(
      (sum, { figures, rscale }) => sum + rscale * ((figures[i] ?? Number.NaN) - centre) ** 2,
      0,
    );
    return Math.sqrt(scales.scale * squares);
  });
  return { values, errors };
}
