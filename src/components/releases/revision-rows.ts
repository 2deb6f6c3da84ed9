import { periodEnd } from "#contract/period.ts";
import type { ReleaseRow, RevisionRow } from "#contract/published/release-tables.ts";
import type { Indicator } from "#contract/registry/registry.ts";

// The revisions that the page shows one by one: headline indicators, the kinds of period that the site speaks of.

export const RELEASES_SHOWN = 4;
const KINDS: readonly string[] = ["quarter", "four_quarter"];

/** A figure with all its revisions, oldest first. */
export interface RevisedFigure {
  readonly indicator: Indicator;
  readonly first: RevisionRow;
  readonly revisions: readonly RevisionRow[];
}

export interface RevisedCity {
  readonly city: string;
  readonly figures: readonly RevisedFigure[];
}

/** Releases that stand, newest first. */
export function releasesOf(releases: readonly ReleaseRow[]): ReleaseRow[] {
  return releases.filter(({ state }) => state !== "planned").toReversed();
}

/** Rows of headline indicators in the kinds of period shown. */
export function headlineRevisions(
  revisions: readonly RevisionRow[],
  indicators: readonly Indicator[],
): RevisionRow[] {
  const headline = new Set(indicators.filter((indicator) => indicator.headline).map(({ id }) => id));
  return revisions.filter((row) => headline.has(row.indicator) && KINDS.includes(row.period_kind));
}

/** Cities in the order given, figures by indicator and from the newest period back. */
export function revisedCities(
  rows: readonly RevisionRow[],
  indicators: readonly Indicator[],
  releases: readonly string[],
  cities: readonly string[],
): RevisedCity[] {
  const byCity = Map.groupBy(rows, ({ city }) => city);
  return cities.flatMap((city) => {
    const figures = indicators.flatMap((indicator) => figuresOf(indicator, byCity.get(city) ?? [], releases));
    return figures.length === 0 ? [] : [{ city, figures }];
  });
}

function figuresOf(
  indicator: Indicator,
  rows: readonly RevisionRow[],
  releases: readonly string[],
): RevisedFigure[] {
  const own = rows.filter((row) => row.indicator === indicator.id);
  return [...Map.groupBy(own, ({ period, period_kind }) => `${period_kind} ${period}`).values()]
    .filter((chain) => chain.some(({ release }) => releases.includes(release)))
    .flatMap((revisions) => (revisions[0] ? [{ indicator, first: revisions[0], revisions }] : []))
    .toSorted(
      (a, b) =>
        periodEnd(b.first.period) - periodEnd(a.first.period) ||
        KINDS.indexOf(a.first.period_kind) - KINDS.indexOf(b.first.period_kind),
    );
}

/** How far a value moved, in halves of its first interval: so that rates and persons can be compared. */
export function largestMoves(rows: readonly RevisionRow[], count: number): RevisionRow[] {
  const sizeOf = ({ estimate, previous_estimate, first_lower, first_upper }: RevisionRow) =>
    estimate === null || previous_estimate === null || first_lower === null || first_upper === null
      ? 0
      : Math.abs(estimate - previous_estimate) / ((first_upper - first_lower) / 2 || 1);
  return rows
    .filter((row) => sizeOf(row) > 0 && row.revised === "value")
    .toSorted((a, b) => sizeOf(b) - sizeOf(a))
    .slice(0, count);
}
