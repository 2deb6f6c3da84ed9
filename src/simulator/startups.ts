import type { StartupRow } from "#contract/input/input-tables.ts";
import { drawStaff } from "./community.ts";
import { type Draws, drawsOf } from "./draws.ts";
import { type EntrepreneurGroup, groupAt } from "./entrepreneur-groups.ts";
import type { CityProfile } from "./profiles.ts";

// The register of a support programme: every start-up it takes in, followed for 42 months or until it ends
// (SIMULATOR.md, Start-ups). Not all start-ups of a city, and none supported before the first quarter.

/** Chance that a start-up ends in a quarter. */
const EXIT = 0.045;
const GROWTH = 1.02;
/** Quarters in 42 months: the age at which a start-up is looked at for the last time. */
const LAST_AGE = 14;

interface Startup {
  readonly id: string;
  readonly supportedQuarter: string;
  readonly group: EntrepreneurGroup;
  /** Employees besides the founder when it was taken in, before rounding. */
  readonly firstStaff: number;
  age: number;
  alive: boolean;
}

export interface StartupTruth {
  /** Taken in this quarter, and their employees besides the founders. */
  readonly supported: number;
  readonly jobs_at_support: number;
  /** Start-ups that live, by age in quarters: the first number is age 0. */
  readonly alive: readonly number[];
  /** Employees besides the founders in all that live. */
  readonly jobs: number;
}

export interface StartupQuarter {
  readonly register: readonly StartupRow[];
  readonly truth: StartupTruth;
}

/** @param quarters consecutive, in order. */
export function simulateStartups(
  city: string,
  profile: CityProfile,
  seed: number,
  quarters: readonly string[],
): StartupQuarter[] {
  const draws = drawsOf(seed, `${city}/startups`);
  let followed: Startup[] = [];
  let known = 0;
  return quarters.map((quarter) => {
    followed = followed.filter((startup) => startup.alive && startup.age < LAST_AGE);
    for (const startup of followed) advance(startup, draws);
    const supported = draws.poisson(profile.supported);
    for (let i = 0; i < supported; i++) {
      known++;
      followed.push(drawStartup(known, quarter, profile.multiplier, draws));
    }
    const register = followed.map((startup) => rowOf(quarter, city, startup));
    return { register, truth: truthOf(quarter, followed, register) };
  });
}

function drawStartup(number: number, quarter: string, multiplier: number, draws: Draws): Startup {
  return {
    id: `S${String(number).padStart(5, "0")}`,
    supportedQuarter: quarter,
    group: groupAt(draws.uniform()),
    firstStaff: drawStaff(multiplier, draws),
    age: 0,
    alive: true,
  };
}

function advance(startup: Startup, draws: Draws): void {
  startup.age += 1;
  startup.alive = draws.uniform() >= EXIT;
}

function rowOf(quarter: string, city: string, startup: Startup): StartupRow {
  return {
    quarter,
    city,
    startup_id: startup.id,
    supported_quarter: startup.supportedQuarter,
    group: startup.group,
    alive: startup.alive,
    jobs: startup.alive ? Math.round(startup.firstStaff * GROWTH ** startup.age) : 0,
  };
}

function truthOf(
  quarter: string,
  followed: readonly Startup[],
  register: readonly StartupRow[],
): StartupTruth {
  const alive = Array.from({ length: LAST_AGE + 1 }, () => 0);
  for (const startup of followed) {
    if (startup.alive) alive[startup.age] = (alive[startup.age] ?? 0) + 1;
  }
  const taken = register.filter((row) => row.supported_quarter === quarter);
  return { supported: taken.length, jobs_at_support: jobsOf(taken), alive, jobs: jobsOf(register) };
}

function jobsOf(rows: readonly StartupRow[]): number {
  return rows.reduce((sum, row) => sum + (row.jobs ?? 0), 0);
}
