// What a sample of n communities can show: an approximation of METHOD sections 4 and 7. Communities of unequal size,
// all persons of each observed, rates that differ between communities as the intra-community correlation says.

export interface SampleDesign {
  /** Communities in the sample. */
  readonly n: number;
  /** Communities of the city. */
  readonly population: number;
  /** The true rate, a share. */
  readonly rate: number;
  /** Mean labour force of a community, persons. */
  readonly size: number;
  /** Intra-community correlation: how far communities differ beyond chance. */
  readonly rho: number;
}

/** Squared coefficient of variation of the sizes within a sample of communities. */
const SIZE_CV2 = 0.36;

/** Standard error of the rate, a share: sqrt((1 - n/N) p(1 - p) [rho (1 + cv²) / n + (1 - rho) / (n size)]). */
export function standardError({ n, population, rate, size, rho }: SampleDesign): number {
  const between = (rho * (1 + SIZE_CV2)) / n;
  const within = (1 - rho) / (n * size);
  return Math.sqrt(Math.max(0, 1 - n / population) * rate * (1 - rate) * (between + within));
}

/** Degrees of freedom: effective communities less one. */
export function degreesOfFreedom(n: number): number {
  return Math.max(1, Math.floor(n / (1 + SIZE_CV2) - 1));
}

/** Half the width of a typical 95 % interval, a share. @param t975 t quantiles by degrees of freedom, from 1 on. */
export function halfWidth(design: SampleDesign, t975: readonly number[]): number {
  return typicalT(design.n, t975) * standardError(design);
}

/** Chance that the interval of a rate leaves out `other`, which the rate is compared with. */
export function powerAgainst(design: SampleDesign, other: number, t975: readonly number[]): number {
  const { rate } = design;
  const distance = Math.abs(logit(rate) - logit(other));
  const step = standardError(design) / (rate * (1 - rate));
  return step > 0 ? normalCdf(distance / step - typicalT(design.n, t975)) : 1;
}

/** The quantile times the median of the estimated standard error, which lies below its mean. */
function typicalT(n: number, t975: readonly number[]): number {
  const df = degreesOfFreedom(n);
  const t = t975[Math.min(df, t975.length) - 1] ?? 1.96;
  return t * Math.sqrt((1 - 2 / (9 * df)) ** 3);
}

function logit(p: number): number {
  return Math.log(p / (1 - p));
}

/** Abramowitz and Stegun 7.1.26, to 1e-7. */
function normalCdf(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const k = 1 / (1 + 0.3275911 * z);
  const poly =
    ((((1.061405429 * k - 1.453152027) * k + 1.421413741) * k - 0.284496736) * k + 0.254829592) * k;
  const erf = 1 - poly * Math.exp(-z * z);
  return x >= 0 ? (1 + erf) / 2 : (1 - erf) / 2;
}
