import type { PeriodKind } from "#contract/period.ts";
import type { Draws } from "#simulator/draws.ts";
import type { Measure } from "./measure.ts";
import type { Answers, Panel, Population } from "./population.ts";

// What a scenario is: a population, who answers, the figures studied, and what METHOD section 7 reports for them.

/** METHOD's figure: coverage in percent, a range where it gives one. */
export interface Reported {
  readonly coverage: readonly [low: number, high: number];
}

export interface StudiedFigure {
  readonly measure: Measure;
  readonly kind: PeriodKind | "change";
  /** Position of the quarter the figure ends with. */
  readonly at: number;
  readonly label: string;
  /** By method; the project's own under "project". */
  readonly reported?: Readonly<Record<string, Reported>>;
}

export interface Scenario {
  readonly name: string;
  /** A failure METHOD expects is kept, and explained. */
  readonly expectedFailure?: string;
  readonly population: (draws: Draws) => Population;
  readonly answers?: (population: Population, panel: Panel, draws: Draws) => Answers;
  readonly figures: readonly StudiedFigure[];
}

/** A figure of the population's first quarter. */
export function level(
  measure: Measure,
  reported?: StudiedFigure["reported"],
  label = "quarter",
): StudiedFigure {
  return { measure, kind: "quarter", at: 0, label, ...(reported ? { reported } : {}) };
}
