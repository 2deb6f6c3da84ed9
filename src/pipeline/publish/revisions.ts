import type { EstimateRow } from "#contract/published/figure-tables.ts";
import type { RevisedQuarter } from "#contract/published/manifest.ts";
import type { ChangeVerdict, FigureStatus } from "#contract/published/published-codes.ts";
import type { RevisionRow, VintageRow } from "#contract/published/release-tables.ts";
import { type RevisedIndicator, reasonsOf } from "./revision-reasons.ts";

// What each release says anew of figures that were published before.

/** What of an estimate a reader was told; the standard error and what follows from it alone is left aside. */
export type PublishedFigure = Pick<
  EstimateRow,
  | "city"
  | "period"
  | "period_kind"
  | "indicator"
  | "domain"
  | "estimate"
  | "ci_lower"
  | "ci_upper"
  | "verdict_change"
  | "obs_status"
  | "conf_status"
>;

export interface PublishedRelease {
  readonly release: string;
  readonly estimates: readonly PublishedFigure[];
  /** What differs from the release before, as its manifest says. */
  readonly revised: readonly RevisedQuarter[];
  readonly method_changed: boolean;
}

interface Known {
  readonly release: string;
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly verdict: ChangeVerdict | null;
  readonly status: FigureStatus;
}

interface Told {
  /** Its first value; until it has one, its first appearance. */
  readonly first: Known;
  readonly last: Known;
  /** Each thing said of it, with the last release that said so. */
  readonly said: readonly Said[];
  readonly figure: PublishedFigure;
}

interface Said {
  readonly known: Known;
  readonly until: string;
}

/** All figures told of so far, and the revisions among them. */
export interface RevisionHistory {
  readonly told: ReadonlyMap<string, Told>;
  /** Of the newest release added. */
  readonly release: string | null;
  readonly rows: readonly RevisionRow[];
}

export const NO_HISTORY: RevisionHistory = { told: new Map(), release: null, rows: [] };

/** The revisions of all releases, those of `history` in order and then `now`. */
export function revisionRows(
  history: readonly PublishedRelease[],
  now: PublishedRelease,
  indicators: readonly RevisedIndicator[],
): readonly RevisionRow[] {
  return [...history, now].reduce((past, one) => addRelease(past, one, indicators), NO_HISTORY).rows;
}

/** A figure that is new is no revision; one that is no longer there, and had a value, is. */
export function addRelease(
  history: RevisionHistory,
  now: PublishedRelease,
  indicators: readonly RevisedIndicator[],
): RevisionHistory {
  const told = new Map(history.told);
  const found: Bare[] = [];
  const tell = (key: string, before: Told, next: Known) => {
    const revised = revisedPart(before.last, next);
    if (revised !== null) found.push({ ...rowOf(before, next, history.release ?? ""), revised });
    const first = before.first.estimate === null && next.estimate !== null ? next : before.first;
    told.set(key, { ...before, first, last: next, said: addSaid(before.said, next) });
  };
  const present = new Set<string>();
  for (const figure of now.estimates) {
    const key = keyOf(figure);
    const next = knownOf(figure, now.release);
    const before = history.told.get(key);
    present.add(key);
    if (before) tell(key, before, next);
    else told.set(key, { first: next, last: next, said: addSaid([], next), figure });
  }
  for (const [key, before] of history.told)
    if (!present.has(key)) tell(key, before, droppedFrom(now.release));
  const reasons = reasonsOf(found, now, indicators);
  const rows = found.map((row, i): RevisionRow => ({ ...row, reason: reasons[i] ?? "other" }));
  return { told, release: now.release, rows: [...history.rows, ...rows] };
}

/** Everything that was said of every figure, by which releases. */
export function vintageRows({ told }: RevisionHistory): VintageRow[] {
  return [...told.values()].flatMap(({ figure, said }) => {
    const { city, period, period_kind, indicator, domain } = figure;
    return said.map(({ known, until }) => ({
      ...{ city, period, period_kind, indicator, domain },
      ...{ from_release: known.release, to_release: until },
      ...{ estimate: known.estimate, ci_lower: known.lower, ci_upper: known.upper },
      ...{ verdict_change: known.verdict, status: known.status },
    }));
  });
}

function addSaid(said: readonly Said[], next: Known): readonly Said[] {
  const last = said.at(-1);
  if (!last || !saysTheSame(last.known, next)) return [...said, { known: next, until: next.release }];
  return [...said.slice(0, -1), { known: last.known, until: next.release }];
}

function saysTheSame(a: Known, b: Known): boolean {
  const isSameOrAbsent = (x: number | null, y: number | null) =>
    x === null || y === null ? x === y : isSame(x, y);
  return (
    a.verdict === b.verdict &&
    a.status === b.status &&
    isSameOrAbsent(a.estimate, b.estimate) &&
    isSameOrAbsent(a.lower, b.lower) &&
    isSameOrAbsent(a.upper, b.upper)
  );
}

type Bare = Omit<RevisionRow, "reason">;

function keyOf(figure: PublishedFigure): string {
  return [figure.city, figure.period_kind, figure.period, figure.indicator, figure.domain].join(" ");
}

function knownOf(figure: PublishedFigure, release: string): Known {
  return {
    release,
    estimate: figure.estimate,
    lower: figure.ci_lower,
    upper: figure.ci_upper,
    verdict: figure.verdict_change,
    status: figure.conf_status === "confidential" ? "confidential" : figure.obs_status,
  };
}

function droppedFrom(release: string): Known {
  return { release, estimate: null, lower: null, upper: null, verdict: null, status: "dropped" };
}

/** An absent figure that stays absent, for whatever reason, was never told, so it isn't revised. */
function revisedPart(before: Known, now: Known): RevisionRow["revised"] | null {
  if (before.estimate === null || now.estimate === null)
    return before.estimate === now.estimate ? null : "status";
  if (!isSame(before.estimate, now.estimate)) return "value";
  return before.verdict === now.verdict ? null : "verdict";
}

/** The order of additions may differ, which moves the last digits. */
const SAME = 1e-9;

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b));
}

function rowOf({ first, last, figure }: Told, now: Known, previous: string): Omit<Bare, "revised"> {
  const { city, period, period_kind, indicator, domain } = figure;
  const changed = last.status !== now.status;
  return {
    release: now.release,
    ...{ city, period, period_kind, indicator, domain },
    first_release: first.release,
    first_estimate: first.estimate,
    first_lower: first.lower,
    first_upper: first.upper,
    previous_release: previous,
    previous_estimate: last.estimate,
    estimate: now.estimate,
    lower: now.lower,
    upper: now.upper,
    within_first: withinFirst(first, now.estimate),
    verdict_first: first.verdict,
    verdict_before: last.verdict,
    verdict_after: now.verdict,
    obs_status_before: changed ? last.status : null,
    obs_status_after: changed ? now.status : null,
  };
}

function withinFirst({ lower, upper }: Known, estimate: number | null): boolean | null {
  if (lower === null || upper === null || estimate === null) return null;
  return lower <= estimate && estimate <= upper;
}
