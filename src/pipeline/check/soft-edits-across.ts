import type { CommunityRow, EnterpriseRow } from "#contract/input/input-tables.ts";
import type { IssueCode } from "#contract/issues/issue-codes.ts";
import type { IssueParams } from "#contract/issues/issue-text.ts";
import { type Issue, issueAt } from "#pipeline/issue/issue.ts";
import type { UsableEntry } from "./checked-quarter.ts";
import type { History, ReturnsById } from "./history.ts";

// Soft edits that hold a return against the unit's own of the quarters before (METHOD section 5).

/** Columns of counts of one kind of return, and the one that says how many persons it is about. */
interface Counts<R> {
  readonly id: (row: R) => string;
  readonly size: keyof R & string;
  readonly all: readonly (keyof R & string)[];
  /** Counts of events that come one by one: 0 is possible, and seldom after many. Jobs driven come by the founder. */
  readonly events: readonly (keyof R & string)[];
}

export const communityCounts: Counts<CommunityRow> = {
  id: (row) => row.community_id,
  size: "labour_force",
  all: [
    "working_age_population",
    "labour_force",
    "unemployed",
    "registered_unemployed",
    "newly_employed",
    "natural_attrition",
    "new_entrepreneurs",
    "jobs_driven",
  ],
  events: ["unemployed", "registered_unemployed", "newly_employed", "natural_attrition", "new_entrepreneurs"],
};
export const enterpriseCounts: Counts<EnterpriseRow> = {
  id: (row) => row.enterprise_id,
  size: "employees_end",
  all: ["employees_start", "hires", "separations", "layoffs", "employees_end", "vacancies"],
  events: ["hires", "separations", "vacancies"],
};

const IDENTICAL_FROM = 50;

/** Every count as in the quarter before, and 50 persons or more: the old return, handed in again? */
export function askIdentical<R extends object>(
  entries: readonly UsableEntry<R>[],
  last: ReturnsById<R>,
  counts: Counts<R>,
): Issue[] {
  return entries.flatMap((entry) => {
    const before = last.get(counts.id(entry.row))?.row;
    if (before === undefined || Number(entry.row[counts.size]) < IDENTICAL_FROM) return [];
    if (counts.all.some((column) => entry.row[column] !== before[column])) return [];
    return [issueAt(entry, "identical_to_last_quarter", counts.size, String(entry.row[counts.size]))];
  });
}

/**
 * Were the rate the same in all three quarters, all of S events would fall in the first two with probability
 * (2/3)^S: below 0.135 %, the 3 sigma of one side, from 17 on. Fewer are no evidence.
 */
const EVENTS_BEFORE_ZERO = 17;

export function askZeros<R extends object>(
  entries: readonly UsableEntry<R>[],
  history: { readonly last: ReturnsById<R>; readonly beforeLast: ReturnsById<R> },
  counts: Counts<R>,
): Issue[] {
  return entries.flatMap((entry) => {
    const id = counts.id(entry.row);
    // Staff or labour force of 0 is asked about once, in soft-edits.ts.
    if (Number(entry.row[counts.size]) === 0) return [];
    return counts.events.flatMap((column) => {
      if (entry.row[column] !== 0) return [];
      const past = [history.beforeLast, history.last].map((rows) => Number(rows.get(id)?.row[column] ?? 0));
      const [before = 0, last = 0] = past;
      if (before === 0 || last === 0 || before + last < EVENTS_BEFORE_ZERO) return [];
      return [issueAt(entry, "zero_after_counts", column, "0", { beforeLast: before, last })];
    });
  });
}

/** The unit stays in the stratum that its return says; a frame that draws its strata otherwise changes nothing. */
export function askStratumChanges<R extends object>(
  entries: readonly UsableEntry<R>[],
  last: ReturnsById<R>,
  counts: Counts<R>,
  stratum: { readonly column: string; readonly text: (row: R) => string },
): Issue[] {
  return entries.flatMap((entry) => {
    const before = last.get(counts.id(entry.row));
    if (!before || before.stratum.id === entry.stratum.id) return [];
    const [now, then] = [stratum.text(entry.row), stratum.text(before.row)];
    if (now === then) return [];
    const params = { stratum: { word: now }, before: { word: then } };
    return [issueAt(entry, "stratum_changed", stratum.column, now, params)];
  });
}

/** 001 that a spreadsheet made 1 would be a unit that nobody drew, and the panel would seem to change. */
export function askRewrittenIds<R extends object>(
  entries: readonly UsableEntry<R>[],
  last: ReturnsById<R>,
  counts: Counts<R>,
  column: keyof R & string,
): Issue[] {
  const present = new Set(entries.map(({ row }) => counts.id(row)));
  const gone = new Map([...last.keys()].filter((id) => !present.has(id)).map((id) => [withoutZeros(id), id]));
  return entries.flatMap((entry) => {
    const id = counts.id(entry.row);
    const before = last.has(id) ? undefined : gone.get(withoutZeros(id));
    return before === undefined ? [] : [issueAt(entry, "id_rewritten", column, id, { before })];
  });
}

const withoutZeros = (id: string): string => id.replace(/^0+(?=.)/, "");

/** A restructuring explains a break of staff between two quarters: noted. Without a break it explains nothing. */
export function askRestructurings(
  entries: readonly UsableEntry<EnterpriseRow>[],
  last: History["last"]["enterprises"],
): Issue[] {
  return entries.flatMap((entry) => {
    const { restructuring, employees_start: start } = entry.row;
    if (restructuring === null) return [];
    const kind = { word: restructuring };
    const said = (code: IssueCode, params: IssueParams) =>
      issueAt(entry, code, "restructuring", restructuring, { ...params, kind });
    const before = last.get(entry.row.enterprise_id)?.row.employees_end ?? null;
    if (start !== null && start === before) {
      return [said("restructuring_without_break", { before })];
    }
    return [said("restructured", breakParams(before, start))];
  });
}

function breakParams(before: number | null, start: number | null): IssueParams {
  if (before !== null && start !== null) return { before, employees_start: start };
  if (start !== null) return { case: "before_unknown", employees_start: start };
  return before === null ? { case: "both_unknown" } : { case: "start_unknown", before };
}
