import type { Key } from "./meaning.ts";
import type { UnitCounts } from "./solve.ts";
import type { Respondents } from "./truth.ts";

// What an attack says it has found, precisely enough to be wrong.

/** Which enterprises are meant: those of a cell that answered `in`, but not `notIn`. */
export interface Target {
  readonly cell: string;
  readonly in: Respondents;
  readonly notIn: Respondents | null;
  /** Only those of one stratum. */
  readonly stratum?: string;
  /** Which of the two sets is one of the older release, where two releases are compared. */
  readonly older?: "in" | "out";
  /** Only those whose return is another in the older of two releases. */
  readonly corrected?: true;
  /** The enterprise that attacks and so knows that it is not meant. */
  readonly but?: string;
}

export interface Claim {
  readonly attack: string;
  readonly city: string;
  readonly target: Target;
  readonly key: Key;
  readonly value: number;
  /** How many enterprises the target is said to have. */
  readonly of: number;
  /** The values claimed for all of them, in no order; left out where only the largest is claimed. */
  readonly all?: readonly number[];
  /** The value still carries the noise of its enterprise. */
  readonly noised?: boolean;
}

/** Enterprises that were told apart from all others, with all that is known of each. */
export interface Found {
  readonly city: string;
  readonly target: Target;
  readonly units: readonly UnitCounts[];
}

export function claimsOf(attack: string, { city, target, units }: Found, noised: boolean): Claim[] {
  const keys = new Set(units.flatMap((unit) => [...unit.keys()]));
  return [...keys].flatMap((key) => {
    const values = units.flatMap((unit) => {
      const found = unit.get(key);
      return found && found.error <= 0.01 * Math.abs(found.value) + 0.1 ? [found.value] : [];
    });
    if (values.length < units.length) return [];
    const claim = { attack, city, target, key, of: units.length, all: values, noised };
    return values.map((value) => ({ ...claim, value }));
  });
}
