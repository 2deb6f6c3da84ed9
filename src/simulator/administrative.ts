import type { AdministrativeRow } from "#contract/input/input-tables.ts";
import type { CommunityTruth } from "./community-truth.ts";
import { type Draws, drawsOf } from "./draws.ts";
import type { EnterpriseTruth } from "./enterprises.ts";
import { GROUPS } from "./entrepreneur-groups.ts";
import { seasonOf } from "./season.ts";

// Counts from offices' own records: not a sample, so without sampling error.

/** Share of the new entrepreneurs whom a programme supports. */
const SUPPORTED = 0.5;
/** Small guaranteed loans run for two years. */
const LOAN_QUARTERS = 8;

/** What all communities and enterprises of the city add up to in a quarter. */
export interface KnownTotals {
  readonly communities: CommunityTruth;
  readonly enterprises: EnterpriseTruth;
}

/** @param truth of each quarter: what the offices count follows from what happens in the city. */
export function simulateAdministrative(
  city: string,
  seed: number,
  quarters: readonly string[],
  truth: readonly KnownTotals[],
): AdministrativeRow[][] {
  const draws = drawsOf(seed, `${city}/administrative`);
  const issued: number[] = [];
  const stock = 2 + Math.round(draws.poisson((truth[0]?.communities.urban.labour_force ?? 0) / 60_000));
  return quarters.map((quarter, i) => {
    const { urban, all } = truth[i]?.communities ?? { urban: undefined, all: undefined };
    const supported = SUPPORTED * (all?.new_entrepreneurs ?? 0);
    issued.push(draws.poisson(0.3 * supported));
    const due = issued[i - LOAN_QUARTERS] ?? draws.poisson(0.28 * supported);
    const counts: Counts = {
      ...programmeCounts(quarter, urban?.labour_force ?? 0, draws),
      loans_issued: issued[i] ?? 0,
      loans_due: due,
      loans_repaid: draws.binomial(due, 0.97),
      incubators: stock + Math.floor(i / 5),
      platforms: 6 * stock + Math.floor(i * 1.5),
      registered_unemployed: urban?.registered_unemployed ?? 0,
      urban_labour_force: urban?.labour_force ?? 0,
      frame_employment: truth[i]?.enterprises.employees_start ?? 0,
    };
    return [
      ...Object.entries(counts).map(([measure, value]) => ({ quarter, city, measure, group: null, value })),
      ...GROUPS.map(([group, share]) => {
        const value = draws.poisson(supported * share);
        return { quarter, city, measure: "entrepreneurs", group, value };
      }),
    ];
  });
}

type Counts = Readonly<Record<string, number>>;

function programmeCounts(quarter: string, labourForce: number, draws: Draws): Counts {
  const graduates = draws.poisson(labourForce * seasonOf(quarter).graduates);
  const households = draws.poisson(labourForce * 0.0002);
  return {
    trained: draws.poisson(labourForce * 0.004),
    graduates,
    graduates_employed: draws.binomial(graduates, 0.91),
    zero_employment_households_found: households,
    zero_employment_households_helped: draws.binomial(households, 0.995),
  };
}
