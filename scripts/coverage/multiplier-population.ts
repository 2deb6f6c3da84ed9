import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import { countCommunity, drawCommunities, stray } from "#simulator/community.ts";
import type { Draws } from "#simulator/draws.ts";
import { profileOf } from "#simulator/profiles.ts";
import { seasonOf } from "#simulator/season.ts";
import { communityStratum } from "./community-population.ts";
import type { Counts, Population } from "./population.ts";

// Populations for the jobs multiplier: the simulator's communities, small communities whose jobs hang on a few
// large employers, and new firms drawn one by one.

const FIRST_QUARTER = quarterIndex("2012Q1");
const QUARTERS = [0, 1, 2, 3].map((q) => FIRST_QUARTER + q);

/** Every community of a simulated city, four quarters. */
export function simulatedPopulation(
  city: string,
  sampled: { readonly urban: number; readonly rural: number },
  draws: Draws,
): Population {
  const profile = profileOf(city);
  const areas = (["urban", "rural"] as const).filter((area) => sampled[area] > 0);
  const communities = areas.map((area) => drawCommunities(profile, area, draws));
  const counts = QUARTERS.map((quarter, q) =>
    communities.map((inside) =>
      inside.map((community): Counts => {
        if (q > 0) stray(community, draws);
        return { ...countCommunity(community, profile, seasonOf(quarterOf(quarter)), q, draws) };
      }),
    ),
  );
  return {
    quarters: QUARTERS,
    mergesGroups: false,
    strata: areas.map((area, h) =>
      communityStratum(area, communities[h]?.map(() => []) ?? [], sampled[area]),
    ),
    counts,
  };
}

/** Sizes of the staff an employer takes on, and their chances: few are large, and those make most of the jobs. */
export interface Tail {
  readonly ownAccount: number;
  readonly sizes: readonly (readonly [size: number, chance: number])[];
}

/** As in household surveys of South African metros: 3.5 to 5 jobs an entrepreneur, half of them in few firms. */
export const BROAD_TAIL: Tail = {
  ownAccount: 0.5,
  sizes: pairs([0, 0.05], [1, 0.12], [3, 0.38], [7, 0.2], [14.5, 0.13], [34.5, 0.07], [75, 0.05]),
};
/** Small firms and a few very large ones, nothing between. */
export const LUMPY_TAIL: Tail = {
  ownAccount: 0.5,
  sizes: pairs([0, 0.08], [1, 0.2], [3, 0.42], [7, 0.2], [14.5, 0.05], [34.5, 0.01], [75, 0.04]),
};

function pairs(...sizes: readonly (readonly [number, number])[]): Tail["sizes"] {
  return sizes;
}

/** Communities of some eleven in the labour force, half of them without an entrepreneur; 70 % stay a quarter. */
export function heavyTailedPopulation(
  communities: number,
  sampled: number,
  tail: Tail,
  draws: Draws,
): Population {
  const made = Array.from({ length: communities }, () => heavyTailedCommunity(tail, draws));
  return {
    quarters: QUARTERS,
    mergesGroups: false,
    strata: [communityStratum("urban", made, sampled)],
    counts: QUARTERS.map((_, q) => [made.map((community) => community[q] ?? {})]),
  };
}

const STAYING = 0.7;

function heavyTailedCommunity(tail: Tail, draws: Draws): Counts[] {
  const labourForce = Math.max(1, Math.round(11.3 * (draws.beta(3.2, 9.6) / 0.25)));
  const chance = draws.beta(0.9, 9.7);
  const ownAccount = draws.beta(3 * tail.ownAccount, 3 * (1 - tail.ownAccount));
  const firms = (p: number) =>
    Array.from({ length: draws.binomial(labourForce, p) }, () =>
      draws.uniform() < ownAccount ? 0 : drawSize(tail, draws),
    );
  let current = firms(chance);
  return QUARTERS.map((_, q) => {
    if (q > 0)
      current = [...current.filter(() => draws.uniform() < STAYING), ...firms(chance * (1 - STAYING))];
    const jobs = current.reduce((sum, size) => sum + size, 0);
    return { labour_force: labourForce, new_entrepreneurs: current.length, jobs_driven: Math.round(jobs) };
  });
}

function drawSize({ sizes }: Tail, draws: Draws): number {
  const u = draws.uniform();
  let below = 0;
  for (const [size, chance] of sizes) {
    below += chance;
    if (u < below) return size;
  }
  return sizes.at(-1)?.[0] ?? 0;
}

/** Communities with some five new firms each, of which one in fifty takes on hundreds: nearly every community has jobs. */
export function rareGiantsPopulation(communities: number, sampled: number, draws: Draws): Population {
  const made = Array.from({ length: communities }, () => {
    const firms = draws.poisson(5);
    let jobs = 0;
    for (let i = 0; i < firms; i += 1)
      jobs += draws.uniform() < 0.02 ? 100 + Math.floor(300 * draws.uniform()) : draws.poisson(2);
    return [{ new_entrepreneurs: firms, jobs_driven: jobs }];
  });
  return {
    quarters: [FIRST_QUARTER],
    mergesGroups: false,
    strata: [communityStratum("urban", made, sampled)],
    counts: [[made.map((community) => community[0] ?? {})]],
  };
}

/** A quarter's cohort of 750 new firms, drawn one by one: a quarter without staff, the others log-normal (SIMULATOR.md). */
export function startUpPopulation(sampled: number, draws: Draws): Population {
  const firms = Array.from({ length: 750 }, () => {
    const staff = Math.min(300, Math.round(Math.exp(0.9 + draws.normal())));
    return [{ new_entrepreneurs: 1, jobs_driven: draws.uniform() < 0.25 ? 0 : staff }];
  });
  return {
    quarters: [FIRST_QUARTER],
    mergesGroups: false,
    strata: [communityStratum("urban", firms, sampled)],
    counts: [[firms.map((firm) => firm[0] ?? {})]],
  };
}
