import type { EnterpriseRow, Survey } from "#contract/input/input-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import type { CheckedQuarter, StratifiedRow } from "#pipeline/check/checked-quarter.ts";
import type { CheckedCity } from "#pipeline/check/city-returns.ts";
import { communityFormulas, enterpriseFormulas, type Values } from "./formulas.ts";
import { registerSamples } from "./register-samples.ts";
import { type Response, type Sample, weighSample } from "./sample.ts";

export type Samples = ReadonlyMap<number, Sample>;

/**
 * The samples of one indicator by quarter index. A quarter whose file is missing, or where nobody answered the
 * items, has none. Respondents are those with both y and x: weights are made for the indicator.
 * @throws when the registry names an indicator without a formula.
 */
export function indicatorSamples(city: CheckedCity, indicator: Indicator): Samples {
  const { survey } = indicator;
  return survey === "register" ? registerSamples(city, indicator.id) : surveySamples(city, indicator, survey);
}

function surveySamples(city: CheckedCity, indicator: Indicator, survey: Survey): Samples {
  const samples = new Map<number, Sample>();
  const byQuarter = new Map(city.quarters.map((quarter) => [quarterIndex(quarter.quarter), quarter]));
  for (const [index, quarter] of byQuarter) {
    const earlier = indicator.matched_lag === null ? undefined : byQuarter.get(index - indicator.matched_lag);
    const responses = responsesOf(quarter, earlier, indicator.id, survey);
    if (responses.length === 0) continue;
    const sample = weighSample(index, quarter.strata[survey], responses, survey === "enterprise");
    // Enterprises merge until somebody answers: where nobody does, all respondents stand for themselves alone.
    if (survey === "enterprise" && sample.strata.some((stratum) => stratum.units.length === 0)) continue;
    samples.set(index, sample);
  }
  return samples;
}

function responsesOf(
  quarter: CheckedQuarter,
  earlier: CheckedQuarter | undefined,
  indicator: string,
  survey: Survey,
): Response[] {
  if (survey === "community") {
    const formula = formulaOf(communityFormulas, indicator);
    return respond(quarter.communities ?? [], (row) => row.community_id, formula);
  }
  const formula = formulaOf(enterpriseFormulas, indicator);
  const before = new Map(earlier?.enterprises?.map(({ row }) => [row.enterprise_id, row]));
  return respond(
    quarter.enterprises ?? [],
    (row) => row.enterprise_id,
    (row: EnterpriseRow) => formula(row, before.get(row.enterprise_id)),
    isRestructured,
  );
}

/** After a merger or split a unit stands for itself alone: sample.ts. */
export function isRestructured(row: object): boolean {
  return "restructuring" in row && row.restructuring !== null;
}

function formulaOf<F>(formulas: Readonly<Record<string, F>>, id: string): F {
  const formula = formulas[id];
  if (!formula) throw new Error(`no formula for indicator ${id} (expected one of ${Object.keys(formulas)})`);
  return formula;
}

function respond<R>(
  rows: readonly StratifiedRow<R>[],
  idOf: (row: R) => string,
  formula: (row: R) => Values | null,
  isAlone: (row: R) => boolean = () => false,
): Response[] {
  return rows.flatMap(({ row, stratum }) => {
    const values = formula(row);
    if (!values) return [];
    return [{ stratum: stratum.id, unit: { id: idOf(row), ...values }, selfRepresenting: isAlone(row) }];
  });
}
