import type { CommunityRow, FrameRow } from "#contract/input/input-tables.ts";
import { type Area, type Community, countCommunity, drawCommunities, stray } from "./community.ts";
import { type AreaTruth, type CommunityTruth, type Counts, sumOf } from "./community-truth.ts";
import { type Draws, drawsOf } from "./draws.ts";
import { type Mistake, spoilCommunity } from "./mistakes.ts";
import type { CityProfile } from "./profiles.ts";
import { satisfactionOf } from "./satisfaction.ts";
import { isJanuary, seasonOf } from "./season.ts";
import { nextStart, selectPanel } from "./selection.ts";

// All communities of a city, quarter by quarter: the truth is their sum, the returns are those of the panel.

const PANEL: Readonly<Record<Area, number>> = { urban: 14, rural: 6 };
const AREAS = ["urban", "rural"] as const;
const NONRESPONSE = 0.03;

export interface CommunityQuarter {
  readonly frame: readonly FrameRow[];
  readonly returns: readonly CommunityRow[];
  readonly truth: CommunityTruth;
}

export interface Communities {
  readonly quarters: readonly CommunityQuarter[];
  readonly mistakes: readonly Mistake[];
}

/** @param quarters consecutive, in order. */
export function simulateCommunities(
  city: string,
  profile: CityProfile,
  seed: number,
  quarters: readonly string[],
): Communities {
  const life = drawsOf(seed, `${city}/communities`);
  const fieldwork = drawsOf(seed, `${city}/community fieldwork`);
  const mistakes: Mistake[] = [];
  const population = AREAS.flatMap((area) => drawCommunities(profile, area, life));
  const askSatisfaction = satisfactionOf(city, seed, population.length);
  const starts: Record<Area, number> = { urban: 0, rural: 0 };
  let panel = drawPanel(population, starts);
  const simulated = quarters.map((quarter, elapsed) => {
    if (elapsed > 0) for (const community of population) stray(community, life);
    if (elapsed > 0 && isJanuary(quarter)) {
      for (const area of AREAS) starts[area] = nextStart(starts[area], PANEL[area], sizeOf(profile, area));
      panel = drawPanel(population, starts);
    }
    const season = seasonOf(quarter);
    const counts = new Map(
      population.map((community, i) => {
        const counted = countCommunity(community, profile, season, elapsed, life);
        return [community, { ...counted, ...askSatisfaction(i, elapsed) }];
      }),
    );
    const returns = panel.map((community) =>
      spoilCommunity(
        returnOf(quarter, city, community, counts.get(community), fieldwork),
        fieldwork,
        mistakes,
      ),
    );
    const truth = sumOf(counts);
    const frame = AREAS.map((area) => frameRow(quarter, area, sizeOf(profile, area), truth[area]));
    return { frame, returns, truth };
  });
  return { quarters: simulated, mistakes };
}

function sizeOf(profile: CityProfile, area: Area): number {
  return area === "urban" ? profile.urbanCommunities : profile.ruralCommunities;
}

function drawPanel(population: readonly Community[], starts: Readonly<Record<Area, number>>): Community[] {
  return AREAS.flatMap((area) => {
    const inside = population.filter((community) => community.area === area);
    return selectPanel(inside, PANEL[area], starts[area]).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  });
}

function returnOf(
  quarter: string,
  city: string,
  community: Community,
  counts: Counts | undefined,
  draws: Draws,
): CommunityRow {
  const answered = draws.uniform() >= NONRESPONSE ? counts : undefined;
  const asked = answered?.blank ? undefined : answered;
  return {
    quarter,
    city,
    community_id: community.id,
    area: community.area,
    status: answered ? "responded" : "refused",
    working_age_population: answered?.working_age_population ?? null,
    labour_force: answered?.labour_force ?? null,
    unemployed: answered?.unemployed ?? null,
    registered_unemployed: answered?.registered_unemployed ?? null,
    newly_employed: answered?.newly_employed ?? null,
    natural_attrition: answered?.natural_attrition ?? null,
    new_entrepreneurs: answered?.new_entrepreneurs ?? null,
    jobs_driven: answered?.jobs_driven ?? null,
    satisfaction_respondents: asked?.satisfaction_respondents ?? null,
    satisfaction_points: asked?.satisfaction_points ?? null,
  };
}

function frameRow(quarter: string, area: Area, units: number, truth: AreaTruth): FrameRow {
  return {
    quarter,
    survey: "community",
    stratum: area,
    population_units: units,
    known_total: truth.labour_force,
    design_basis: "probability",
  };
}
