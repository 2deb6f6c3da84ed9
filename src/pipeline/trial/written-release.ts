import type { SampleRow } from "#contract/published/moment-tables.ts";
import type { PublishedCellRow } from "#contract/published/office-tables.ts";
import { plainIndicator } from "#contract/registry/plain-indicator.ts";
import { buildCity, type CityTables } from "#pipeline/build-city.ts";
import { type CheckedCity, type CityFiles, checkCity } from "#pipeline/check/city-returns.ts";
import { checkHoldingBack, type EarlierRelease } from "#pipeline/disclose/hold-back.ts";
import { publishedCells, tellingChanges } from "#pipeline/disclose/release-difference.ts";
import { lateKey } from "#pipeline/read/late-returns.ts";
import { sampleRows } from "#pipeline/weigh/sample-rows.ts";
import { writtenContext } from "./written-context.ts";

// Releases of one city, one after another, for tests.

const rate = (id: string, part: object = {}) =>
  plainIndicator({ ...{ id, survey: "enterprise", interval: "t", pooling: "none" }, ...part });

export const enterpriseIndicators = [
  rate("employment_growth", { unit: "percent_change" }),
  rate("employment_growth_year", { unit: "percent_change", matched_lag: 4 }),
  rate("employment_level", { unit: "persons", estimand: "total" }),
  ...["hire_rate", "separation_rate", "vacancy_rate"].map((id) => rate(id, { interval: "logit" })),
];

export interface WrittenRelease extends EarlierRelease {
  readonly city: CheckedCity;
  readonly tables: CityTables;
  readonly units: readonly SampleRow[];
  readonly cells: readonly PublishedCellRow[];
}

/** @param isHolding false lets every late return count, as if there were no rule. */
export function writtenRelease(
  files: CityFiles,
  earlier: readonly WrittenRelease[] = [],
  isHolding = true,
): WrittenRelease {
  const city = isHolding ? checkHoldingBack(files, earlier, enterpriseIndicators) : checkCity(files);
  const tables = buildCity(city, {
    ...{ ...writtenContext, indicators: enterpriseIndicators },
    publishedCells: earlier.flatMap(({ cells }) => cells),
  });
  const counted = city.late.filter(({ status }) => status === "applied" || status === "replaced");
  return {
    ...{ city, tables, units: sampleRows(city), cells: publishedCells(tables.cells) },
    counted: new Set(counted.map(lateKey)),
  };
}

/** What the last look says of the second release. */
export function saidOf(before: WrittenRelease, after: WrittenRelease): string[] {
  return tellingChanges(before, { ...after.tables, units: after.units }, enterpriseIndicators);
}
