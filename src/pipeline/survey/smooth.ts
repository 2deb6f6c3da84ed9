// Smooth functions of estimated totals with their gradients, by forward differentiation.

/** A value and its derivatives in the figures it is made of; derivatives beyond the list are zero. */
export interface Smooth {
  readonly value: number;
  readonly gradient: readonly number[];
}

export function constant(value: number): Smooth {
  return { value, gradient: [] };
}

/** The i-th of the figures. */
export function coordinate(values: readonly number[], i: number): Smooth {
  return { value: values[i] ?? Number.NaN, gradient: values.map((_, j) => (i === j ? 1 : 0)) };
}

export function add(a: Smooth, b: Smooth): Smooth {
  return combine(a.value + b.value, a, 1, b, 1);
}

export function subtract(a: Smooth, b: Smooth): Smooth {
  return combine(a.value - b.value, a, 1, b, -1);
}

export function multiply(a: Smooth, b: Smooth): Smooth {
  return combine(a.value * b.value, a, b.value, b, a.value);
}

export function divide(a: Smooth, b: Smooth): Smooth {
  return combine(a.value / b.value, a, 1 / b.value, b, -a.value / b.value ** 2);
}

/** a^b; b may vary where a > 0. */
export function power(a: Smooth, b: Smooth): Smooth {
  const fixed = b.gradient.every((slope) => slope === 0);
  const inBase = b.value * a.value ** (b.value - 1);
  return combine(a.value ** b.value, a, inBase, b, fixed ? 0 : a.value ** b.value * Math.log(a.value));
}

export function log(a: Smooth): Smooth {
  return combine(Math.log(a.value), a, 1 / a.value);
}

export function exp(a: Smooth): Smooth {
  return combine(Math.exp(a.value), a, Math.exp(a.value));
}

export function sqrt(a: Smooth): Smooth {
  return combine(Math.sqrt(a.value), a, 0.5 / Math.sqrt(a.value));
}

function combine(value: number, a: Smooth, inA: number, b: Smooth = a, inB = 0): Smooth {
  const length = Math.max(a.gradient.length, b.gradient.length);
  const slope = (i: number) => inA * (a.gradient[i] ?? 0) + inB * (b.gradient[i] ?? 0);
  return { value, gradient: Array.from({ length }, (_, i) => slope(i)) };
}
