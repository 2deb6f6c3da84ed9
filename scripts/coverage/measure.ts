import type { Indicator } from "#contract/registry.ts";
import { MIN_UNITS } from "#pipeline/verdicts.ts";
import type { Formula } from "./population.ts";

// What is measured: an indicator with its formula over the counts of a population.

export interface Measure {
  readonly indicator: Indicator;
  readonly formula: Formula;
  readonly minUnits: number;
}

const words = { zh: "", en: "" };

type Design = Pick<Indicator, "survey" | "domain" | "interval" | "pooling" | "smoothed">;

/** An indicator for a study only, which the registry need not know. */
export function studyMeasure(id: string, design: Design, formula: Formula): Measure {
  const indicator: Indicator = {
    id,
    ...design,
    headline: false,
    numerator: { ...words, column: "y" },
    denominator: { ...words, column: "x" },
    unit: "ratio",
    name: words,
    short: words,
    definition: words,
  };
  return { indicator, formula, minUnits: MIN_UNITS[design.survey] };
}

/** A quotient of two counts. */
export function quotient(numerator: string, denominator: string): Formula {
  return { y: (counts) => counts[numerator] ?? 0, x: (counts) => counts[denominator] ?? 0 };
}
