import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import { isKnown, newlySupported, type Register, stateAt } from "./register.ts";

/** Ages in quarters at which cohorts are looked at. */
export const SURVIVAL_AGES = [4, 8, 12] as const;

export interface Survival {
  readonly quarter: string;
  /** Quarters since support. */
  readonly k: number;
  /** Supported in the quarter k before. */
  readonly cohort: number;
  readonly alive: number;
  /** Right-censored: not known to live, nor to have ended. */
  readonly unknown: number;
  /** Alive among those of whom it is known; null where too many are unknown. */
  readonly survival: number | null;
}

/** The cohort supported k quarters before and what is known of each; null where the cohort's own file is missing. */
export function cohortStates(register: Register, quarter: string, k: number) {
  const cohort = newlySupported(register, quarterOf(quarterIndex(quarter) - k));
  return (
    cohort?.map(({ startup_id: id }) => ({
      id,
      state: stateAt(register.histories.get(id) ?? [], quarter),
    })) ?? null
  );
}

/**
 * Survival S(k) of the cohort supported k quarters before (METHOD section 3). The cohort is what the file of its own
 * quarter lists: whoever turns up in a later file only has survived until then, and would make survival look better.
 * @returns null where that file is missing, so that the cohort is not known.
 */
export function survivalAt(register: Register, quarter: string, k: number): Survival | null {
  const cohort = cohortStates(register, quarter, k);
  if (cohort === null) return null;
  const count = (wanted: string) => cohort.filter(({ state }) => state === wanted).length;
  const [alive, unknown] = [count("alive"), count("unknown")];
  const survival = isKnown(unknown, cohort.length) ? alive / (cohort.length - unknown) : null;
  return { quarter, k, cohort: cohort.length, alive, unknown, survival };
}
