import { coordinate, type Smooth } from "./smooth.ts";
import type { Estimate } from "./statistics.ts";

// Functions of estimates: V(g(T)) = gradient' V gradient. METHOD section 2.

export interface Contrast {
  readonly name: string;
  /** A smooth function of the figures, which it finds by name. */
  readonly of: (figure: (name: string) => Smooth) => Smooth;
}

/** @throws when a contrast names a figure that the estimate does not hold. */
export function svycontrast(from: Estimate, contrasts: readonly Contrast[]): Estimate {
  const figure = (name: string): Smooth => {
    const i = from.names.indexOf(name);
    if (i < 0)
      throw new Error(`contrast: unknown figure (expected one of ${from.names.join(", ")}): ${name}`);
    return coordinate(from.values, i);
  };
  const smooth = contrasts.map(({ of }) => of(figure));
  return {
    names: contrasts.map(({ name }) => name),
    values: smooth.map(({ value }) => value),
    covariance: smooth.map((a) => smooth.map((b) => quadratic(a, b, from))),
  };
}

function quadratic(a: Smooth, b: Smooth, { covariance }: Estimate): number {
  let sum = 0;
  for (const [i, slope] of a.gradient.entries())
    for (const [j, other] of b.gradient.entries()) {
      if (slope !== 0 && other !== 0) sum += slope * other * (covariance[i]?.[j] ?? Number.NaN);
    }
  return sum;
}
