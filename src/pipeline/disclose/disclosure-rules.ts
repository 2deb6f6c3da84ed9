import { countPairs } from "#pipeline/estimate/covariance.ts";
import type { Sample, Unit } from "#pipeline/weigh/sample.ts";

// Rules of PUBLIC_FILES.md that a cell of enterprises has to keep before anything of it is published.

export interface CellFault {
  readonly rule: "D1" | "D2" | "D4";
  readonly cell: string;
  readonly indicator: string;
  /** Quarter index. */
  readonly quarter: number;
  /** Quarters between the two of a pair. */
  readonly lag?: number;
  readonly found: string;
  readonly expected: string;
}

const MIN_UNITS = 10;
const MAX_LARGEST = 0.5;
const MAX_TWO_LARGEST = 0.75;
const MIN_REST = 0.15;
/** A unit that stands for so many is protected by its weight. */
const PROTECTING_WEIGHT = 3;

interface Weighted extends Unit {
  readonly weight: number;
}

/** D1 of the whole: enough enterprises for one cell at least. */
export function isPublishable(sample: Sample): boolean {
  return sample.strata.reduce((n, stratum) => n + stratum.units.length, 0) >= MIN_UNITS;
}

/**
 * D1: at least 10 responding enterprises. D2, D3: in weighted size (which is unweighted where all are taken) the
 * largest at most 50 %, the two largest 75 %, and the rest at least 15 % of the largest.
 */
export function cellFaults(indicator: string, sample: Sample): CellFault[] {
  return [...Map.groupBy(sample.strata, (stratum) => stratum.cell)].flatMap(([cell, strata]): CellFault[] => {
    const units = strata.flatMap(({ weight, units: own }) => own.map((unit) => ({ ...unit, weight })));
    const fault = { cell, indicator, quarter: sample.quarter };
    if (units.length < MIN_UNITS) {
      const expected = `at least ${MIN_UNITS} enterprises`;
      return [{ ...fault, rule: "D1", found: `${units.length}`, expected }];
    }
    const dominance = dominanceFault(units);
    return dominance === null ? [] : [{ ...fault, rule: "D2", ...dominance }];
  });
}

/** Size is x, or y where x only counts units. */
function dominanceFault(units: readonly Weighted[]): Pick<CellFault, "found" | "expected"> | null {
  const counted = units.every((unit) => unit.x === 1);
  const sizes = units
    .map((unit) => ({ size: unit.weight * (counted ? unit.y : unit.x), weight: unit.weight }))
    .sort((a, b) => b.size - a.size);
  const total = sizes.reduce((sum, { size }) => sum + size, 0);
  const [first, second] = sizes;
  if (!first || !second || total <= 0) return null;
  const two = first.size + second.size;
  const percent = (part: number) => `${((100 * part) / total).toFixed(0)} %`;
  if (first.size > MAX_LARGEST * total)
    return { found: `the largest has ${percent(first.size)}`, expected: "at most 50 %" };
  if (two > MAX_TWO_LARGEST * total)
    return { found: `the two largest have ${percent(two)}`, expected: "at most 75 %" };
  if (first.weight < PROTECTING_WEIGHT && total - two < MIN_REST * first.size)
    return { found: `all but the two largest have ${percent(total - two)}`, expected: "15 % of the largest" };
  return null;
}

/** D4: at least 10 enterprises in both quarters; and no single leaver or entrant among large and medium ones. */
export function linkFaults(indicator: string, later: Sample, earlier: Sample): CellFault[] {
  const lag = later.quarter - earlier.quarter;
  return [...countPairs(later, earlier)].flatMap(([cell, { matched, movers }]): CellFault[] => {
    const fault = { rule: "D4" as const, cell, indicator, quarter: later.quarter, lag };
    if (matched < MIN_UNITS) {
      const expected = `at least ${MIN_UNITS} enterprises also responding ${lag} quarters before`;
      return [{ ...fault, found: `${matched}`, expected }];
    }
    if (movers === 1 && /large|medium/.test(cell)) {
      const expected = `no or several enterprises coming and going over ${lag} quarters`;
      return [{ ...fault, found: "a single one", expected }];
    }
    return [];
  });
}
