import type { EnterpriseRow } from "#contract/input/input-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { CheckedQuarter, StratifiedRow } from "#pipeline/check/checked-quarter.ts";
import type { FrameStratum } from "#pipeline/read/strata.ts";
import { matchedRespondents, type Rates, ratesFor } from "./matched-rates.ts";

// Employment of large and medium enterprises that did not answer (METHOD section 5). Imputed values stand beside the
// returns, for the office to see how far a level rests on them: no figure, variance, link or cell holds them.

const IMPUTED_SIZES: readonly string[] = ["large", "medium"];
const MOST_QUARTERS = 2;

export interface ImputedRow {
  readonly quarter: string;
  readonly id: string;
  readonly stratum: string;
  /** The enterprise refused, or a hard edit refused its return. */
  readonly reason: "refused" | "return_refused";
  /** 1 or 2: which quarter in a row. */
  readonly run: number;
  /** Whose growth and rates were taken: its stratum's, or those of all strata of its size. */
  readonly basis: "stratum" | "size";
  readonly employees_start: number;
  /** Persons, not rounded; empty where nobody of the stratum reported the item. */
  readonly hires: number | null;
  readonly separations: number | null;
  readonly employees_end: number;
}

/** Since this quarter the enterprise counts as lost to the panel, until it answers again. */
export interface AttritionRow {
  readonly quarter: string;
  readonly id: string;
  readonly stratum: string;
  /** Silent for a third quarter; gone from the file without a word; nobody like it to go by. */
  readonly reason: "silent_too_long" | "left_the_file" | "nothing_to_go_by";
}

export interface Imputation {
  readonly imputed: readonly ImputedRow[];
  readonly attrition: readonly AttritionRow[];
}

/** What is known of an enterprise at the end of a quarter, reported or imputed. */
interface State {
  readonly level: number;
  readonly stratum: FrameStratum;
  readonly run: number;
}
type States = ReadonlyMap<string, State>;

/**
 * Imputes E_t = E_(t-1) x matched growth of the stratum, hires and separations = E_(t-1) x rates of the stratum, for
 * at most 2 quarters in a row; then the enterprise is attrition. The quarters are those of one city, in order.
 */
export function imputeEnterprises(quarters: readonly CheckedQuarter[]): Imputation {
  const imputed: ImputedRow[] = [];
  const attrition: AttritionRow[] = [];
  let states: States = new Map();
  let index = Number.NaN;
  for (const quarter of quarters) {
    const isNext = quarterIndex(quarter.quarter) === index + 1;
    const found = imputeQuarter(quarter, isNext ? states : new Map());
    imputed.push(...found.imputed);
    attrition.push(...found.attrition);
    states = found.states;
    index = quarterIndex(quarter.quarter);
  }
  return { imputed, attrition };
}

/** A quarter without a file imputes nothing, and nothing goes on from it. */
function imputeQuarter(quarter: CheckedQuarter, before: States): Imputation & { readonly states: States } {
  if (quarter.enterprises === null) return { imputed: [], attrition: [], states: new Map() };
  const answering = new Set(
    quarter.enterprises.flatMap(({ row }) => (row.status === "refused" ? [] : [row.enterprise_id])),
  );
  const states = new Map(quarter.enterprises.flatMap(reportedState));
  const silent = silentEnterprises(quarter);
  const matched = matchedRespondents(quarter);
  const imputed: ImputedRow[] = [];
  const attrition: AttritionRow[] = [];
  for (const [id, state] of [...before].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (answering.has(id)) continue;
    const { reason, stratum = state.stratum } = silent.get(id) ?? {};
    const place = { quarter: quarter.quarter, id, stratum: stratum.id };
    const rates = ratesFor(matched, stratum);
    const lost = reasonOfLoss(quarter.quarter, reason !== undefined, state.run, rates !== null);
    if (lost !== null) attrition.push({ ...place, reason: lost });
    if (reason === undefined || rates === null || state.run >= MOST_QUARTERS) continue;
    const row = { ...place, reason, run: state.run + 1, ...imputedCounts(state.level, rates) };
    imputed.push(row);
    states.set(id, { level: row.employees_end, stratum, run: row.run });
  }
  return { imputed, attrition, states };
}

/** A closed enterprise has nothing left to impute. */
function reportedState({ row, stratum }: StratifiedRow<EnterpriseRow>): [string, State][] {
  const reported = row.status === "active" && row.employees_end !== null;
  if (!reported || !IMPUTED_SIZES.includes(row.size)) return [];
  return [[row.enterprise_id, { level: row.employees_end ?? 0, stratum, run: 0 }]];
}

interface Silence {
  readonly reason: ImputedRow["reason"];
  /** As the refusal says; a return refused by an edit may be wrong there too. */
  readonly stratum?: FrameStratum;
}

/** Those of the panel without a usable return. */
function silentEnterprises(quarter: CheckedQuarter): Map<string, Silence> {
  const refusals = (quarter.enterprises ?? []).filter(({ row }) => row.status === "refused");
  return new Map<string, Silence>([
    ...quarter.refusedEnterprises.map((id) => [id, { reason: "return_refused" }] as const),
    ...refusals.map(({ row, stratum }) => [row.enterprise_id, { reason: "refused", stratum }] as const),
  ]);
}

function reasonOfLoss(
  quarter: string,
  silent: boolean,
  run: number,
  comparable: boolean,
): AttritionRow["reason"] | null {
  if (!silent) return isPanelRefresh(quarter) ? null : "left_the_file";
  if (run >= MOST_QUARTERS) return "silent_too_long";
  return comparable ? null : "nothing_to_go_by";
}

/** Panels are renewed in January: who leaves then was let go. */
function isPanelRefresh(quarter: string): boolean {
  return quarterIndex(quarter) % 4 === 0;
}

function imputedCounts(level: number, rates: Rates) {
  const times = (rate: number | null) => (rate === null ? null : level * rate);
  return {
    basis: rates.basis,
    employees_start: level,
    hires: times(rates.hires),
    separations: times(rates.separations),
    employees_end: level * (1 + rates.growth),
  };
}
