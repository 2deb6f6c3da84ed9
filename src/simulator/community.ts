import { deviation, mean } from "d3";
import type { Draws } from "./draws.ts";
import type { CityProfile } from "./profiles.ts";
import type { Season } from "./season.ts";

// One community of the population, and its counts in a quarter (SIMULATOR.md, Communities).

export type Area = "urban" | "rural";

/** Intra-community correlation of unemployment. */
const RHO = 0.003;
/** Autocorrelation of a community's rate from quarter to quarter. */
const PERSISTENCE = 0.9;
const LEAST_LABOUR_FORCE = 150;
const RURAL_SIZE = 0.375;

export interface Community {
  readonly id: string;
  readonly area: Area;
  readonly prn: number;
  readonly firstLabourForce: number;
  readonly growth: number;
  readonly participation: number;
  /** Share of the unemployed who register. */
  readonly registering: number;
  readonly entrepreneurial: number;
  /** Where the logit of its rate returns to, and how far it strays. */
  readonly homeLogit: number;
  readonly spread: number;
  logit: number;
}

export interface CommunityCounts {
  readonly working_age_population: number;
  readonly labour_force: number;
  readonly unemployed: number;
  readonly registered_unemployed: number;
  readonly newly_employed: number;
  readonly natural_attrition: number;
  readonly new_entrepreneurs: number;
  readonly jobs_driven: number;
}

export function drawCommunities(profile: CityProfile, area: Area, draws: Draws): Community[] {
  const urban = area === "urban";
  const rate = urban ? profile.urbanRate : profile.ruralRate;
  const k = 1 / RHO - 1;
  const length = urban ? profile.urbanCommunities : profile.ruralCommunities;
  const logits = Array.from({ length }, () => {
    const p = Math.min(0.9999, Math.max(0.0001, draws.beta(rate * k, (1 - rate) * k)));
    return Math.log(p / (1 - p));
  });
  const homeLogit = mean(logits) ?? 0;
  const spread = deviation(logits) ?? 0;
  return logits.map((logit, i) => ({
    id: `${urban ? "U" : "R"}${String(i + 1).padStart(3, "0")}`,
    area,
    prn: draws.uniform(),
    firstLabourForce: drawLabourForce(profile.communitySize, urban, draws),
    growth: (urban ? profile.urbanGrowth : profile.ruralGrowth) + 0.001 * draws.normal(),
    participation: Math.min(0.85, Math.max(0.6, 0.72 + 0.03 * draws.normal())),
    registering: draws.beta(13.8, 9.2),
    entrepreneurial: Math.exp(0.3 * draws.normal() - 0.045),
    homeLogit,
    spread,
    logit,
  }));
}

/** Log-normal with the wanted mean. */
function drawLabourForce(size: number, urban: boolean, draws: Draws): number {
  const [center, sd] = urban ? [size, 0.6] : [size * RURAL_SIZE, 0.5];
  const labourForce = Math.exp(Math.log(center) - (sd * sd) / 2 + sd * draws.normal());
  return Math.max(LEAST_LABOUR_FORCE, labourForce);
}

/** The rate strays about its home with an autocorrelation of 0.9. */
export function stray(community: Community, draws: Draws): void {
  const { homeLogit, spread } = community;
  const step = Math.sqrt(1 - PERSISTENCE ** 2) * spread * draws.normal();
  community.logit = homeLogit + PERSISTENCE * (community.logit - homeLogit) + step;
}

/** @param elapsed quarters since the first one. */
export function countCommunity(
  community: Community,
  profile: CityProfile,
  season: Season,
  elapsed: number,
  draws: Draws,
): CommunityCounts {
  const labourForce = Math.round(community.firstLabourForce * Math.exp(community.growth * elapsed));
  const shift = profile.rateTrend * elapsed + season.rateLogit + (season.slump ? profile.shock : 0);
  const unemployed = draws.binomial(labourForce, 1 / (1 + Math.exp(-community.logit - shift)));
  const registered = draws.binomial(unemployed, community.registering) + draws.poisson(0.003 * labourForce);
  const hiring = profile.newlyEmployed * season.newlyEmployed * Math.exp(0.25 * draws.normal());
  const entrepreneurs = draws.poisson(labourForce * profile.entrepreneurs * community.entrepreneurial);
  return {
    working_age_population: Math.round(labourForce / community.participation),
    labour_force: labourForce,
    unemployed,
    registered_unemployed: Math.min(registered, labourForce),
    newly_employed: Math.min(labourForce, draws.poisson(labourForce * hiring)),
    natural_attrition: draws.poisson(0.004 * labourForce),
    new_entrepreneurs: entrepreneurs,
    jobs_driven: drawJobs(entrepreneurs, profile.multiplier, draws),
  };
}

function drawJobs(entrepreneurs: number, multiplier: number, draws: Draws): number {
  let jobs = 0;
  for (let i = 0; i < entrepreneurs; i++) jobs += Math.round(drawStaff(multiplier, draws));
  return jobs;
}

/** Of LogN(0.9, 1), where a quarter of the firms stay without staff. */
const MEAN_STAFF = 0.75 * Math.exp(1.4);

/**
 * Employees of a new firm besides its founder, before rounding: a quarter of the firms stay without staff,
 * the others are log-normal, at most 300.
 * @param multiplier the mean wanted.
 */
export function drawStaff(multiplier: number, draws: Draws): number {
  const staff = Math.exp(0.9 + draws.normal()) * (multiplier / MEAN_STAFF);
  return draws.uniform() >= 0.25 ? Math.min(300, staff) : 0;
}
