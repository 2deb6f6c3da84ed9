import type { EstimateRow } from "#contract/published/figure-tables.ts";
import type { RevisionRow } from "#contract/published/release-tables.ts";
import type { Ledger } from "#pipeline/issue/judge.ts";
import type { Candidate } from "../candidate-file.ts";
import type { InputChange } from "../inputs.ts";

// What the two people who approve a candidate look at: how it would differ from the release that is current.

/** What a reader would see of a figure. */
export type Seen = Pick<
  EstimateRow,
  "period" | "estimate" | "ci_lower" | "ci_upper" | "se" | "quality" | "verdict_change" | "obs_status"
>;

export interface Headline {
  readonly city: string;
  readonly indicator: string;
  readonly period_kind: EstimateRow["period_kind"];
  /** The newest of the current release; null where it has none. */
  readonly before: Seen | null;
  /** What the candidate says of that same period. */
  readonly revised: Seen | null;
  /** The newest of the candidate. */
  readonly now: Seen | null;
}

export interface Response {
  readonly city: string;
  readonly quarter: string;
  readonly survey: "community" | "enterprise";
  /** Units with a return, one that refuses or one that a check refused included. */
  readonly units: number;
  readonly responding: number;
}

export interface ResponseChange {
  readonly now: Response;
  /** Of the newest quarter of the current release. */
  readonly before: Response | null;
}

/** A city, survey or quarter that the current release holds and the candidate does not. */
export interface Loss {
  readonly kind: "city" | "survey" | "quarter";
  readonly city: string;
  readonly survey: "community" | "enterprise" | null;
  readonly before: string | null;
  readonly now: string | null;
}

export interface IssueCount {
  readonly count: number;
  /** Those that the release before did not have. */
  readonly fresh: number;
  /** The first of them, the new ones before the others. */
  readonly lines: readonly {
    readonly place: string;
    readonly text: { readonly zh: string; readonly en: string };
  }[];
}

export interface Rehearsal {
  readonly candidate: Candidate;
  /** Planned in the calendar; null where it plans nothing. */
  readonly planned_on: string | null;
  /** Cities whose enterprises are not published for want of the office's key. */
  readonly keyless: number;
  readonly losses: readonly Loss[];
  readonly inputs: readonly InputChange[];
  readonly headlines: readonly Headline[];
  /** Of figures that were published before. */
  readonly revisions: readonly RevisionRow[];
  readonly response: readonly ResponseChange[];
  readonly ledger: Ledger;
  readonly refusals: IssueCount;
  readonly queries: IssueCount;
  /** Late returns that count now and did not in the current release; those held back. */
  readonly late: { readonly applied: number; readonly held: number };
}
