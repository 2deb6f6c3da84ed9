import type { Claim, Target } from "./claim.ts";
import { orders } from "./orders.ts";
import { respondentsOf, type Truth, trueValue } from "./truth.ts";

// How good claims are. Nothing here helps an attack.

const CLOSE = 0.05;
/** Of a few persons any guess is right now and then: such counts are claimed, but not scored. */
const LEAST_SCORED = 20;

export interface Score {
  readonly attack: string;
  readonly claims: number;
  /** Claims of counts of at least 20 persons. */
  readonly scored: number;
  readonly recovered: number;
  /** Different enterprises among the recovered. */
  readonly enterprises: number;
  /** Hits to be expected had each claim been held against a random enterprise of its cell. */
  readonly byChance: number;
  /** |claim / truth - 1| in the middle of the scored claims. */
  readonly medianError: number | null;
}

export interface Truths {
  readonly now: Truth;
  /** Behind the older of two releases. */
  readonly before: Truth | null;
}

export function scoreClaims(claims: readonly Claim[], truths: ReadonlyMap<string, Truths>): Score[] {
  return [...Map.groupBy(claims, (claim) => claim.attack)].map(([attack, made]) => {
    const judged = made.flatMap((claim) => {
      const truth = truths.get(claim.city);
      return truth ? [{ ...judge(claim, truth), city: claim.city }] : [];
    });
    const scored = judged.filter(({ truth }) => truth === null || truth >= LEAST_SCORED);
    const hits = scored.filter(({ error }) => error < CLOSE);
    const errors = scored.map(({ error }) => error).toSorted((a, b) => a - b);
    return {
      attack,
      claims: made.length,
      scored: scored.length,
      recovered: hits.length,
      enterprises: new Set(hits.map(({ city, id }) => `${city}/${id}`)).size,
      byChance: scored.reduce((sum, { chance }) => sum + chance, 0),
      medianError: errors[Math.floor(errors.length / 2)] ?? null,
    };
  });
}

interface Judged {
  readonly id: string | null;
  readonly truth: number | null;
  /** Infinite where the claim speaks of an enterprise that isn't there. */
  readonly error: number;
  readonly chance: number;
}

function judge(claim: Claim, truths: Truths): Judged {
  const { key, target, value } = claim;
  const truth = (target.older === "in" ? truths.before : truths.now) ?? truths.now;
  const countOf = (id: string) => trueValue(truth, id, key);
  const units = targetUnits(target, truths)
    .map((id) => ({ id, truth: countOf(id) }))
    .toSorted((a, b) => (b.truth ?? 0) - (a.truth ?? 0));
  const all = respondentsOf(truth, target.cell, target.in).map(countOf);
  const chance = all.filter((other) => isClose(value, other)).length / Math.max(1, all.length);
  const unit = units.length === claim.of ? meantUnit(claim, units) : undefined;
  if (!unit || unit.truth === null) {
    return { id: null, truth: null, error: Number.POSITIVE_INFINITY, chance };
  }
  return {
    ...unit,
    error: unit.truth === 0 ? Number.POSITIVE_INFINITY : Math.abs(value / unit.truth - 1),
    chance,
  };
}

/**
 * The largest or, of several enterprises claimed together, the one that the likeliest way of pairing them up gives:
 * the nearest, but noised values are off by 5 to 20 % and by nothing else, so a nearer pairing is a mix-up.
 */
function meantUnit<U extends { readonly truth: number | null }>(
  { all, value, noised }: Claim,
  units: readonly U[],
): U | undefined {
  if (!all) return units[0];
  const off = (order: readonly U[]) =>
    order.reduce((sum, unit, i) => sum + mismatch(all[i] ?? 0, unit.truth ?? 0, noised === true), 0);
  return orders(units).toSorted((a, b) => off(a) - off(b))[0]?.[all.indexOf(value)];
}

function mismatch(value: number, truth: number, noised: boolean): number {
  const off = Math.abs(value / Math.max(truth, 0.5) - 1);
  return noised && (off < CLOSE - 1e-6 || off > 0.2) ? 100 + off : off;
}

const isClose = (value: number, truth: number | null): boolean =>
  truth !== null && truth > 0 && Math.abs(value / truth - 1) < CLOSE;

/** The enterprises that a claim means. */
export function targetUnits(target: Target, truths: Truths): string[] {
  const { cell, notIn, older, corrected } = target;
  const [inTruth, outTruth] = [
    older === "in" ? truths.before : truths.now,
    older === "out" ? truths.before : truths.now,
  ];
  if (!inTruth || !outTruth) return [];
  const quarter = target.in[0]?.[1] ?? 0;
  const isOfStratum = (id: string) =>
    target.stratum === undefined || inTruth.returns.get(quarter)?.get(id)?.stratum.id === target.stratum;
  const isMeant = (id: string) => corrected !== true || isCorrected(id, quarter, truths);
  const out = new Set(notIn === null ? [] : respondentsOf(outTruth, cell, notIn));
  return respondentsOf(inTruth, cell, target.in).filter(
    (id) => !out.has(id) && id !== target.but && isOfStratum(id) && isMeant(id),
  );
}

function isCorrected(id: string, quarter: number, { now, before }: Truths): boolean {
  const [is, was] = [now, before].map((truth) => truth?.returns.get(quarter)?.get(id)?.row);
  return is !== undefined && was !== undefined && JSON.stringify(is) !== JSON.stringify(was);
}
