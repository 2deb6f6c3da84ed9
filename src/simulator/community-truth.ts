import type { Area, Community, CommunityCounts } from "./community.ts";
import type { Satisfaction } from "./satisfaction.ts";

// What all communities of a city add up to: what the estimates from a panel of them aim at.

export interface AreaTruth {
  labour_force: number;
  unemployed: number;
  registered_unemployed: number;
  newly_employed: number;
  new_entrepreneurs: number;
  jobs_driven: number;
  /** Of all communities: points ÷ respondents is the city's mean answer. */
  satisfaction_respondents: number;
  satisfaction_points: number;
}

/** What is counted in a community in a quarter. */
export type Counts = CommunityCounts & Satisfaction;

export type CommunityTruth = Readonly<Record<Area | "all", AreaTruth>>;

/** Sums over all communities, by area. */
export function sumOf(counts: ReadonlyMap<Community, Counts>): CommunityTruth {
  const zero = (): AreaTruth => ({
    labour_force: 0,
    unemployed: 0,
    registered_unemployed: 0,
    newly_employed: 0,
    new_entrepreneurs: 0,
    jobs_driven: 0,
    satisfaction_respondents: 0,
    satisfaction_points: 0,
  });
  const truth = { urban: zero(), rural: zero(), all: zero() };
  for (const [community, count] of counts) {
    for (const area of [community.area, "all"] as const) {
      for (const key of Object.keys(truth[area]) as (keyof AreaTruth)[]) truth[area][key] += count[key];
    }
  }
  return truth;
}
