import type { EnterpriseRow } from "#contract/input/input-tables.ts";
import { ALERT_BANDS, type ALERT_RULES, type AlertRow } from "#contract/published/figure-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { StratifiedRow } from "#pipeline/check/checked-quarter.ts";
import type { CheckedCity } from "#pipeline/check/city-returns.ts";

// Mass layoffs: 劳动合同法 第41条, 20 persons or a tenth of the staff. The article gives no time window: within the
// quarter, and summed over two quarters in a row, by the project's convention. METHOD section 6.

type Rule = (typeof ALERT_RULES)[number];
type Tier = 1 | 2 | 3;

/** An enterprise that a rule names. For the office only. */
export interface AlertFirmRow {
  readonly city: string;
  readonly quarter: string;
  readonly rule: Rule;
  readonly id: string;
  readonly stratum: string;
  /** At the start of the window. */
  readonly employees_start: number;
  readonly layoffs: number;
  /** layoffs / employees_start; empty for a firm that started from nothing. */
  readonly share: number | null;
}

const MANY = 20;
const FEW = 5;

/** 1: 20 persons or more · 2: fewer, but a tenth of the staff and 5 persons · 3: a tenth, fewer than 5. */
export function tierOf(layoffs: number, staff: number): Tier | null {
  if (layoffs >= MANY) return 1;
  if (layoffs === 0 || 10 * layoffs < staff) return null;
  return layoffs >= FEW ? 2 : 3;
}

/**
 * How many enterprises of the panel each rule names, in bands (PUBLIC_FILES, D6). No row where nothing can be said:
 * no file in a quarter of the window, or nobody who reported layoffs. 0 is said only of a panel that did.
 */
export function alertRows(city: CheckedCity): AlertRow[] {
  return windowsOf(city).flatMap(({ quarter, suffix, observed }) => {
    if (observed.length === 0) return [];
    return ([1, 2, 3] as const).map((tier) => ({
      city: city.city,
      quarter,
      rule: `tier_${tier}${suffix}` as const,
      band: bandOf(observed.filter((firm) => tierOf(firm.layoffs, firm.employees_start) === tier).length),
    }));
  });
}

/** The enterprises behind the bands. */
export function officeAlertRows(city: CheckedCity): AlertFirmRow[] {
  return windowsOf(city).flatMap(({ quarter, suffix, observed }) =>
    observed.flatMap((firm) => {
      const tier = tierOf(firm.layoffs, firm.employees_start);
      if (tier === null) return [];
      const share = firm.employees_start > 0 ? firm.layoffs / firm.employees_start : null;
      return [{ city: city.city, quarter, rule: `tier_${tier}${suffix}` as const, ...firm, share }];
    }),
  );
}

function bandOf(count: number): AlertRow["band"] {
  const [none, few, some, more, many] = ALERT_BANDS;
  if (count === 0) return none;
  if (count < 3) return few;
  if (count <= 5) return some;
  return count <= 10 ? more : many;
}

type Observed = Pick<AlertFirmRow, "id" | "stratum" | "employees_start" | "layoffs">;

interface Window {
  readonly quarter: string;
  readonly suffix: "" | "_two_quarters";
  readonly observed: readonly Observed[];
}

/** Each quarter alone, and with the calendar quarter before it. */
function windowsOf(city: CheckedCity): Window[] {
  const byIndex = new Map(
    city.quarters.map(({ quarter, enterprises }) => [
      quarterIndex(quarter),
      new Map((enterprises ?? []).flatMap(observe)),
    ]),
  );
  return city.quarters.flatMap(({ quarter }) => {
    const index = quarterIndex(quarter);
    const [now, before] = [byIndex.get(index) ?? new Map(), byIndex.get(index - 1) ?? new Map()];
    return [
      { quarter, suffix: "", observed: byId(now) },
      { quarter, suffix: "_two_quarters", observed: byId(addUp(before, now)) },
    ];
  });
}

function observe({ row, stratum }: StratifiedRow<EnterpriseRow>): [string, Observed][] {
  const { enterprise_id: id, employees_start, layoffs } = row;
  if (employees_start === null || layoffs === null) return [];
  return [[id, { id, stratum: stratum.id, employees_start, layoffs }]];
}

/** Of those observed in both: staff of the first, layoffs of both. */
function addUp(before: ReadonlyMap<string, Observed>, now: ReadonlyMap<string, Observed>) {
  return new Map(
    [...now].flatMap(([id, firm]) => {
      const past = before.get(id);
      if (!past) return [];
      const layoffs = past.layoffs + firm.layoffs;
      return [[id, { ...firm, employees_start: past.employees_start, layoffs }] as const];
    }),
  );
}

/** The order of rows in a file does not matter. */
function byId(firms: ReadonlyMap<string, Observed>): Observed[] {
  return [...firms.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
