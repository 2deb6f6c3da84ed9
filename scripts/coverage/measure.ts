import { plainIndicator } from "#contract/registry/plain-indicator.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import { MIN_UNITS } from "#pipeline/estimate/verdicts.ts";
import type { Formula } from "./population.ts";

// What is measured: an indicator with its formula over the counts of a population.

export interface Measure {
  readonly indicator: Indicator;
  readonly formula: Formula;
  readonly minUnits: number;
}

type Design = Pick<Indicator, "survey" | "domain" | "interval" | "pooling" | "smoothed"> &
  Partial<Pick<Indicator, "factor">>;

/** An indicator for a study only, which the registry need not know. */
export function studyMeasure(id: string, design: Design, formula: Formula): Measure {
  // Growth and change are not judged by their coefficient of variation.
  const unit = design.interval === "t" ? "percent_change" : "ratio";
  const indicator = plainIndicator({ id, ...design, unit });
  return { indicator, formula, minUnits: MIN_UNITS[design.survey] };
}

/** A quotient of two counts. */
export function quotient(numerator: string, denominator: string): Formula {
  return { y: (counts) => counts[numerator] ?? 0, x: (counts) => counts[denominator] ?? 0 };
}
