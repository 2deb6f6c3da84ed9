// How well two computations agree: what doubles cost a difference: of two figures, or of the moments that a variance is summed from.

/** Of a figure, or of its square: some hundred roundings of terms of that size, or smaller. */
const LOST = 1e-14;
/** The largest quantile there is: t(1), at 0.975. */
const WIDEST = 12.71;

/** How far two computations of a value may lie apart, relative to its size or its standard error. */
export const TOLERANCE = 1e-9;

/**
 * How much further apart it may lie when it is made once from unit rows and once from moments. Where units hardly differ
 * the variance is a small difference of large moments: a standard error of 1e-6 of its figure has a few digits left,
 * one of 1e-2 as many as anything else here.
 * @param level the figure, or the larger of the two that a change is made of.
 */
export function lostDigits(column: string, level: number, se: number): number {
  const ofError = se > 0 ? (LOST * level ** 2) / se : 0;
  if (column === "se") return ofError;
  return LOST * level + (column.startsWith("ci_") ? WIDEST * ofError : 0);
}
