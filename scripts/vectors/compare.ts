import { symmetricInterval } from "#pipeline/survey/intervals.ts";
import type { VectorResult } from "./folder.ts";
import type { Computed } from "./scope.ts";

export interface Comparison {
  readonly numbers: number;
  /** Worst relative difference, and the field that has it. */
  readonly worst: number;
  readonly field: string;
  /** Fields beyond tolerance, or not computed. */
  readonly missed: readonly string[];
}

export interface Tolerances {
  readonly figures: number;
  /** Standard errors and what follows from them; Infinity = shown for information, never missed. */
  readonly errors: number;
}

const fields = ["est", "se", "cv", "vcov", "df", "ci95_t", "ci95_z", "ci90_t", "ci95"];

/** Sets every number of a stated result against the computed one; figures are paired by name. */
export function compareResult(result: VectorResult, computed: Computed, tolerances: Tolerances): Comparison {
  const order = pairNames(result, computed);
  if (order === null) return failed(`names ${computed.names?.join(", ") ?? "none"}`);
  let comparison: Comparison = { numbers: 0, worst: 0, field: "", missed: [] };
  for (const field of fields.filter((name) => result[name] !== undefined && result[name] !== null)) {
    const tolerance = field === "est" ? tolerances.figures : tolerances.errors;
    const values = computedField(field, computed, order);
    comparison = joined(comparison, compareNumbers(field, result[field], values, tolerance));
  }
  return comparison;
}

function failed(why: string): Comparison {
  return { numbers: 0, worst: Infinity, field: "names", missed: [why] };
}

/** Places of the stated names among the computed ones; null when they are not the same names. */
function pairNames(result: VectorResult, { names, values }: Computed): number[] | null {
  if (!result.names || !names) return values.map((_, i) => i);
  const own = names.map(plainLabel);
  const order = [result.names].flat().map((name) => own.indexOf(plainLabel(String(name))));
  return order.includes(-1) || new Set(order).size !== names.length ? null : order;
}

/** "08" and "8" are one label. */
function plainLabel(name: string): string {
  return /^[+-]?\d+(\.\d+)?$/.test(name) ? String(Number(name)) : name;
}

function computedField(field: string, computed: Computed, order: readonly number[]): unknown {
  const { values, errors, covariance, df, interval } = computed;
  const pick = (list: readonly number[] | null) => list && order.map((i) => list[i] ?? Number.NaN);
  const around = (degrees: number | null, level: number) =>
    degrees === null
      ? null
      : order.map((i) => symmetricInterval(values[i] ?? 0, errors?.[i] ?? 0, degrees, level));
  switch (field) {
    case "est":
      return pick(values);
    case "se":
      return pick(errors);
    case "cv":
      return pick(errors?.map((error, i) => error / Math.abs(values[i] ?? Number.NaN)) ?? null);
    case "vcov":
      return covariance && order.map((i) => order.map((j) => covariance[i]?.[j] ?? Number.NaN));
    case "df":
      return df;
    case "ci95":
      return interval;
    case "ci95_t":
      return around(df, 0.95);
    case "ci95_z":
      return around(Infinity, 0.95);
    default:
      return around(df, 0.9);
  }
}

/** Numbers of any nesting, one by one. "NaN" and "Inf" are texts in the files. */
export function compareNumbers(
  field: string,
  stated: unknown,
  computed: unknown,
  tolerance: number,
): Comparison {
  const expected = flatten(stated);
  const found = computed === null ? [] : flatten(computed);
  if (expected.length !== found.length)
    return { numbers: expected.length, worst: Infinity, field, missed: [`${field}: not computed`] };
  // A covariance may be zero but for rounding: it is held against the largest number of its list, 1e-6 of it at least.
  const floor = field === "vcov" ? 1e-6 * Math.max(...expected.map(Math.abs).filter(Number.isFinite), 0) : 0;
  const worst = Math.max(0, ...expected.map((value, i) => difference(value, found[i] ?? Number.NaN, floor)));
  const missed = worst <= tolerance ? [] : [`${field}: ${worst.toExponential(1)}`];
  return { numbers: expected.length, worst, field, missed };
}

function flatten(value: unknown): number[] {
  if (Array.isArray(value)) return value.flatMap(flatten);
  if (typeof value === "number") return [value];
  if (value === "Inf") return [Infinity];
  if (value === "-Inf") return [-Infinity];
  return value === undefined ? [] : [Number.NaN];
}

function difference(expected: number, found: number, floor: number): number {
  if (Object.is(expected, found) || expected === found) return 0;
  if (!Number.isFinite(expected) || !Number.isFinite(found)) return Infinity;
  return Math.abs(found - expected) / Math.max(Math.abs(expected), floor);
}

export function joined(a: Comparison, b: Comparison): Comparison {
  return {
    numbers: a.numbers + b.numbers,
    worst: Math.max(a.worst, b.worst),
    field: b.worst > a.worst || a.field === "" ? b.field : a.field,
    missed: [...a.missed, ...b.missed],
  };
}
