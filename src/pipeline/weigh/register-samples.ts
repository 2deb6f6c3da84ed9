import { quarterIndex } from "#contract/quarter.ts";
import type { CheckedCity } from "#pipeline/check/city-returns.ts";
import { isKnown, newlySupported, type Register, registerOf } from "./register.ts";
import type { Sample, Unit } from "./sample.ts";
import { cohortStates } from "./survival.ts";

// Register figures as complete samples: every unit stands for itself, so nothing is left to chance.

/** The units of an indicator in a quarter; null where too much of the register is unknown. */
type RegisterFormula = (register: Register, quarter: string) => readonly Unit[] | null;

const formulas: Readonly<Record<string, RegisterFormula>> = {
  startup_survival_4: (register, quarter) => survivors(register, quarter, 4),
  startup_survival_8: (register, quarter) => survivors(register, quarter, 8),
  startup_survival_12: (register, quarter) => survivors(register, quarter, 12),
  jobs_multiplier_register: jobsOfSupported,
};

/** @throws when the registry names an indicator without a formula. */
export function registerSamples(city: CheckedCity, indicator: string): ReadonlyMap<number, Sample> {
  const formula = formulas[indicator];
  if (!formula)
    throw new Error(`no formula for indicator ${indicator} (expected one of ${Object.keys(formulas)})`);
  const register = registerOf(city.quarters.map(({ quarter, startups }) => ({ quarter, rows: startups })));
  const samples = new Map<number, Sample>();
  for (const { quarter, startups } of city.quarters) {
    const units = startups === null ? null : formula(register, quarter);
    if (units && units.length > 0) samples.set(quarterIndex(quarter), completeSample(quarter, units));
  }
  return samples;
}

function completeSample(quarter: string, units: readonly Unit[]): Sample {
  const sorted = units.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const stratum = { id: "register", members: ["register"], cell: "register", weight: 1 };
  return {
    quarter: quarterIndex(quarter),
    strata: [{ ...stratum, populationUnits: sorted.length, units: sorted }],
  };
}

/** The cohort supported k quarters before, as its own quarter's file lists it. survival.ts says why. */
function survivors(register: Register, quarter: string, k: number): Unit[] | null {
  const states = cohortStates(register, quarter, k);
  const known = states?.filter(({ state }) => state !== "unknown");
  if (!states || !known || !isKnown(states.length - known.length, states.length)) return null;
  return known.map(({ id, state }) => ({ id, y: state === "alive" ? 1 : 0, x: 1 }));
}

function jobsOfSupported(register: Register, quarter: string): Unit[] | null {
  const rows = newlySupported(register, quarter) ?? [];
  const units = rows.flatMap(({ startup_id: id, jobs, alive }) => {
    const y = jobs ?? (alive === false ? 0 : null);
    return y === null ? [] : [{ id, y, x: 1 }];
  });
  return isKnown(rows.length - units.length, rows.length) ? units : null;
}
