import type { RevisionRow } from "#contract/published/release-tables.ts";
import { isBack, isLost, isTurned } from "./headlines.ts";
import { lostCities } from "./losses.ts";
import type { Rehearsal } from "./rehearsal.ts";
import { isLow } from "./response.ts";

// What has to be looked at before anybody approves. `grave` is what hardly ever is meant.

export interface Point {
  readonly code: string;
  readonly count: number;
  readonly grave: boolean;
  /** Those meant, where they are cities. */
  readonly cities?: readonly string[];
}

/** A figure that was published and would have no number any more; not a headline alone. */
const isWithheld = (row: RevisionRow) => row.previous_estimate !== null && row.estimate === null;
const isShownAgain = (row: RevisionRow) => row.previous_estimate === null && row.estimate !== null;

/** None when the candidate is ready. */
export function pointsOf(rehearsal: Rehearsal): Point[] {
  const { losses, inputs, response, refusals, queries, late } = rehearsal;
  const gone = lostCities(losses);
  const headlines = rehearsal.headlines.filter((row) => !gone.has(row.city));
  const revisions = rehearsal.revisions.filter((row) => !gone.has(row.city));
  const lost = (kind: string) => losses.filter((loss) => loss.kind === kind).length;
  const counts: readonly (readonly [code: string, count: number, grave: boolean])[] = [
    ["city_lost", lost("city"), true],
    ["survey_lost", lost("survey"), true],
    ["inputs_changed", inputs.length, true],
    ["no_key", rehearsal.keyless, false],
    ["quarter_missing", lost("quarter"), false],
    ["headline_lost", headlines.filter(isLost).length, false],
    ["headline_back", headlines.filter(isBack).length, false],
    ["verdict_turned", headlines.filter(isTurned).length, false],
    ["verdict_revised", revisions.filter((row) => row.verdict_before !== row.verdict_after).length, false],
    ["figures_lost", revisions.filter(isWithheld).length, false],
    ["figures_back", revisions.filter(isShownAgain).length, false],
    ["revised_outside", revisions.filter((row) => row.within_first === false).length, false],
    ["response_low", response.filter(isLow).length, false],
    ["refusals_new", refusals.fresh, false],
    ["queries_new", queries.fresh, false],
    ["late_held", late.held, false],
    ["other_day", isOtherDay(rehearsal) ? 1 : 0, false],
  ];
  const behind = citiesBehind(rehearsal);
  const cityPoint = { code: "city_behind", count: behind.length, grave: false, cities: behind };
  return [
    ...(behind.length > 0 ? [cityPoint] : []),
    ...counts.flatMap(([code, count, grave]) => (count > 0 ? [{ code, count, grave }] : [])),
  ];
}

/** The calendar plans a first edition: one made for that day would leave out what a second one is made for. */
const isOtherDay = ({ planned_on, candidate }: Rehearsal) =>
  candidate.id === candidate.quarter && planned_on !== null && planned_on !== candidate.released_on;

/** Cities none of whose surveys has returns of the quarter that the release is named after. */
function citiesBehind({ response, candidate }: Rehearsal): string[] {
  const here = new Set(response.flatMap(({ now }) => (now.quarter === candidate.quarter ? [now.city] : [])));
  return [...new Set(response.map(({ now }) => now.city))].filter((city) => !here.has(city));
}
