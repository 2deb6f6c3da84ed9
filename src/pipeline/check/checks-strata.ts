import type { CommunityRow } from "#contract/input/input-tables.ts";
import { type Issue, type IssuePlace, makeIssue } from "#pipeline/issue/issue.ts";
import type { FrameStratum } from "#pipeline/read/strata.ts";
import type { StratifiedRow } from "./checked-quarter.ts";

// What a quarter's returns, taken together, say against the frame. Nothing is refused for it.

/** The labour force of a part is not above that of the whole. */
export function askSampleTotals(
  place: IssuePlace,
  rows: readonly StratifiedRow<CommunityRow>[],
  strata: readonly FrameStratum[],
): Issue[] {
  return strata.flatMap(({ id, knownTotal }) => {
    const inside = rows.filter(({ stratum }) => stratum.id === id);
    const counted = inside.reduce((sum, { row }) => sum + (row.labour_force ?? 0), 0);
    if (knownTotal === null || counted <= knownTotal) return [];
    const params = { known_total: knownTotal, stratum: { word: id } };
    const at = { ...place, column: "labour_force" };
    return [makeIssue("sample_above_known_total", at, String(counted), params)];
  });
}

/** A stratum that answered last quarter and has no respondent now: its weight goes to its neighbour, or it has none. */
export function noteEmptiedStrata<R extends { readonly status: string }>(
  place: IssuePlace,
  rows: readonly StratifiedRow<R>[],
  last: Iterable<StratifiedRow<R>>,
  strata: readonly FrameStratum[],
): Issue[] {
  const before = answering(last);
  const now = answering(rows);
  return strata
    .filter(({ id, populationUnits }) => populationUnits > 0 && before.has(id) && !now.has(id))
    .map(({ id, populationUnits }) =>
      makeIssue("stratum_emptied", place, id, { stratum: { word: id }, population_units: populationUnits }),
    );
}

function answering<R extends { readonly status: string }>(rows: Iterable<StratifiedRow<R>>): Set<string> {
  return new Set([...rows].flatMap(({ row, stratum }) => (row.status === "refused" ? [] : [stratum.id])));
}
