import type { Limits } from "#pipeline/estimate/interval.ts";

// One figure of one sample held against the truth, and what many of them come to.

export interface Trial {
  readonly estimate: number;
  readonly se: number;
  readonly truth: number;
  /** null when the figure has no interval. */
  readonly limits: Limits | null;
  /** Why the figure would not be published; null when it would be. */
  readonly withheld: string | null;
}

export interface TrialGroup {
  readonly scenario: string;
  readonly indicator: string;
  readonly period: string;
  readonly method: string;
}

/** The trials of a group by population: samples of one population are alike. */
export interface Tally extends TrialGroup {
  readonly populations: Map<string, Trial[]>;
}

export type Tallies = Map<string, Tally>;

export function addTrial(tallies: Tallies, group: TrialGroup, population: string, trial: Trial): void {
  const key = [group.scenario, group.indicator, group.period, group.method].join("\u0000");
  const tally = tallies.get(key) ?? { ...group, populations: new Map() };
  tallies.set(key, tally);
  const trials = tally.populations.get(population) ?? [];
  tally.populations.set(population, trials);
  trials.push(trial);
}
