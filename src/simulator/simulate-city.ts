import type {
  AdministrativeRow,
  CommunityRow,
  EnterpriseRow,
  FrameRow,
  StartupRow,
} from "#contract/input/input-tables.ts";
import { simulateAdministrative } from "./administrative.ts";
import { simulateCommunities } from "./communities.ts";
import type { CommunityTruth } from "./community-truth.ts";
import { type EnterpriseTruth, simulateEnterprises } from "./enterprises.ts";
import { drawLateReturns, type LateReturns } from "./late.ts";
import type { Mistake } from "./mistakes.ts";
import { type CityProfile, profileOf } from "./profiles.ts";
import { type StartupTruth, simulateStartups } from "./startups.ts";

export interface CityTruth {
  readonly communities: CommunityTruth;
  readonly enterprises: EnterpriseTruth;
  readonly startups: StartupTruth;
}

export interface SimulatedQuarter {
  readonly quarter: string;
  readonly communities: readonly CommunityRow[];
  readonly enterprises: readonly EnterpriseRow[];
  readonly administrative: readonly AdministrativeRow[];
  readonly startups: readonly StartupRow[];
  /** Which of the returns came late, and what stood in their place until then. */
  readonly late: LateReturns;
  readonly truth: CityTruth;
}

export interface SimulatedCity {
  readonly city: string;
  readonly frame: readonly FrameRow[];
  readonly quarters: readonly SimulatedQuarter[];
  /** The returns that break a hard edit, as planned; all others keep every one. */
  readonly mistakes: readonly Mistake[];
}

/**
 * A city's returns and the truth behind them. Depends on the seed, the city and the first quarter alone:
 * other cities or later quarters change nothing.
 * @throws when there is no profile of the city.
 */
export function simulateCity(
  city: string,
  seed: number,
  quarters: readonly string[],
  profile: CityProfile = profileOf(city),
): SimulatedCity {
  const communities = simulateCommunities(city, profile, seed, quarters);
  const enterprises = simulateEnterprises(city, profile, seed, quarters);
  const startups = simulateStartups(city, profile, seed, quarters);
  const totals = communities.quarters.flatMap((inCommunities, i) => {
    const inEnterprises = enterprises.quarters[i];
    return inEnterprises ? [{ communities: inCommunities.truth, enterprises: inEnterprises.truth }] : [];
  });
  const administrative = simulateAdministrative(city, seed, quarters, totals);
  const mistakes = [...communities.mistakes, ...enterprises.mistakes];
  const simulated = quarters.flatMap((quarter, i) => {
    const [inCommunities, inEnterprises] = [communities.quarters[i], enterprises.quarters[i]];
    const inRegister = startups[i];
    if (!inCommunities || !inEnterprises || !inRegister) return [];
    const returns = { communities: inCommunities.returns, enterprises: inEnterprises.returns };
    return {
      quarter,
      ...returns,
      administrative: administrative[i] ?? [],
      startups: inRegister.register,
      late: drawLateReturns(city, seed, quarter, returns, mistakes),
      truth: {
        communities: inCommunities.truth,
        enterprises: inEnterprises.truth,
        startups: inRegister.truth,
      },
    };
  });
  const frame = quarters.flatMap((_, i) => [
    ...(communities.quarters[i]?.frame ?? []),
    ...(enterprises.quarters[i]?.frame ?? []),
  ]);
  return { city, frame, quarters: simulated, mistakes };
}
