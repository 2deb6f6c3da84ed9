import { type Draws, drawsOf } from "./draws.ts";

// How content persons are with the conditions for starting a business: 25 to 40 are asked in every community,
// each answers from 1 to 5. A community's answers lie together, and a city's drift slowly.

const FEWEST_ASKED = 25;
const MOST_ASKED = 40;
/** Steps from the lowest answer, 1, to the highest, 5. */
const STEPS = 4;
/** Communities that hand in neither of the two items. */
const BLANK = 0.02;

/** Logit of a step towards the highest answer: 0.5 is a mean answer of 3.5. */
const LEVEL = { mean: 0.5, sd: 0.15 };
const COMMUNITY_SD = 0.25;
const DRIFT = { mean: 0.006, sd: 0.003 };

export interface Satisfaction {
  readonly satisfaction_respondents: number;
  readonly satisfaction_points: number;
  /** Not handed in. */
  readonly blank: boolean;
}

/** Asks in one community after another, always in the same order, then again in the next quarter. */
export type Asking = (community: number, elapsed: number) => Satisfaction;

export function satisfactionOf(city: string, seed: number, communities: number): Asking {
  const draws = drawsOf(seed, `${city}/satisfaction`);
  const level = LEVEL.mean + LEVEL.sd * draws.normal();
  const drift = DRIFT.mean + DRIFT.sd * draws.normal();
  const effects = Array.from({ length: communities }, () => COMMUNITY_SD * draws.normal());
  return (community, elapsed) => ask(level + drift * elapsed + (effects[community] ?? 0), draws);
}

/** An answer is 1 plus a binomial of 4 steps, so the sum of all of them is one binomial. */
function ask(logit: number, draws: Draws): Satisfaction {
  const asked = FEWEST_ASKED + Math.floor(draws.uniform() * (MOST_ASKED - FEWEST_ASKED + 1));
  const steps = draws.binomial(STEPS * asked, 1 / (1 + Math.exp(-logit)));
  return {
    satisfaction_respondents: asked,
    satisfaction_points: asked + steps,
    blank: draws.uniform() < BLANK,
  };
}
