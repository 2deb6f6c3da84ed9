import { objectsToCsv } from "#contract/csv.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import type { CheckedCity } from "#pipeline/check/city-returns.ts";
import { imputeEnterprises } from "#pipeline/edit/impute.ts";
import { influenceRows } from "#pipeline/edit/influence.ts";
import { officeAlertRows } from "#pipeline/estimate/alerts.ts";
import { indicatorSamples } from "#pipeline/weigh/samples.ts";

// Lists of units for the office to look at. They name enterprises: never inside what is published.

const COLUMNS = {
  "influence.csv": ["city", "quarter", "indicator", "stratum", "id", "share"],
  "imputed.csv": [
    ...["city", "quarter", "id", "stratum", "reason", "run", "basis"],
    ...["employees_start", "hires", "separations", "employees_end"],
  ],
  "attrition.csv": ["city", "quarter", "id", "stratum", "reason"],
  "alerts-firms.csv": ["city", "quarter", "rule", "id", "stratum", "employees_start", "layoffs", "share"],
} as const;
export type OfficeList = keyof typeof COLUMNS;

/** The text of each list, over all cities; a header alone where there is nothing to list. */
export function officeLists(
  cities: readonly CheckedCity[],
  indicators: readonly Indicator[],
): Record<OfficeList, string> {
  const imputations = cities.map((city) => ({ city: city.city, ...imputeEnterprises(city.quarters) }));
  return {
    "influence.csv": listCsv(
      "influence.csv",
      cities.flatMap((city) => influenceOf(city, indicators)),
    ),
    "imputed.csv": listCsv(
      "imputed.csv",
      imputations.flatMap(({ city, imputed }) => imputed.map((row) => ({ city, ...row }))),
    ),
    "attrition.csv": listCsv(
      "attrition.csv",
      imputations.flatMap(({ city, attrition }) => attrition.map((row) => ({ city, ...row }))),
    ),
    "alerts-firms.csv": listCsv("alerts-firms.csv", cities.flatMap(officeAlertRows)),
  };
}

function influenceOf(city: CheckedCity, indicators: readonly Indicator[]) {
  return indicators.flatMap((indicator) =>
    influenceRows(indicator, indicatorSamples(city, indicator)).map((row) => ({ city: city.city, ...row })),
  );
}

function listCsv(name: OfficeList, rows: readonly object[]): string {
  const columns: readonly string[] = COLUMNS[name];
  if (rows.length === 0) return `${columns.join(",")}\n`;
  const ordered = rows.map((row) => {
    const values = row as Readonly<Record<string, unknown>>;
    return Object.fromEntries(columns.map((column) => [column, values[column]]));
  });
  return objectsToCsv(ordered);
}
