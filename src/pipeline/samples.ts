import { quarterIndex } from "#contract/quarter.ts";
import type { Indicator } from "#contract/registry.ts";
import type { CheckedQuarter, StratifiedRow } from "./check-quarter.ts";
import type { CheckedCity } from "./city-returns.ts";
import { communityFormulas, enterpriseFormulas, type Values } from "./formulas.ts";
import { type Sample, weighSample } from "./sample.ts";

export type Samples = ReadonlyMap<number, Sample>;

/**
 * The samples of one indicator by quarter index. A quarter whose file is missing, or where nobody answered the
 * items, has none. Respondents are those with both y and x: weights are made for the indicator.
 * @throws when the registry names an indicator without a formula.
 */
export function indicatorSamples(city: CheckedCity, indicator: Indicator): Samples {
  const samples = new Map<number, Sample>();
  for (const quarter of city.quarters) {
    const responses = responsesOf(quarter, indicator);
    if (responses.length === 0) continue;
    const index = quarterIndex(quarter.quarter);
    const frame = quarter.strata[indicator.survey];
    samples.set(index, weighSample(index, frame, responses, indicator.survey === "enterprise"));
  }
  return samples;
}

function responsesOf(quarter: CheckedQuarter, indicator: Indicator) {
  if (indicator.survey === "community") {
    const formula = formulaOf(communityFormulas, indicator.id);
    return respond(quarter.communities ?? [], (row) => row.community_id, formula);
  }
  const formula = formulaOf(enterpriseFormulas, indicator.id);
  return respond(quarter.enterprises ?? [], (row) => row.enterprise_id, formula);
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
) {
  return rows.flatMap(({ row, stratum }) => {
    const values = formula(row);
    return values ? [{ stratum: stratum.id, unit: { id: idOf(row), ...values } }] : [];
  });
}
