import type { CalendarRow, ReleaseRow, RevisionRow } from "#contract/published/release-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";
import { releaseQuarter } from "#contract/release-id.ts";

/** A release that stands, with what is counted of it. */
export interface ReleaseFacts {
  readonly id: string;
  /** null: built outside of a release. */
  readonly released_on: string | null;
  /** Figures with a value. */
  readonly figures: number;
}

/** Past releases in order, the current one, then what the calendar plans after it. */
export function releaseRows(
  past: readonly ReleaseFacts[],
  own: ReleaseFacts,
  calendar: readonly CalendarRow[],
  revisions: readonly Pick<RevisionRow, "release">[],
): ReleaseRow[] {
  const plans = new Map(calendar.map((row) => [row.quarter, row.planned_on]));
  const row = (facts: ReleaseFacts, i: number): ReleaseRow => {
    const quarter = releaseQuarter(facts.id);
    return {
      release: facts.id,
      quarter,
      planned_on: plans.get(quarter) ?? null,
      released_on: facts.released_on,
      state: facts.id === own.id ? "current" : "past",
      kept: facts.released_on !== null,
      figures: facts.figures,
      // The first release has none before it.
      revised_figures: i === 0 ? null : revisions.filter(({ release }) => release === facts.id).length,
    };
  };
  const last = quarterIndex(releaseQuarter(own.id));
  return [
    ...[...past, own].map(row),
    ...calendar.filter(({ quarter }) => quarterIndex(quarter) > last).map(plannedRow),
  ];
}

function plannedRow({ quarter, planned_on }: CalendarRow): ReleaseRow {
  const nothing = { released_on: null, kept: false, figures: null, revised_figures: null };
  return { release: quarter, quarter, planned_on, state: "planned", ...nothing };
}
