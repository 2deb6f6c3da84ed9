import type { PeriodKind } from "#contract/period.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import type { OfficialRow, TargetRow } from "#contract/registry/registry-tables.ts";

// Targets and published official figures, placed on the quarters of a headline chart.

export interface TargetMark {
  readonly from_quarter: string;
  readonly to_quarter: string;
  readonly value: number;
  readonly concept: string;
}

export interface OfficialMark {
  readonly quarter: string;
  readonly value: number;
  readonly concept: string;
}

/** A yearly target of a flow means nothing beside single quarters or part of a year. */
export function targetMarks(
  targets: readonly TargetRow[],
  indicator: string,
  kind: PeriodKind,
  last: string,
): TargetMark[] {
  const shown = targets.filter(
    (t) => t.chart === indicator && (indicator !== "new_jobs" || kind === "four_quarter"),
  );
  return shown.map((target) => ({
    from_quarter: `${target.from_year}Q1`,
    to_quarter: target.to_year === null ? last : `${target.to_year}Q4`,
    value: target.value,
    concept: target.concept,
  }));
}

/** Official figures that speak of the same length of time as the chart's points. */
export function officialMarks(
  official: readonly OfficialRow[],
  indicator: string,
  kind: PeriodKind,
): OfficialMark[] {
  return official
    .filter((figure) => figure.chart === indicator)
    .flatMap((figure) => {
      const quarter = quarterFor(figure, kind, indicator === "new_jobs");
      return quarter ? [{ quarter, value: figure.value, concept: figure.concept }] : [];
    });
}

/** A rate stands at the quarter its period ends with; a flow only where the period is the chart's own. */
function quarterFor(figure: OfficialRow, kind: PeriodKind, flow: boolean): string | null {
  const period = /^(\d{4})(?:Q([1-4])|H([12])|Q1-Q([1-4]))?$/.exec(figure.period);
  if (!period) return null;
  const [, year, quarter, half, toQuarter] = period;
  const end = Number(quarter ?? toQuarter ?? (half ? Number(half) * 2 : 4));
  const label = quarterOf(quarterIndex(`${year}Q1`) + end - 1);
  if (!flow) return label;
  const cumulative = quarter === undefined || end === 1;
  if (kind === "quarter") return quarter === undefined ? null : label;
  if (kind === "four_quarter") return quarter === undefined && end === 4 ? label : null;
  return cumulative ? label : null;
}
