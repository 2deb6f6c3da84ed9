import type { EnterpriseRow } from "#contract/input/input-tables.ts";
import type { CheckedQuarter, StratifiedRow } from "#pipeline/check/checked-quarter.ts";
import type { FrameStratum } from "#pipeline/read/strata.ts";

// What became, in a quarter, of the enterprises that did answer: the measure for those that did not.

/** Per member of staff at the start. */
export interface Rates {
  readonly basis: "stratum" | "size";
  /** (E_end - E_start) / E_start over matched respondents; -1 when all of them closed. */
  readonly growth: number;
  readonly hires: number | null;
  readonly separations: number | null;
}

/** Fewer do not speak for a stratum; then all strata of the size do, each with its weight. */
const MIN_MATCHED = 3;

type Matched = readonly StratifiedRow<EnterpriseRow>[];

/** Respondents, closed ones too, with staff at both ends of the quarter; by id, as sums of doubles depend on order. */
export function matchedRespondents(quarter: CheckedQuarter): Matched {
  return (quarter.enterprises ?? [])
    .filter(
      ({ row }) => row.status !== "refused" && row.employees_start !== null && row.employees_end !== null,
    )
    .toSorted((a, b) => (a.row.enterprise_id < b.row.enterprise_id ? -1 : 1));
}

/** Rates of the stratum, else of its size; null where that has no three matched respondents either. */
export function ratesFor(matched: Matched, stratum: FrameStratum): Rates | null {
  const inStratum = matched.filter((entry) => entry.stratum.id === stratum.id);
  const inSize = matched.filter((entry) => entry.stratum.group === stratum.group);
  return ratesOf(inStratum, "stratum") ?? ratesOf(inSize, "size");
}

function ratesOf(matched: Matched, basis: Rates["basis"]): Rates | null {
  if (matched.length < MIN_MATCHED) return null;
  const respondents = Map.groupBy(matched, ({ stratum }) => stratum.id);
  const weight = ({ id, populationUnits }: FrameStratum) =>
    populationUnits / (respondents.get(id)?.length ?? 1);
  /** Sum of w item / sum of w E_start, over those who reported the item. */
  const rate = (itemOf: (row: EnterpriseRow) => number | null): number | null => {
    let [item, start] = [0, 0];
    for (const { row, stratum } of matched) {
      const value = itemOf(row);
      if (value === null) continue;
      item += weight(stratum) * value;
      start += weight(stratum) * (row.employees_start ?? 0);
    }
    return start > 0 ? item / start : null;
  };
  const growth = rate((row) => (row.employees_end ?? 0) - (row.employees_start ?? 0));
  if (growth === null) return null;
  return {
    basis,
    growth,
    hires: rate((row) => row.hires),
    separations: rate((row) => row.separations),
  };
}
