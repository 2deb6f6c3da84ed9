import { createHmac } from "node:crypto";
import type { EnterpriseRow } from "#contract/input-tables.ts";
import type { CheckedCity } from "./city-returns.ts";

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

/** All counts of a return times the factor of its enterprise: balances and growth of each firm stay as they are. */
export function addNoise(row: EnterpriseRow, key: string): EnterpriseRow {
  const factor = noiseFactor(key, `${row.city}/${row.enterprise_id}`);
  const noised = { ...row };
  for (const count of COUNTS) {
    const value = row[count];
    if (value !== null) noised[count] = value * factor;
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
