import type { FrameStratum } from "#pipeline/read/strata.ts";
import { type Sample, weighSample } from "#pipeline/weigh/sample.ts";
import type { Samples } from "#pipeline/weigh/samples.ts";
import type { Draws } from "#simulator/draws.ts";

// A population with known counts of every unit in every quarter, and panels drawn from it.

export type Counts = Readonly<Record<string, number>>;

export interface PopulationStratum extends FrameStratum {
  readonly unitIds: readonly string[];
  /** Units to be drawn; all of them when there are no more. */
  readonly sampled: number;
}

export interface Population {
  readonly strata: readonly PopulationStratum[];
  /** Quarter indices. */
  readonly quarters: readonly number[];
  /** By quarter, stratum and unit; null for a unit there was not in that quarter. */
  readonly counts: readonly (readonly (readonly (Counts | null)[])[])[];
  /** Units by quarter and stratum, where they change; else those of the strata. */
  readonly populationUnits?: readonly (readonly number[])[];
  /** Weighting classes may merge over the sizes of enterprises, never over areas. */
  readonly mergesGroups: boolean;
}

export interface Formula {
  readonly y: (counts: Counts) => number;
  readonly x: (counts: Counts) => number;
}

/** Positions of the units drawn, by stratum. */
export type Panel = readonly (readonly number[])[];

/** Positions of a simple random sample without replacement (the first n of a shuffle, Knuth 3.4.2 P). */
export function drawUnits(size: number, n: number, draws: Draws): number[] {
  const places = Array.from({ length: size }, (_, i) => i);
  const wanted = Math.min(n, size);
  for (let i = 0; i < wanted; i += 1) {
    const j = i + Math.floor(draws.uniform() * (size - i));
    [places[i], places[j]] = [places[j] ?? 0, places[i] ?? 0];
  }
  return places.slice(0, wanted);
}

export function drawPanel(population: Population, draws: Draws): Panel {
  return population.strata.map(({ unitIds, sampled }) => drawUnits(unitIds.length, sampled, draws));
}

/** Whether a unit answers, by quarter, stratum and unit. */
export type Answers = (quarter: number, stratum: number, unit: number) => boolean;

/** The panel's weighted samples of one indicator, through the project's own weighting. */
export function panelSamples(
  population: Population,
  panel: Panel,
  formula: Formula,
  answers: Answers = () => true,
): Samples {
  return new Map(
    population.quarters.map((quarter, q) => [quarter, quarterSample(population, panel, formula, answers, q)]),
  );
}

function quarterSample(
  population: Population,
  panel: Panel,
  formula: Formula,
  answers: Answers,
  q: number,
): Sample {
  const responses = population.strata.flatMap((stratum, h) =>
    (panel[h] ?? []).flatMap((i) => {
      const counts = population.counts[q]?.[h]?.[i];
      if (!counts || !answers(q, h, i)) return [];
      const unit = { id: stratum.unitIds[i] ?? "", y: formula.y(counts), x: formula.x(counts) };
      return [{ stratum: stratum.id, unit }];
    }),
  );
  const strata = population.strata.map((stratum, h) => ({
    ...stratum,
    populationUnits: population.populationUnits?.[q]?.[h] ?? stratum.populationUnits,
  }));
  return weighSample(population.quarters[q] ?? 0, strata, responses, population.mergesGroups);
}

/** Sums of y and x over the whole population, of the chosen cells. */
export function populationTotals(
  population: Population,
  formula: Formula,
  q: number,
  cells: readonly string[] | null,
): { y: number; x: number } {
  const total = { y: 0, x: 0 };
  population.strata.forEach((stratum, h) => {
    if (cells !== null && !cells.includes(stratum.cell)) return;
    for (const counts of population.counts[q]?.[h] ?? []) {
      if (!counts) continue;
      total.y += formula.y(counts);
      total.x += formula.x(counts);
    }
  });
  return total;
}
