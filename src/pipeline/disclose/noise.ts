import { createHmac } from "node:crypto";
import type { EnterpriseRow } from "#contract/input/input-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { CheckedCity } from "#pipeline/check/city-returns.ts";

// Permanent multiplicative noise of enterprises. PUBLIC_FILES, step 1.

/** Opens nothing: simulated returns are public anyway. Real returns bring their own key. */
export const DEMONSTRATION_KEY = "jiuye-demonstration";

/**
 * The factor of an enterprise, for good: 1 + s (.15 - .10 sqrt(1-u)), so 5 to 15 % up or down and never less,
 * s and u from HMAC-SHA256(key, id).
 */
export function noiseFactor(key: string, id: string): number {
  const digest = createHmac("sha256", key).update(id).digest();
  const sign = (digest[0] ?? 0) % 2 === 0 ? 1 : -1;
  // 48 bits: the most that readUIntBE takes.
  const u = digest.readUIntBE(1, 6) / 2 ** 48;
  return 1 + sign * (0.15 - 0.1 * Math.sqrt(1 - u));
}

const COUNTS = ["employees_start", "hires", "separations", "layoffs", "employees_end", "vacancies"] as const;
/** Rounding of smaller counts to the next whole number away from the truth would change them by more than 5 %. */
const LEAST_OUTWARD = 20;

/**
 * All counts of a return times the factor of its enterprise, rounded to whole numbers. Unrounded, the ratio of two
 * counts of an enterprise would be that of the true ones, and whole numbers would give the factor away.
 */
export function addNoise(row: EnterpriseRow, key: string): EnterpriseRow {
  const id = `${row.city}/${row.enterprise_id}`;
  const factor = noiseFactor(key, id);
  const noised = { ...row };
  for (const count of COUNTS) {
    const value = row[count];
    if (value === null) continue;
    noised[count] =
      value >= LEAST_OUTWARD
        ? roundOutward(value * factor, factor)
        : Math.floor(value * factor + unitInterval(key, `${id} ${dateOf(row, count)}`));
  }
  return noised;
}

/** The city with noise on every enterprise return. */
export function noisedCity(city: CheckedCity, key: string): CheckedCity {
  const quarters = city.quarters.map((quarter) => ({
    ...quarter,
    enterprises:
      quarter.enterprises?.map(({ row, stratum }) => ({ row: addNoise(row, key), stratum })) ?? null,
  }));
  return { ...city, quarters };
}

/** Away from the truth, so never nearer to it than the factor says. */
const roundOutward = (value: number, factor: number): number =>
  factor > 1 ? Math.ceil(value) : Math.floor(value);

/** Staff at the start of a quarter are those at the end of the one before, rounded alike. */
function dateOf(row: EnterpriseRow, count: (typeof COUNTS)[number]): string {
  const quarter = quarterIndex(row.quarter);
  return count === "employees_start" ? `employees_end ${quarter - 1}` : `${count} ${quarter}`;
}

/** A number in [0, 1) that is the same whenever it is asked for: added before cutting off, it rounds without bias. */
function unitInterval(key: string, text: string): number {
  return createHmac("sha256", key).update(text).digest().readUIntBE(0, 6) / 2 ** 48;
}
