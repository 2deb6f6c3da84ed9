import { quarterIndex } from "#contract/quarter.ts";
import type { Draws } from "#simulator/draws.ts";
import type { Counts, Population, PopulationStratum } from "./population.ts";

// Communities of METHOD section 7: 320 urban and 180 rural, log-normal sizes, rates with a given correlation
// within communities, which stray from quarter to quarter.

export interface CommunityDesign {
  readonly sampled: { readonly urban: number; readonly rural: number };
  /** Mean unemployment rates; their communities' rates are Beta with the intra-community correlation rho. */
  readonly rates: { readonly urban: number; readonly rural: number };
  readonly rho: number;
  /** Correlation of a community's logit from quarter to quarter. */
  readonly persistence?: number;
  /** Share of communities with three times the rate. */
  readonly hotSpots?: number;
  readonly quarters?: number;
}

const AREAS = {
  urban: { communities: 320, labourForce: 2400, sd: 0.6 },
  rural: { communities: 180, labourForce: 900, sd: 0.5 },
} as const;
const LEAST_LABOUR_FORCE = 150;
const FIRST_QUARTER = quarterIndex("2012Q1");

export function communityPopulation(design: CommunityDesign, draws: Draws): Population {
  const areas = (["urban", "rural"] as const).filter((area) => design.sampled[area] > 0);
  const quarters = Array.from({ length: design.quarters ?? 1 }, (_, q) => FIRST_QUARTER + q);
  const byArea = areas.map((area) => areaCounts(design, area, quarters.length, draws));
  return {
    quarters,
    mergesGroups: false,
    strata: areas.map((area, h) => communityStratum(area, byArea[h] ?? [], design.sampled[area])),
    counts: quarters.map((_, q) => byArea.map((communities) => communities.map((c) => c[q] ?? {}))),
  };
}

export function communityStratum(
  id: string,
  communities: readonly (readonly Counts[])[],
  sampled: number,
): PopulationStratum {
  return {
    id,
    survey: "community",
    group: id,
    cell: id,
    populationUnits: communities.length,
    knownTotal: null,
    unitIds: communities.map((_, i) => `${id}${String(i + 1).padStart(4, "0")}`),
    sampled,
  };
}

/** Counts by community, then quarter. */
function areaCounts(
  design: CommunityDesign,
  area: "urban" | "rural",
  quarters: number,
  draws: Draws,
): Counts[][] {
  const { communities, labourForce, sd } = AREAS[area];
  const { persistence = 0.9, hotSpots = 0 } = design;
  const logits = Array.from({ length: communities }, () =>
    logit(drawRate(design.rates[area], design, draws)),
  );
  const home = logits.reduce((sum, value) => sum + value, 0) / communities;
  const spread = Math.sqrt(logits.reduce((sum, value) => sum + (value - home) ** 2, 0) / communities);
  return logits.map((first) => {
    const size = Math.exp(Math.log(labourForce) - (sd * sd) / 2 + sd * draws.normal());
    const labour_force = Math.round(Math.max(LEAST_LABOUR_FORCE, size));
    const factor = draws.uniform() < hotSpots ? 3 : 1;
    let current = first;
    return Array.from({ length: quarters }, (_, q) => {
      const step = Math.sqrt(1 - persistence ** 2) * spread * draws.normal();
      if (q > 0) current = home + persistence * (current - home) + step;
      const rate = Math.min(0.9, factor / (1 + Math.exp(-current)));
      const newly_employed = draws.poisson(0.022 * labour_force * Math.exp(0.25 * draws.normal()));
      return { labour_force, unemployed: draws.binomial(labour_force, rate), newly_employed };
    });
  });
}

function drawRate(mean: number, { rho }: CommunityDesign, draws: Draws): number {
  const k = 1 / rho - 1;
  return Math.min(0.9999, Math.max(0.0001, draws.beta(mean * k, (1 - mean) * k)));
}

function logit(p: number): number {
  return Math.log(p / (1 - p));
}
